using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class PhoneZonesTests
{
    private static readonly PhoneNumber Italy = PhoneNumber.Parse("+39"), Rome = PhoneNumber.Parse("+3906"), Mobile = PhoneNumber.Parse("+390612345678");
    private static readonly DateTimeZone One = DateTimeZoneProviders.Tzdb["Europe/Rome"], Other = DateTimeZoneProviders.Tzdb["Europe/Vatican"];

    private static readonly PhoneZones Zones = PhoneZones.None.With(Italy, One).With(Rome, One, Other);

    [Fact]
    public void ZonesOf_SeveralPrefixes_AreThoseOfTheLongest()
    {
        Assert.Equal([One, Other], Zones.ZonesOf(Mobile).AsEnumerable());
        Assert.Equal([One], Zones.ZonesOf(PhoneNumber.Parse("+390212345678")).AsEnumerable());
        Assert.Empty(Zones.ZonesOf(PhoneNumber.Parse("+15013334444")));
        Assert.Empty(Zones.ZonesOf(PhoneNumber.Parse("+3"))); // shorter than every prefix
        Assert.Empty(PhoneZones.None.ZonesOf(Mobile));
    }

    [Fact]
    public void With_KnownPrefix_ReplacesItsZones()
    {
        var replaced = Zones.With(Rome, Other);
        Assert.Equal([Other], replaced.ZonesOf(Mobile).AsEnumerable());
        Assert.Equal([One, Other], Zones.ZonesOf(Mobile).AsEnumerable());
        Assert.NotEqual(Zones, replaced);
    }

    [Fact]
    public void WithZones_Numbers_HaveTheirZonesBesideThoseOfTheirPrefix()
    {
        var (utc, milan, lab) = (DateTimeZone.Utc, PhoneNumber.Parse("+390212345678"), PhoneNumber.Parse("+15013334444"));
        var zones = Zones.WithZones([new(milan, utc), new(lab, utc), new(lab, Other), new(milan, utc), new(Mobile, One)]);
        Assert.Equal([One, utc], zones.ZonesOf(milan).AsEnumerable());
        Assert.Equal([Other, utc], zones.ZonesOf(lab).AsEnumerable());
        Assert.Equal([One, Other], zones.ZonesOf(Mobile).AsEnumerable());
        Assert.Equal([One], zones.ZonesOf(PhoneNumber.Parse("+390212345679")).AsEnumerable());
        Assert.Same(Zones, Zones.WithZones([]));
        Assert.Throws<ArgumentException>(() => Zones.WithZones([new(PhoneNumber.None, utc)]));
        Assert.Throws<ArgumentException>(() => Zones.WithZones([new(milan, null!)]));
    }

    [Fact]
    public void Equals_SamePrefixesInAnyOrder_IsTrue()
    {
        var same = PhoneZones.Of([new(Rome, [Other, One]), new(Italy, [One])]);
        Assert.Equal(Zones, same);
        Assert.Equal(Zones.GetHashCode(), same.GetHashCode());
        Assert.Equal("2 prefixes", same.ToString());
    }

    [Fact]
    public void Of_DuplicateOrEmptyPrefixes_Throws()
    {
        Assert.Throws<ArgumentException>(() => PhoneZones.Of([new(Rome, [One]), new(Rome, [Other])]));
        Assert.Throws<ArgumentException>(() => PhoneZones.None.With(PhoneNumber.None, One));
        Assert.Throws<ArgumentException>(() => PhoneZones.None.With(Rome));
    }
}
