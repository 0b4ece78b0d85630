using System.Text.Json.Nodes;
using CallingDomain.Tests;
using NodaTime;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

/// <summary>How long contacts wait, by cause: <c>summary.waitingHours</c>.</summary>
public sealed class WaitingHoursTests
{
    [Fact]
    public void SeedExample_NineCalls_WaitForDelaysOnly() => Assert.Equal( // three passes with two minutes each, and two retry delays of two minutes
        """{"AdditionalDelay":0.1,"RetryDelay":0.066667}""",
        Tool.Run("campaign", "simulate", Repository.PathOf("docs", "examples", "multi-number", "campaign.json"), "--json").Json["summary"]!["waitingHours"]!.ToJsonString());

    [Fact]
    public void Line_OneForThreeContacts_IsAwaitedByTheOthers()
    {
        var hours = Hours(campaign =>
        {
            campaign["maxConcurrentCalls"] = 1;
            campaign["contacts"] = JsonNode.Parse("""[{"id":"a","primaryPhone":"+390612345601"},{"id":"b","primaryPhone":"+390612345602"},{"id":"c","primaryPhone":"+390612345603"}]""");
            campaign["outcomes"] = JsonNode.Parse("""{"ringTime":"PT30M","script":{"*":["Reached"]}}""");
        });
        Assert.Equal("""{"Line":1.5}""", hours.ToJsonString()); // the second one for half an hour, the third one for an hour
    }

    [Fact]
    public void Number_OfTwoContacts_IsAwaitedByTheSecond()
    {
        var hours = Hours(campaign =>
        {
            campaign["contacts"] = JsonNode.Parse("""[{"id":"a","primaryPhone":"+390612345601"},{"id":"b","primaryPhone":"+390612345601"}]""");
            campaign["outcomes"] = JsonNode.Parse("""{"ringTime":"PT30M","script":{"*":["Reached"]}}""");
        });
        Assert.Equal("""{"Turn":0.5}""", hours.ToJsonString());
    }

    [Fact]
    public void HoursAndLimits_AfterTheRetryDelay_AreCausesOfTheirOwn()
    {
        var hours = Hours(campaign =>
        {
            campaign["timeZone"] = "UTC";
            campaign["start"] = "2026-03-02T08:00:00Z";
            campaign["contacts"] = JsonNode.Parse("""[{"id":"a","primaryPhone":"+390612345601","scheduledAt":"2026-03-02T08:30:00Z"}]""");
            campaign["callingHours"] = JsonNode.Parse("""[{"from":"09:00","to":"18:00"}]""");
            campaign["rules"] = JsonNode.Parse("""[{"format":1,"name":"House","limits":[{"maxAttempts":1,"scope":"Contact","rolling":"PT4H"}],"lockouts":[{"after":["Busy"],"period":"PT24H"}]}]""");
            campaign["retry"] = JsonNode.Parse("""{"globalMaxAttempts":9,"default":{"maxAttempts":9,"retryAfter":"PT1H"}}""");
            campaign["outcomes"] = JsonNode.Parse("""{"script":{"*":["NoAnswer","NoAnswer","Busy","Reached"]}}""");
        });

        // Scheduled at 8:30, called when the hours open at 9, then by the limit at 13 and 17, and by the lockout after Busy at 17 on the next day.
        Assert.Equal("""{"FirstCall":0.5,"RetryDelay":3,"Window":0.5,"Lockout":23,"AttemptLimit":6}""", hours.ToJsonString());
    }

    [Fact]
    public void Agents_WithoutAFreeOne_AreAwaited()
    {
        var hours = Hours(campaign =>
        {
            campaign["contacts"] = JsonNode.Parse("""[{"id":"a","primaryPhone":"+390612345601"},{"id":"b","primaryPhone":"+390612345602"}]""");
            campaign["outcomes"] = JsonNode.Parse("""{"ringTime":"PT0S","talkTime":"PT1H","agents":{"shifts":[{"agents":1}],"linesPerAgent":1},"script":{"*":["Reached"]}}""");
        });
        Assert.Equal("""{"Turn":1}""", hours.ToJsonString());
    }

    [Property(MaxTest = 30)]
    public void Waits_AndCalls_TogetherAreTheTimeOfAllContacts(byte seed, byte lines, bool hasHours, bool ends, bool stops)
    {
        var campaign = Campaign(campaign =>
        {
            campaign.Remove("contacts");
            campaign["generatedContacts"] = JsonNode.Parse($$"""{"count":40,"seed":{{seed}},"additionalPhones":{"Office":0.5},"timeZones":{"Europe/Rome":0.5,"America/Denver":0.5} }""");
            campaign["maxConcurrentCalls"] = 1 + (lines % 40);
            if (!hasHours) campaign.Remove("callingHours");
            if (ends) campaign["endsAt"] = "2026-03-03T10:00";
            campaign["rules"] = JsonNode.Parse("""[{"format":1,"name":"House","limits":[{"maxAttempts":2,"scope":"Contact","rolling":"PT3H"}]}]""");
            campaign["outcomes"] = JsonNode.Parse("""{"ringTime":"PT25S","talkTime":"PT5M","model":{"probabilities":{"Reached":0.2,"NoAnswer":0.5,"Busy":0.3},"endings":[{"status":"NoAnswer","share":0.05,"signals":["Blocked"]}]}}""");
        });
        string[] until = stops ? ["--until", "2026-03-02T15:00:00Z"] : [];
        var json = Tool.RunWith(campaign, ["campaign", "simulate", "-", "--seed", $"{seed}", "--json", .. until]).Json;
        var start = Instant.FromUtc(2026, 3, 2, 9, 0);
        var end = stops ? Instant.FromUtc(2026, 3, 2, 15, 0) : InstantText.Read((string)json["summary"]!["lastEndAt"]!)!.Value;
        var total = json["final"]!.AsArray().Sum(row => (At(row!["closedAt"]) - start).TotalHours) + (json["open"]!.AsArray().Count * (end - start).TotalHours);
        var calls = json["history"]!.AsArray().Sum(row => ((row!["endedAt"] is null ? end : At(row["endedAt"])) - At(row["dialedAt"])).TotalHours);
        Assert.Equal(total - calls, json["summary"]!["waitingHours"]!.AsObject().Sum(each => (double)each.Value!), 4);

        static Instant At(JsonNode? node) => InstantText.Read((string)node!)!.Value;
    }

    private static JsonNode Hours(Action<JsonObject> change) => Tool.RunWith(Campaign(change), "campaign", "simulate", "-", "--json").Json["summary"]!["waitingHours"]!;
}
