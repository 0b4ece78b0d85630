using static CallingDomain.Contacts.Tests.RoleFile;

namespace CallingDomain.Contacts.Tests;

public sealed class ZoneColumnTests
{
    private const string A = "+12025550101", B = "+12025550102", C = "+12025550103", NewYork = "America/New_York", Denver = "America/Denver";

    [Theory]
    [InlineData("-5", "0", "UTC-05")]
    [InlineData("-5.00", "", "UTC-05")]
    [InlineData("+05:30", "no", "UTC+05:30")]
    [InlineData("5.5", "0", "UTC+05:30")]
    [InlineData("-0330", "0", "UTC-03:30")]
    [InlineData("UTC-5", "0", "UTC-05")]
    [InlineData("GMT", "0", "UTC")]
    [InlineData("-5", "1", NewYork)]
    [InlineData("-05:00", "yes", NewYork)]
    [InlineData("-7", "0", "America/Phoenix")]
    public void Offset_WithOrWithoutDaylightSaving_IsAZone(string offset, string daylight, string zone) => Assert.Equal(zone, ByOffset(offset, daylight).Contacts.Single().Contact.TimeZone!.Id);

    [Theory]
    [InlineData("-6", "1", "2 TIME_ZONE_UNKNOWN!")]
    [InlineData("-5", "perhaps", "3 CONTACT_FLAG_INVALID!")]
    [InlineData("Eastern", "0", "2 TIME_ZONE_UNKNOWN!")]
    [InlineData("5.3", "0", "2 TIME_ZONE_UNKNOWN!")]
    [InlineData("-13", "0", "2 TIME_ZONE_UNKNOWN!")]
    [InlineData("15", "0", "2 TIME_ZONE_UNKNOWN!")]
    [InlineData("+", "0", "2 TIME_ZONE_UNKNOWN!")]
    [InlineData("5:5", "0", "2 TIME_ZONE_UNKNOWN!")]
    [InlineData("--5", "0", "2 TIME_ZONE_UNKNOWN!")]
    public void Offset_Unknown_RejectsTheRow(string offset, string daylight, string issues) => Assert.Equal(issues, Issues(ByOffset(offset, daylight)));

    [Theory]
    [InlineData("E", NewYork)]
    [InlineData("m", Denver)]
    [InlineData("", null)]
    public void Code_Known_IsAZone(string code, string? zone) => Assert.Equal(zone, ByCode(code).Contacts.Single().Contact.TimeZone?.Id);

    [Theory]
    [InlineData("P")]
    [InlineData("America/New_York")]
    public void Code_Unknown_RejectsTheRow(string code) => Assert.Equal("2 TIME_ZONE_UNKNOWN!", Issues(ByCode(code)));

    [Fact]
    public void Name_WithWords_TakesBoth()
    {
        var columns = new ContactColumns { PrimaryPhone = "p", TimeZone = new ZoneColumn("zone") { Zones = [new CellWord("Eastern Time", NewYork)] } };
        Assert.Equal([NewYork, Denver], Read($"p,zone\n{A},eastern time\n{B},{Denver}\n", columns).Contacts.Select(row => row.Contact.TimeZone!.Id));
    }

    [Theory]
    [InlineData("EST")]
    [InlineData("MST")]
    [InlineData("GMT")]
    public void Name_AbbreviationWithoutDaylightSaving_RejectsTheRowUnlessItIsMapped(string name)
    {
        var columns = new ContactColumns { PrimaryPhone = "p", TimeZone = "zone" };
        var file = $"p,zone\n{A},{name}\n";
        Assert.Equal("2 TIME_ZONE_AMBIGUOUS!", Issues(Read(file, columns)));
        Assert.Equal(NewYork, One(file, columns with { TimeZone = new ZoneColumn("zone") { Zones = [new CellWord(name, NewYork)] } }).Contact.TimeZone!.Id);
    }

    [Theory]
    [InlineData("EST5EDT")]
    [InlineData("HST")]
    [InlineData("CET")]
    public void Name_OtherAbbreviation_IsAZone(string name) => Assert.Equal(name, One($"p,zone\n{A},{name}\n", new ContactColumns { PrimaryPhone = "p", TimeZone = "zone" }).Contact.TimeZone!.Id);

    [Fact]
    public void ByPhone_AllAgree_IsTheZoneOfTheContact()
    {
        var row = One($"p1,z1,p2,z2\n{A},{Denver},{B},{Denver}\n", ByPhone);
        Assert.Equal((Denver, 0), (row.Contact.TimeZone!.Id, row.PhoneZones.Length));
    }

    [Fact]
    public void ByPhone_Different_TheFirstCalledIsTheContactsAndTheOthersAreGiven()
    {
        var row = One($"p1,z1,p2,z2,p3,z3\n{A},{Denver},{B},{NewYork},{C},\n", ByPhone with { AdditionalPhones = [ByPhone.AdditionalPhones[0] with { TypeColumn = null }] });
        Assert.Equal(Denver, row.Contact.TimeZone!.Id);
        Assert.Equal([$"{B} {NewYork}", $"{C} {Denver}", $"{C} {NewYork}"], row.PhoneZones.Select(zone => $"{zone.Phone} {zone.Zone.Id}"));
    }

    [Fact]
    public void ByPhone_NotTaken_OtherZonesAreLeftOut()
    {
        var options = Options(ByPhone) with { TakesPhoneZones = false };
        var report = Read($"p1,z1,p2,z2,p3,z3\n{A},{Denver},{B},{NewYork},{C},\n", options);
        Assert.Equal(($"-; {A}", "3 CONTACT_PHONE_ZONE_DIFFERS 5 CONTACT_PHONE_ZONE_DIFFERS"), (Phones(report.Contacts.Single().Contact), Issues(report)));
    }

    [Fact]
    public void ByPhone_SameNumberInTwoZones_HasBoth()
    {
        var row = One($"p1,z1,p2,z2\n{A},{Denver},{A},{NewYork}\n", ByPhone);
        Assert.Equal([$"{A} {Denver}", $"{A} {NewYork}"], row.PhoneZones.Select(zone => $"{zone.Phone} {zone.Zone.Id}"));
        Assert.Equal("CONTACT_PHONE_ZONE_DIFFERS", Assert.Single(Read($"p1,z1,p2,z2\n{A},{Denver},{A},{NewYork}\n", Options(ByPhone) with { TakesPhoneZones = false }).Rejected).Issues.First(issue => issue.IsError).Code);
    }

    [Fact]
    public void ByPhone_BesideTheContacts_IsForThePhonesWithoutOne()
    {
        var row = One($"zone,p1,z1,p2,z2\n{Denver},{A},,{B},{NewYork}\n", ByPhone with { TimeZone = "zone" });
        Assert.Equal((Denver, $"{B} {NewYork}"), (row.Contact.TimeZone!.Id, string.Join(' ', row.PhoneZones.Select(zone => $"{zone.Phone} {zone.Zone.Id}"))));
    }

    private static ContactColumns ByPhone => new() { AdditionalPhones = [new PhoneColumn("p{n}") { TimeZone = "z{n}" }] };

    private static ContactImportReport ByOffset(string offset, string daylight) => Read($"p,offset,dst\n{A},{offset},{daylight}\n", new ContactColumns
    {
        PrimaryPhone = "p",
        TimeZone = new ZoneColumn("offset") { Form = ZoneForm.Offset, DaylightColumn = "dst", Zones = [new CellWord("-5 DST", NewYork), new CellWord("-07:00", "America/Phoenix")] },
    });

    private static ContactImportReport ByCode(string code) =>
        Read($"p,zone\n{A},{code}\n", new ContactColumns { PrimaryPhone = "p", TimeZone = new ZoneColumn("zone") { Form = ZoneForm.Code, Zones = [new CellWord("E", NewYork), new CellWord("M", Denver)] } });
}
