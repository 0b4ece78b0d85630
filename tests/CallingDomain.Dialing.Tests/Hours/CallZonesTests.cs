using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class CallZonesTests
{
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    private static readonly DateTimeZone Chicago = DateTimeZoneProviders.Tzdb["America/Chicago"];
    private static readonly DateTimeZone Indianapolis = DateTimeZoneProviders.Tzdb["America/Indiana/Indianapolis"];

    [Fact]
    public void ForCall_KnownZones_PrefersPhoneThenContactThenCampaign()
    {
        Assert.Equal<CallZones>(Chicago, CallZones.ForCall(Chicago, Indianapolis, Rome));
        Assert.Equal<CallZones>(Indianapolis, CallZones.ForCall(CallZones.None, Indianapolis, Rome));
        Assert.Equal<CallZones>(Rome, CallZones.ForCall(CallZones.None, (DateTimeZone?)null, Rome));
        Assert.True(CallZones.ForCall(CallZones.None, CallZones.None, CallZones.None).IsNone);
    }

    [Fact]
    public void All_SeveralZones_AreASet()
    {
        var both = CallZones.All([Indianapolis, Chicago, Indianapolis]);
        Assert.Equal<DateTimeZone>([Chicago, Indianapolis], both.Zones);
        Assert.Equal(both.GetHashCode(), CallZones.All([Indianapolis, Chicago]).GetHashCode());
        Assert.True(both != Chicago);
        Assert.Equal(2, both.Count);
        Assert.Equal("America/Chicago, America/Indiana/Indianapolis", both.ToString());
    }

    [Fact]
    public void None_Always_HasNoZone()
    {
        Assert.True(CallZones.None.IsNone);
        Assert.Empty(CallZones.None.Zones);
        Assert.Equal(CallZones.None, CallZones.All([]));
        Assert.Equal(0, CallZones.None.Count);
        Assert.True(CallZones.None == default);
        Assert.Equal("", CallZones.None.ToString());
    }
}
