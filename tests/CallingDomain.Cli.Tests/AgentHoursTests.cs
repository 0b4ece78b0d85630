using System.Text.Json.Nodes;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

/// <summary>Simulations whose agents work when no contact may be called.</summary>
public sealed class AgentHoursTests : IDisposable
{
    private readonly Folder _folder = new();

    [Fact]
    public void Simulate_ShiftsOutsideTheHours_WarnsWithTheCode()
    {
        var report = _folder.PathOf("r.html");
        var run = Tool.RunWith(WithShift("22:00", "06:00"), "campaign", "simulate", "-", "--json", "--report", report);
        Assert.Equal((1, 1, "[\"SHIFTS_OUTSIDE_HOURS\"]"), (run.Status, (int)run.Json["summary"]!["open"]!, run.Json["summary"]!["notices"]!.ToJsonString()));
        Assert.Equal("SHIFTS_OUTSIDE_HOURS: 1 contact stays open, because the calling hours were closed during 100 shifts of the agents in a row. Expected shifts in $.outcomes.agents.shifts that overlap the calling hours.\n", run.Error);
        Assert.Contains("(SHIFTS_OUTSIDE_HOURS)", File.ReadAllText(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20:00", "06:00", null)] // an hour in common
    [InlineData("22:00", "06:00", "2026-03-04T12:00:00Z")] // stopped before
    public void Simulate_OtherOpenContacts_AreNoReasonToWarn(string from, string to, string? until)
    {
        string[] options = until is null ? [] : ["--until", until];
        var run = Tool.RunWith(WithShift(from, to), ["campaign", "simulate", "-", "--json", .. options]);
        Assert.Equal((0, "", null), (run.Status, run.Error, run.Json["summary"]!["notices"]));
    }

    [Fact]
    public void Until_BeforeTheStart_CountsNoTimeAndNoCall()
    {
        var (campaign, until) = (_folder.Write("a.json", WithShift("09:00", "17:00")), (string[])["--until", "1999-01-01T00:00:00Z", "--json"]);
        var summary = Tool.Run(["campaign", "simulate", campaign, .. until]).Json["summary"]!;
        Assert.Equal((0, "PT0S", "PT0S", "{}"), ((int)summary["attempts"]!, (string)summary["agents"]!["staffedTime"]!, (string)summary["agents"]!["busyTime"]!, summary["waitingHours"]!.ToJsonString()));
        var run = Tool.Run(["campaign", "compare", campaign, campaign, .. until]).Json["strategies"]![0]!["runs"]![0]!;
        Assert.Equal((0.0, 1.0), ((double)run["calls"]!, (double)run["open"]!));
    }

    [Fact]
    public void Compare_ShiftsOutsideTheHours_NamesTheStrategy()
    {
        var (good, bad, report) = (_folder.Write("good.json", WithShift("09:00", "17:00")), _folder.Write("bad.json", WithShift("22:00", "06:00")), _folder.PathOf("r.html"));
        var run = Tool.Run("campaign", "compare", good, bad, "--json", "--report", report);
        Assert.Equal((1, null, "[\"SHIFTS_OUTSIDE_HOURS\"]"), (run.Status, run.Json["strategies"]![0]!["notices"], run.Json["strategies"]![1]!["notices"]!.ToJsonString()));
        Assert.StartsWith($"SHIFTS_OUTSIDE_HOURS: The file '{bad}': 1 contact stays open", run.Error, StringComparison.Ordinal);
        Assert.Contains("(SHIFTS_OUTSIDE_HOURS)", File.ReadAllText(report), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string WithShift(string from, string to) => Campaign(campaign => campaign["outcomes"] = JsonNode.Parse($$"""{"agents":{"shifts":[{"agents":1,"from":"{{from}}","to":"{{to}}" } ] },"script":{"*":["NoAnswer"]} }"""));
}
