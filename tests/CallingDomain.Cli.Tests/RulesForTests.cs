using System.Text.Json.Nodes;
using CallingDomain.Tests;

namespace CallingDomain.Cli.Tests;

public sealed class RulesForTests
{
    [Theory]
    [InlineData("2026-12-02T00:30:00Z", 0, true, null)] // 19:30
    [InlineData("2026-12-02T01:30:00Z", 1, false, "2026-12-02T13:00:00Z")] // 20:30
    public void For_NumberOfFlorida_FederalAndStateHold(string at, int status, bool open, string? next)
    {
        var run = Tool.Run("rules", "for", "(305) 555-0103", "--at", at, "--zone", "America/New_York", "--kind", "Sales", "--json");
        Assert.Equal((status, open, next), (run.Status, (bool)run.Json["open"]!, (string?)run.Json["nextOpen"]));
        Assert.Equal("+13055550103", (string)run.Json["number"]!);
        Assert.Equal(["us-federal-abandoned Applies True", "us-federal-hours Applies True", $"us-florida Applies {open}"], Rows(run).Select(row => $"{row["file"]} {row["standing"]} {(bool)row["open"]!}"));
        Assert.Equal(RuleLibrary.Files.Names.Length - 3, (int)run.Json["others"]!);
        Assert.All(Rows(run), row => Assert.Equal("2026-11-30", (string)row["readOn"]!));
    }

    [Fact]
    public void For_PersonWithoutConsent_LacksAFact()
    {
        string[] call = ["rules", "for", "+33140000001", "--at", "2026-12-01T10:00:00Z", "--zone", "Europe/Paris", "--kind", "Sales"];
        var without = Tool.Run([.. call, "--json"]);
        Assert.Equal((1, "FactMissing"), (without.Status, (string)Rows(without).Single(row => (string)row["file"]! == "fr-consent")["standing"]!));
        Assert.False((bool)Rows(without).Single(row => (string)row["file"]! == "fr-hours-until-2026-08-10")["inForce"]!);
        var with = Tool.Run([.. call, "--field", "consentOn=2026-09-01", "--field", "state=x", "--json"]);
        Assert.Equal((0, "Applies"), (with.Status, (string)Rows(with).Single(row => (string)row["file"]! == "fr-consent")["standing"]!));
        Assert.StartsWith("consentOn is a date", (string)Rows(without).Single(row => (string)row["file"]! == "fr-consent")["needs"]!, StringComparison.Ordinal);
        var people = Tool.Run(call).Output;
        Assert.Contains("No call may begin at 2026-12-01T10:00:00Z", people, StringComparison.Ordinal);
        Assert.Contains("The rule set 'France, consent' needs: consentOn is a date", people, StringComparison.Ordinal);
        Assert.Contains("The person is in Europe/Paris.", people, StringComparison.Ordinal);
    }

    [Theory] // 8:30 in India
    [InlineData("Mo-Fr 08:00-10:00", 0, "A call may begin at")]
    [InlineData("Sa 08:00-10:00", 1, "and next at 2026-12-05T02:30:00Z")]
    [InlineData("mornings", 1, "takes the contact's hours from the field callingHours, which has 'mornings'")]
    public void For_HoursThatThePersonChose_ReplaceThoseOfTheSet(string hours, int status, string expected)
    {
        var run = Tool.Run("rules", "for", "+919876543210", "--at", "2026-12-01T03:00:00Z", "--kind", "Sales", "--field", $"callingHours={hours}");
        Assert.Equal(status, run.Status);
        Assert.Contains(expected, run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void For_NumberWithoutAZone_NeedsAllZonesOfItsRegion()
    {
        var run = Tool.Run("rules", "for", "+12125550103", "--at", "2026-12-01T15:00:00Z", "--kind", "Sales", "--json"); // 5:00 in Honolulu
        Assert.Equal((1, "2026-12-01T18:00:00Z"), (run.Status, (string)run.Json["nextOpen"]!));
        Assert.Contains("Pacific/Honolulu", run.Json["zones"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void For_KindGivenTwice_CountsOnce()
    {
        string[] call = ["rules", "for", "+13055550103", "--at", "2026-12-01T15:00:00Z", "--json", "--kind", "Sales"];
        Assert.Equal(Tool.Run(call).Output, Tool.Run([.. call, "--kind", "sales"]).Output);
    }

    [Fact]
    public void For_FolderWithoutRules_IsRefused()
    {
        using var folder = new Folder();
        var path = Path.GetDirectoryName(folder.Write("notes.txt", "no rules"))!;
        Assert.Equal("FILE_NOT_FOUND", (string)Tool.Run("rules", "for", "+13055550103", "--at", "2026-12-01T15:00:00Z", "--rules", path, "--json").Json["error"]!["code"]!);
    }

    [Fact]
    public void For_FolderOfRules_ReadsItsFiles()
    {
        using var folder = new Folder();
        var path = folder.Write("house.json", """{"name":"House","source":"own: late","windows":[{"from":"18:00","to":"20:00"}]}""");
        var run = Tool.Run("rules", "for", "+390612345678", "--at", "2026-12-01T12:00:00Z", "--zone", "Europe/Rome", "--rules", Path.GetDirectoryName(path)!, "--json");
        Assert.Equal((1, "House", "2026-12-01T17:00:00Z"), (run.Status, (string)Rows(run).Single()["name"]!, (string)run.Json["nextOpen"]!));
    }

    [Theory]
    [InlineData("ARGUMENTS_INVALID", "+12125550103")]
    [InlineData("INSTANT_INVALID", "+12125550103", "--at", "noon")]
    [InlineData("TIME_OUT_OF_RANGE", "+12125550103", "--at", "9999-01-01T00:00:00Z")]
    [InlineData("NUMBER_LENGTH", "1", "--at", "2026-12-01T15:00:00Z")]
    [InlineData("TIME_ZONE_UNKNOWN", "+12125550103", "--at", "2026-12-01T15:00:00Z", "--zone", "Mars")]
    [InlineData("ARGUMENTS_INVALID", "+12125550103", "--at", "2026-12-01T15:00:00Z", "--field", "consentOn")]
    [InlineData("ARGUMENTS_INVALID", "+12125550103", "--at", "2026-12-01T15:00:00Z", "--field", "a=1", "--field", "a=2")]
    [InlineData("ARGUMENTS_INVALID", "+12125550103", "--at", "2026-12-01T15:00:00Z", "--field", " =1")]
    [InlineData("ARGUMENTS_INVALID", "+12125550103", "--at", "2026-12-01T15:00:00Z", "--kind", " ")]
    [InlineData("FILE_NOT_FOUND", "+12125550103", "--at", "2026-12-01T15:00:00Z", "--rules", "no-such-folder")]
    [InlineData("ARGUMENTS_INVALID", "+80012345678", "--at", "2026-12-01T15:00:00Z")]
    [InlineData("NUMBER_REGION_UNKNOWN", "212", "--at", "2026-12-01T15:00:00Z", "--region", "XX")]
    public void For_InvalidArguments_AreRefused(string code, params string[] arguments)
    {
        var run = Tool.Run(["rules", "for", .. arguments, "--json"]);
        Assert.Equal((2, code), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Fact]
    public void RulesPage_Campaign_RunsUnderItsSets()
    {
        var page = Repository.Text("docs", "rules.md");
        var begin = page.IndexOf("```json\n", StringComparison.Ordinal) + 8;
        var run = Tool.RunWith(page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)], "campaign", "simulate", "-", "--until", "2026-12-02T00:00:00Z", "--json");
        Assert.Equal(0, run.Status);
        Assert.Equal(["2026-12-01T08:00:00Z", "2026-12-01T09:00:00Z", "2026-12-01T13:00:00Z"], run.Json["history"]!.AsArray().GroupBy(call => (string)call!["contact"]!).Select(calls => (string)calls.First()!["dialedAt"]!).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<JsonObject> Rows(Tool run) => run.Json["rules"]!.AsArray().Select(row => row!.AsObject());
}
