using System.Text.Json.Nodes;
using CallingDomain.Tests;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

public sealed class CampaignExplainTests
{
    private static readonly string Example = Repository.PathOf("docs", "examples", "campaign", "campaign.json");

    [Fact]
    public void Json_TheExample_IsExactlyTheDocumentedExplanation()
    {
        var run = Tool.Run("campaign", "explain", Example, "--contact", "bob", "--at", "2026-03-06T20:00:00Z", "--seed", "3", "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(Repository.Text("docs", "examples", "campaign", "explanation.json"), run.Output);
        UnderCulture("ar-SA", () => Assert.Equal(
            run.Output, Tool.Run("campaign", "explain", Example, "--contact", "bob", "--at", "2026-03-06T20:00:00Z", "--seed", "3", "--json").Output));
    }

    [Fact]
    public void Json_BeforeTheStart_WaitsForTheFirstCall()
    {
        var json = Explain(Campaign(), "2026-03-02T08:00:00Z").Json;
        Assert.Equal(("Waiting", "+390612345678", "2026-03-02T09:00:00Z"), ((string)json["state"]!, (string)json["nextPhone"]!, (string)json["dueAt"]!));
        Assert.Equal("""[{"code":"FIRST_CALL","until":"2026-03-02T09:00:00Z","rule":null}]""", json["notBefore"]!.ToJsonString());
        Assert.Empty(json["attempts"]!.AsArray());
    }

    [Theory]
    [InlineData("consentOn", "01/12/2026", "The rule set 'Consent' needs: consentOn is a date at most 30 days before the call. The contact has consentOn '01/12/2026'.")]
    [InlineData("other", "x", "The rule set 'Consent' needs: consentOn is a date at most 30 days before the call. The contact has no consentOn.")]
    [InlineData("callingHours", "evenings", "The rule set 'Chosen' takes the contact's hours from the field callingHours, which has 'evenings'. Expected hours such as Mo-Fr 10:00-13:00; Sa 10:00-12:00.")]
    public void Words_FactThatASetNeeds_IsNamedWithWhatTheContactHas(string field, string value, string expected)
    {
        var json = Explain(
            Campaign(campaign =>
            {
                campaign["rules"] = JsonNode.Parse("""[{"name":"Consent","needs":{"field":"consentOn","notOlderThanDays":30}},{"name":"Chosen","hoursField":"callingHours"}]""");
                campaign["contactFields"] = new JsonArray("consentOn", "callingHours", "other");
                campaign["contacts"]![0]!["fields"] = new JsonObject { [field] = value };
            }),
            "2026-03-02T09:00:00Z").Json;
        Assert.Equal("FactMissing", (string)json["closed"]!["reason"]!);
        Assert.Contains(expected, json["words"]!.AsArray().Select(word => (string)word!));
    }

    [Fact]
    public void Json_BetweenTwoPhones_SaysWhichIsNextAndWhen()
    {
        var json = Explain(Campaign(), "2026-03-02T09:00:00Z").Json;
        Assert.Equal(("+390612345679", "2026-03-02T09:01:00Z"), ((string)json["nextPhone"]!, (string)json["dueAt"]!));
        Assert.Equal(["ADDITIONAL_DELAY"], Strings(json["notBefore"]!, "code"));
        Assert.Single(json["attempts"]!.AsArray());
    }

    [Fact]
    public void Json_DuringACall_SaysSo()
    {
        var json = Explain(Campaign(campaign => campaign["outcomes"]!["ringTime"] = "PT30S"), "2026-03-02T09:00:10Z").Json;
        Assert.Equal(("InCall", false, "+390612345678"), ((string)json["state"]!, (bool)json["held"]!, (string)json["nextPhone"]!));
        Assert.Equal("""[{"code":"IN_CALL","until":null,"rule":null}]""", json["notBefore"]!.ToJsonString());
        Assert.Null(json["attempts"]![0]!["status"]);
    }

    [Fact]
    public void Json_DueWithoutALine_SaysHowManyAreAhead()
    {
        var json = Explain(
            Campaign(campaign =>
            {
                campaign["maxConcurrentCalls"] = 1;
                campaign["outcomes"]!["ringTime"] = "PT30S";
                foreach (var id in new[] { "c2", "c3" }) campaign["contacts"]!.AsArray().Add(JsonNode.Parse($$"""{"id":"{{id}}","primaryPhone":"+39061234569{{id[1]}}"}"""));
            }),
            "2026-03-02T09:00:10Z",
            "c3").Json;
        Assert.Equal(("Waiting", 1), ((string)json["state"]!, (int)json["aheadInHopper"]!));
        Assert.Equal(["LINE", "TURN"], Strings(json["notBefore"]!, "code"));
    }

    [Fact]
    public void Json_ClosedHoursAndLimits_NameTheirRules()
    {
        var json = Explain(
            Campaign(campaign => campaign["rules"] = JsonNode.Parse("""[{"format":1,"name":"One a day","limits":[{"maxAttempts":1,"scope":"Contact","rolling":"PT20H"}]}]""")),
            "2026-03-02T09:00:30Z").Json;
        Assert.Equal(
            """[{"code":"ADDITIONAL_DELAY","until":"2026-03-02T09:01:00Z","rule":null},{"code":"ATTEMPT_LIMIT","until":"2026-03-03T05:00:00Z","rule":"One a day"},{"code":"WINDOW","until":"2026-03-03T08:00:00Z","rule":"campaign"}]""",
            json["notBefore"]!.ToJsonString());
        Assert.Equal("2026-03-03T08:00:00Z", (string)json["dueAt"]!);
    }

    [Fact]
    public void Json_ACallThatNeverComes_HasNoInstant()
    {
        // Hours that met for the last time years ago.
        var json = Explain(
            Campaign(campaign =>
            {
                campaign["callingHours"] = JsonNode.Parse("""[{"days":["Monday"],"from":"09:00","to":"10:00"}]""");
                campaign["phoneZones"] = JsonNode.Parse("""{"+39":["Asia/Tokyo","America/New_York"]}""");
                campaign["specialDates"] = JsonNode.Parse("""[{"date":"2020-01-01","windows":[{"from":"00:00","to":"24:00"}]}]""");
            }),
            "2026-03-02T09:00:00Z").Json;
        Assert.Null(json["dueAt"]);
        Assert.Equal((1, null), (json["notBefore"]!.AsArray().Count, json["notBefore"]![0]!["until"]));
    }

    [Theory]
    [InlineData("0026-03-02T09:00:00Z")]
    [InlineData("2262-01-01T00:00:00Z")]
    public void Run_InstantOutsideTheYearsOfCampaigns_IsRefused(string at)
    {
        var run = Explain(Campaign(), at);
        Assert.Equal((2, "TIME_OUT_OF_RANGE"), (run.Status, (string)run.Json["error"]!["code"]!));
    }

    [Fact]
    public void Json_Closed_SaysWhyAndWhen()
    {
        var json = Explain(Campaign(), "2026-03-03T09:00:00Z").Json;
        Assert.Equal("""{"reason":"Reached","phone":"\u002B390612345678","status":"Reached","at":"2026-03-02T09:08:00Z"}""", json["closed"]!.ToJsonString());
        Assert.Equal(("Closed", null, null, 0, 7), ((string)json["state"]!, json["nextPhone"], json["dueAt"], json["notBefore"]!.AsArray().Count, json["attempts"]!.AsArray().Count));
    }

    // What --until shows and what --at explains are the same simulation.
    [Fact]
    public void Json_AttemptsAndDueTime_AreThoseOfTheSimulation()
    {
        foreach (var minute in Enumerable.Range(0, 10))
        {
            var at = $"2026-03-02T09:0{minute}:30Z";
            var simulated = Tool.RunWith(Campaign(), "campaign", "simulate", "-", "--until", at, "--json").Json;
            var explained = Explain(Campaign(), at).Json;
            Assert.Equal(simulated["history"]!.ToJsonString(), explained["attempts"]!.ToJsonString());
            Assert.Equal((string?)simulated["open"]!.AsArray().FirstOrDefault()?["dueAt"], (string?)explained["dueAt"]);
        }
    }

    [Fact]
    public void Tables_WaitingAndClosed_SayTheSame()
    {
        var waiting = Tool.Run("campaign", "explain", Example, "--contact", "bob", "--at", "2026-03-06T20:00:00Z", "--seed", "3");
        foreach (var part in new[] { "Waiting", "WINDOW", "US federal", "+13055550103" }) Assert.Contains(part, waiting.Output, StringComparison.Ordinal);
        var closed = Tool.Run("campaign", "explain", Example, "--contact", "eve", "--at", "2026-03-06T20:00:00Z");
        Assert.Contains("NoDialablePhone", closed.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (waiting.Status, closed.Status));
    }

    [Theory]
    [InlineData("c9", "2026-03-02T09:00:00Z", "CONTACT_UNKNOWN")]
    [InlineData("C1", "2026-03-02T09:00:00Z", "CONTACT_UNKNOWN")]
    [InlineData("", "2026-03-02T09:00:00Z", "CONTACT_UNKNOWN")]
    [InlineData("c1", "noon", "INSTANT_INVALID")]
    public void Run_BadArguments_EndWithTwo(string contact, string at, string code) => AssertRefused(Explain(Campaign(), at, contact), code);

    [Fact]
    public void Run_BadCampaign_EndsWithTwo() => AssertRefused(Explain("{}", "2026-03-02T09:00:00Z"), "PROPERTY_MISSING");

    private static Tool Explain(string campaign, string at, string contact = "c1") => Tool.RunWith(campaign, "campaign", "explain", "-", "--contact", contact, "--at", at, "--json");
}
