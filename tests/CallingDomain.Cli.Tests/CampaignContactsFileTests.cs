using System.Text.Json.Nodes;

namespace CallingDomain.Cli.Tests;

public sealed class CampaignContactsFileTests : IDisposable
{
    private const string Settings = """ "start":"2026-03-02T00:00:00Z","timeZone":"Europe/Rome","callingHours":[{"from":"09:00","to":"18:00"}],"retry":{"globalMaxAttempts":1},"outcomes":{"script":{"*":["NoAnswer"]}} """;

    private readonly Folder _folder = new();

    [Theory]
    [InlineData("id,phone,zone,phone2,zone2\nc1,+390612345601,Europe/Rome,+12125550123,America/New_York\n", """{"id":"id","primaryPhone":{"column":"phone","timeZone":"zone"},"additionalPhones":{"Other":{"column":"phone2","timeZone":"zone2"}}}""")]
    [InlineData("id,phone,zone\nc1,+390612345601,Europe/Rome\nc1,+12125550123,America/New_York\n", """{"id":"id","key":"id","primaryPhone":"phone","timeZone":"zone"}""")]
    public void PhonesOfTwoZones_AreCalledInTheirOwnHours(string contacts, string columns)
    {
        var run = Simulate(contacts, columns);
        Assert.Equal(
            ["+390612345601 2026-03-02T08:00:00Z", "+12125550123 2026-03-02T14:00:00Z"], // 9:00 in Rome, and in New York
            run.Json["history"]!.AsArray().Select(call => $"{call!["phone"]} {call["dialedAt"]}"));
        Assert.DoesNotContain("CONTACT_PHONE_ZONE_DIFFERS", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NumberInContactsOfTwoZones_IsCalledWhenBothAreOpen()
    {
        const string contacts = "id,zone,phone,phone2,zone2\nc1,Europe/Rome,+390612345601,+12125550123,America/New_York\nc2,America/Denver,+12125550123,,\n";
        var run = Simulate(contacts, """{"id":"id","timeZone":"zone","primaryPhone":"phone","untypedPhones":[{"column":"phone2","timeZone":"zone2"}]}""");
        Assert.Equal(
            ["c1 +12125550123 2026-03-02T16:00:00Z", "c1 +390612345601 2026-03-02T08:00:00Z", "c2 +12125550123 2026-03-02T16:00:00Z"], // 11:00 in New York, 9:00 in Denver
            run.Json["history"]!.AsArray().Select(call => $"{call!["contact"]} {call["phone"]} {call["dialedAt"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void PhonesOfTwoZones_OnAStore_AreTheSameAsSimulated()
    {
        const string columns = """{"id":"id","primaryPhone":{"column":"phone","timeZone":"zone"},"untypedPhones":[{"column":"phone2","timeZone":"zone2"}]}""";
        var simulated = Simulate("id,phone,zone,phone2,zone2\nc1,+390612345601,Europe/Rome,+12125550123,America/New_York\n", columns);
        for (var run = 0; run < 2; run++) // begun, and continued
        {
            var stored = Tool.Run("campaign", "run", _folder.PathOf("campaign.json"), "--store", $"sqlite:{_folder.PathOf("campaign.db")}", "--json");
            Assert.Equal(simulated.Json["history"]!.ToJsonString(), stored.Json["history"]!.ToJsonString());
        }
    }

    [Fact]
    public void PhoneZonesOfAFileThatIsRefused_AreRefused()
    {
        var run = Simulate("id,phone,zone\nc1,\"+390612345601,Europe/Rome\n", """{"id":"id","primaryPhone":{"column":"phone","timeZone":"zone"}}""");
        Assert.Equal((2, "FILE_QUOTE_UNTERMINATED"), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Theory]
    [InlineData("\"us.txt\"", "+12025550142\n", true)]
    [InlineData("""{"path":"us.txt","region":"US"}""", "202,5550142\n", true)]
    [InlineData("""["other.txt",{"path":"us.txt","region":"US"}]""", "2025550142\n", true)]
    [InlineData("[]", "+12025550142\n", false)]
    [InlineData("\"us.txt\"", "+12025550143\n", false)]
    public void BlacklistFile_ListedNumbers_AreNotCalled(string file, string numbers, bool isListed)
    {
        _folder.Write("us.txt", numbers);
        _folder.Write("other.txt", "+12025550199\n");
        var run = Tool.Run("campaign", "simulate", Campaign(file), "--json");
        Assert.Equal(isListed ? ["+12025550101"] : ["+12025550101", "+12025550142"], run.Json["history"]!.AsArray().Select(call => (string)call!["phone"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(isListed ? ["c2", "c3"] : ["c3"], run.Json["leftOut"]!.AsArray().Where(each => (string)each!["code"]! == "PHONE_BLACKLISTED").Select(each => (string)each!["contact"]!).Order(StringComparer.Ordinal)); // c3 by the property blacklist
    }

    [Fact]
    public void BlacklistFile_SavedBlacklist_IsRead()
    {
        Assert.Equal(0, Tool.Run("contacts", "blacklist", _folder.Write("list.txt", "202,5550142\n"), "--region", "US", "--output", _folder.PathOf("saved.blacklist")).Status);
        var run = Tool.Run("campaign", "simulate", Campaign("\"saved.blacklist\""), "--json");
        Assert.DoesNotContain("+12025550142", run.Json["history"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"us.txt\"", "NUMBER_NOT_E164")]
    [InlineData("\"missing.txt\"", "FILE_NOT_FOUND")]
    [InlineData("\"-\"", "PROPERTY_RANGE")]
    [InlineData("5", "PROPERTY_TYPE")]
    [InlineData("""{"region":"US"}""", "PROPERTY_MISSING")]
    [InlineData("""{"path":"us.txt","region":"XX"}""", "NUMBER_REGION_UNKNOWN")]
    [InlineData("""{"path":"us.txt","regio":"US"}""", "PROPERTY_UNKNOWN")]
    public void BlacklistFile_ThatCannotBeRead_RefusesTheCampaign(string file, string code)
    {
        _folder.Write("us.txt", "+12025550142\n202555\n");
        var run = Tool.Run("campaign", "simulate", Campaign(file), "--json");
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Fact]
    public void BlacklistFile_OutputOfThatName_IsRefused()
    {
        var list = _folder.Write("us.txt", "+12025550142\n");
        Assert.Equal(2, Tool.Run("campaign", "simulate", Campaign("\"us.txt\""), "--history", list).Status);
        Assert.Equal("+12025550142\n", File.ReadAllText(list));
    }

    public void Dispose() => _folder.Dispose();

    private Tool Simulate(string contacts, string columns)
    {
        _folder.Write("contacts.csv", contacts);
        var campaign = $$"""{ {{Settings}},"itemTypes":[{"name":"Other","orderBy":1}],"contactsFile":{"path":"contacts.csv","columns":{{columns}}} }""";
        return Tool.Run("campaign", "simulate", _folder.Write("campaign.json", JsonNode.Parse(campaign)!.ToJsonString()), "--json");
    }

    private string Campaign(string blacklistFile) => _folder.Write("campaign.json", $$"""
        { {{Settings}},"blacklist":["+12025550103"],"blacklistFile":{{blacklistFile}},
          "contacts":[{"id":"c1","primaryPhone":"+12025550101"},{"id":"c2","primaryPhone":"+12025550142"},{"id":"c3","primaryPhone":"+12025550103"}] }
        """);
}
