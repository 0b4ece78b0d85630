using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

/// <summary>Models with cases, distributions and agents in a campaign file, and models that are learned from a History file.</summary>
public sealed class OutcomeModelTests : IDisposable
{
    private const string Learned = """{"ringTime":"PT20S","talkTime":"PT2M"}""";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cases_OfACampaignFile_DecideByTypeAndAttempt()
    {
        var run = Simulate("""
            {"ringTime":"PT20S","model":{"probabilities":{"NoAnswer":1},"cases":[{"types":["Office"],"attempts":{"from":2},"probabilities":{"Reached":1}},{"types":["Office","Holiday"],"probabilities":{"Busy":1}}],
             "ringTimes":{"Busy":"PT5S"},"talkTimes":{"Reached":{"distribution":"Uniform","min":"PT1M","max":"PT1M"}}}}
            """);
        var calls = run.Json["history"]!.AsArray();
        Assert.Equal(["NoAnswer", "Busy", "Busy", "NoAnswer", "Reached"], Strings(calls, "status"));
        Assert.Equal(["20", "5", "5", "20", "80"], calls.Select(call => Seconds(call!).ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Agents_OfACampaignFile_AbandonCallsAndAreInTheSummary()
    {
        var campaign = Campaign(campaign =>
        {
            campaign["contacts"] = JsonNode.Parse("""[{"id":"a","primaryPhone":"+390612345601"},{"id":"b","primaryPhone":"+390612345602"}]""");
            campaign["outcomes"] = JsonNode.Parse("""{"ringTime":"PT20S","talkTime":"PT2M","script":{"*":["Reached"]},"agents":{"shifts":[{"agents":1,"from":"08:00","to":"18:00"}],"wrapUpTime":"PT30S"}}""");
        });
        var run = Tool.RunWith(campaign, "campaign", "simulate", "-", "--until", "2026-03-02T09:10:00Z", "--json");
        Assert.Equal(["Reached", "Abandoned", "Abandoned", "Reached"], Strings(run.Json["history"]!, "status"));
        Assert.Equal("""{"staffedTime":"PT7M30S","busyTime":"PT5M","connected":2,"abandoned":2,"waitingTime":"PT0S"}""", run.Json["summary"]!["agents"]!.ToJsonString());
        Assert.Contains("Agents: 0 h 5 min busy of 0 h 7 min on shift; 2 calls taken, 2 abandoned (50.0 %).", Tool.RunWith(campaign, "campaign", "simulate", "-", "--until", "2026-03-02T09:10:00Z").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Agents_WithLimitsOfAbandonedCalls_AreShownBesideThem()
    {
        using var folder = new Folder();
        var campaign = Campaign(campaign =>
        {
            campaign["contacts"] = JsonNode.Parse("""[{"id":"a","primaryPhone":"+390612345601"},{"id":"b","primaryPhone":"+390612345602"}]""");
            campaign["rules"] = JsonNode.Parse("""
                [{"name":"Three <in> 100","abandonedCalls":{"maxShare":0.03,"days":30}},{"name":"None","windows":[{"from":"09:00","to":"21:00"}]},{"name":"Half","abandonedCalls":{"maxShare":0.5,"calendar":"Month"}},
                 {"name":"America","appliesTo":{"prefixes":["+1"]},"abandonedCalls":{"maxShare":0.005}}]
                """);
            campaign["outcomes"] = JsonNode.Parse("""{"ringTime":"PT20S","talkTime":"PT2M","script":{"*":["Reached"]},"agents":{"shifts":[{"agents":1,"from":"08:00","to":"18:00"}],"wrapUpTime":"PT30S"}}""");
        });
        var report = folder.PathOf("report.html");
        var run = Tool.RunWith(campaign, "campaign", "simulate", "-", "--until", "2026-03-02T09:10:00Z", "--report", report, "--json");
        Assert.Equal(
            """[{"rules":"Three <in> 100","maxShare":0.03,"limit":"at most 3 % of answered calls in each 30 days of the campaign","kept":false,"worst":{"from":"2026-03-02T09:00:00Z","until":"2026-04-01T09:00:00Z","abandoned":2,"answered":4,"share":0.5}},"""
            + """{"rules":"Half","maxShare":0.5,"limit":"at most 50 % of answered calls in a calendar month of the campaign","kept":true,"worst":{"from":"2026-02-28T23:00:00Z","until":"2026-03-31T22:00:00Z","abandoned":2,"answered":4,"share":0.5}},"""
            + """{"rules":"America","maxShare":0.005,"limit":"at most 0.5 % of answered calls in the campaign","kept":true,"worst":null}]""",
            run.Json["summary"]!["agents"]!["abandonedLimits"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        var output = Tool.RunWith(campaign, "campaign", "simulate", "-", "--until", "2026-03-02T09:10:00Z").Output;
        Assert.Contains("2 calls taken, 2 abandoned (50.0 %).", output, StringComparison.Ordinal);
        Assert.Contains("Limits of abandoned calls", output, StringComparison.Ordinal);
        var page = Regex.Replace(File.ReadAllText(report), "<td[^>]*>", "<td>");
        string[] cells =
        [
            "at most 3 % of answered calls in each 30 days of the campaign</td><td>not kept</td><td>Mon 2 Mar 2026 10:00 to Wed 1 Apr 2026 11:00 (Europe/Rome)</td><td>50.0 %, 2 of 4 calls",
            "at most 50 % of answered calls in a calendar month of the campaign</td><td>kept</td><td>Sun 1 Mar 2026 00:00 to Wed 1 Apr 2026 00:00 (Europe/Rome)</td><td>50.0 %, 2 of 4 calls",
            "at most 0.5 % of answered calls in the campaign</td><td>kept</td><td>–</td><td>–",
        ];
        Assert.All(cells, row => Assert.Contains($"<td>{row}</td>", page, StringComparison.Ordinal));
        Assert.Contains("Limits of abandoned calls", page, StringComparison.Ordinal);
        Assert.Contains("Three &lt;in&gt; 100", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"model":{"probabilities":{"Busy":1},"cases":[{"primary":true,"probabilities":{"Busy":0.4,"Drop":0.5}}]}}""", "PROBABILITIES_NOT_ONE", "$.outcomes.model.cases[0].probabilities")]
    [InlineData("""{"model":{"probabilities":{"Busy":1},"cases":[{"primary":true,"probabilities":{"Besetzt":1}}]}}""", "VALUE_UNKNOWN", "$.outcomes.model.cases[0].probabilities.Besetzt")]
    [InlineData("""{"model":{"probabilities":{"Busy":1},"cases":[{"types":["Ofice"],"probabilities":{"Busy":1}}]}}""", "CONTACT_ITEM_TYPE_UNKNOWN", "$.outcomes.model.cases[0].types[0]")]
    [InlineData("""{"model":{"probabilities":{"Busy":1},"cases":[{"probabilities":{"Busy":1}}]}}""", "SETTINGS_CONTRADICTORY", "$.outcomes.model.cases[0]")]
    [InlineData("""{"model":{"probabilities":{"Busy":1},"ringTimes":{"Busy":{"distribution":"Uniform","min":"PT9S","max":"PT1S"}}}}""", "SETTINGS_DISTRIBUTION_IMPOSSIBLE", "$.outcomes.model.ringTimes.Busy.max")]
    [InlineData("""{"script":{"*":["Busy"]},"agents":{"shifts":[{"agents":1,"to":"12:00"},{"agents":1,"from":"11:00"}]}}""", "SETTINGS_SHIFTS_OVERLAP", "$.outcomes.agents.shifts[1]")]
    public void Outcomes_ThatCannotBe_AreRefusedWithTheirPlace(string outcomes, string code, string path)
    {
        var run = Simulate(outcomes);
        AssertRefused(run, code);
        Assert.Equal(path, (string)run.Json["error"]!["parameters"]!["path"]!);
    }

    [Fact]
    public void Run_WithAgents_IsRefused()
    {
        var campaign = _folder.Write("campaign.json", With("""{"script":{"*":["Busy"]},"agents":{"shifts":[{"agents":1}]}}"""));
        AssertRefused(Tool.Run("campaign", "run", campaign, "--store", $"sqlite:{_folder.PathOf("run.db")}", "--json"), "AGENTS_NOT_SUPPORTED");
    }

    [Fact]
    public void History_Csv_SaysWhenCallsWereAnsweredAndWhichPhoneIsPrimary()
    {
        var file = Past("""{"ringTime":"PT20S","talkTime":"PT2M","script":{"*":["NoAnswer","Reached"]}}""");
        var rows = File.ReadAllLines(file);
        Assert.EndsWith(",attempt,primary,answeredAt,outcome,disposition", rows[0], StringComparison.Ordinal);
        Assert.EndsWith(",1,true,,,", rows[1], StringComparison.Ordinal);
        Assert.Contains(rows, row => row.Contains(",Reached,", StringComparison.Ordinal) && row.EndsWith(":20Z,,", StringComparison.Ordinal));
    }

    [Fact]
    public void ModelFrom_CallsOfAModel_FindsItsProbabilitiesAndTimes()
    {
        var past = Past("""
            {"ringTime":"PT20S","model":{"probabilities":{"NoAnswer":0.7,"Reached":0.3},"cases":[{"types":["Office"],"probabilities":{"NoAnswer":0.2,"Busy":0.8}}],"talkTimes":{"Reached":{"distribution":"LogNormal","median":"PT2M","p90":"PT6M"}}}}
            """, contacts: 400);
        var output = _folder.PathOf("outcomes.json");
        var run = Tool.Run("campaign", "simulate", Many(400, Learned), "--model-from", past, "--model-out", output, "--seed", "5", "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));

        var model = JsonNode.Parse(File.ReadAllText(output))!["model"]!;
        Assert.All(model["cases"]!.AsArray().Select(each => each!["probabilities"]!.AsObject()), each => Assert.Equal(1m, each.Sum(status => status.Value!.GetValue<decimal>())));
        var office = model["cases"]!.AsArray().Last(each => (string?)each!["types"]?[0] == "Office")!["probabilities"]!;
        Assert.InRange((double)office["Busy"]!, 0.75, 0.85);
        Assert.False(((JsonObject)office).ContainsKey("Machine"));
        Assert.Equal("PT20S", (string)model["ringTimes"]!["Reached"]!);
        var talks = model["talkTimes"]!["Reached"]!["times"]!.AsArray().Select(each => Duration((string)each!["time"]!)).ToList();
        Assert.Equal(20, model["talkTimes"]!["Reached"]!["times"]!.AsArray().Sum(each => (double)each!["share"]!) * 20, 6);
        Assert.InRange(talks[talks.Count / 2], 90, 160);

        // The written outcomes give the same simulation.
        var again = Tool.Run("campaign", "simulate", Many(400, File.ReadAllText(output)), "--seed", "5", "--json");
        Assert.Equal(run.Output, again.Output);
    }

    [Fact]
    public void ModelFrom_FewCalls_UsesTheCoarserGroup()
    {
        var past = Past("""{"script":{"*":["NoAnswer"]}}""");
        var output = _folder.PathOf("outcomes.json");
        Assert.Equal(0, Tool.Run("campaign", "simulate", CampaignPath(Learned), "--model-from", past, "--model-out", output).Status);
        var model = JsonNode.Parse(File.ReadAllText(output))!["model"]!;
        Assert.All(model["cases"]!.AsArray(), each => Assert.True(each!["hours"] is null && each["attempts"] is null));
        Assert.Equal(1, (double)model["probabilities"]!["NoAnswer"]!);
    }

    [Theory]
    [InlineData("c1", "c9", "HISTORY_OTHER_CAMPAIGN", 2)]
    [InlineData("'+390612345679", "'+390612345611", "HISTORY_OTHER_CAMPAIGN", 3)]
    [InlineData("Office", "Fax", "HISTORY_OTHER_CAMPAIGN", 3)]
    [InlineData("NoAnswer", "Besetzt", "HISTORY_INVALID", 2)]
    [InlineData("dialedAt", "dialled", "HISTORY_INVALID", 1)]
    [InlineData("2026-03-02T09:00:00Z,", "yesterday,", "HISTORY_INVALID", 2)]
    public void ModelFrom_AnotherFile_IsRefusedWithTheLine(string text, string other, string code, int line)
    {
        var past = Past("""{"ringTime":"PT20S","script":{"*":["NoAnswer"]}}""");
        File.WriteAllText(past, File.ReadAllText(past).Replace(text, other, StringComparison.Ordinal));
        var run = Tool.Run("campaign", "simulate", CampaignPath(Learned), "--model-from", past, "--json");
        AssertRefused(run, code);
        Assert.Equal(line.ToString(CultureInfo.InvariantCulture), (string)run.Json["error"]!["parameters"]!["line"]!);
    }

    [Fact]
    public void ModelFrom_OtherContacts_AreTakenIfAsked()
    {
        var past = Past("""{"ringTime":"PT20S","script":{"*":["NoAnswer"]}}""");
        File.WriteAllText(past, File.ReadAllText(past).Replace(",c1,", ",c9,", StringComparison.Ordinal));
        Assert.Equal(0, Tool.Run("campaign", "simulate", CampaignPath(Learned), "--model-from", past, "--other-contacts").Status);
    }

    [Fact]
    public void ModelFrom_HistoryWithoutOutcome_IsRefused()
    {
        var past = _folder.Write("past.csv", "contact,phone,type,status,dialedAt,endedAt,attempt\nc1,'+390612345678,,,2026-03-02T09:00:00Z,,1\n");
        AssertRefused(Tool.Run("campaign", "simulate", CampaignPath(Learned), "--model-from", past, "--json"), "HISTORY_INVALID");
    }

    [Theory]
    [InlineData("--model-out", "outcomes.json")]
    [InlineData("--other-contacts", null)]
    public void ModelOptions_WithoutAHistory_AreRefused(string option, string? value)
    {
        string[] arguments = ["campaign", "simulate", CampaignPath(Learned), "--json", option];
        AssertRefused(Tool.Run(value is null ? arguments : [.. arguments, _folder.PathOf(value)]), "ARGUMENTS_INVALID");
    }

    [Fact]
    public void Outcomes_WithoutScriptAndModel_AreRefusedUnlessLearned() => AssertRefused(Tool.Run("campaign", "simulate", CampaignPath(Learned), "--json"), "PROPERTY_MISSING");

    private string Past(string outcomes, int contacts = 0)
    {
        var file = _folder.PathOf("past.csv");
        Assert.Equal(0, Tool.Run("campaign", "simulate", contacts == 0 ? CampaignPath(outcomes) : Many(contacts, outcomes), "--history", file).Status);
        return file;
    }

    private string CampaignPath(string outcomes) => _folder.Write("campaign.json", With(outcomes));

    private string Many(int contacts, string outcomes) => _folder.Write("many.json", Campaign(campaign =>
    {
        campaign["maxConcurrentCalls"] = 1000;
        campaign["outcomes"] = JsonNode.Parse(outcomes);
        campaign["contacts"] = new JsonArray([.. Enumerable.Range(0, contacts).Select(i => JsonNode.Parse(string.Create(
            CultureInfo.InvariantCulture, $$"""{"id":"c{{i}}","primaryPhone":"+39061{{2000 + i}}1","additionalPhones":[{"phone":"+39061{{2000 + i}}2","type":"Office"}]}""")))]);
    }));

    private static string With(string outcomes) => Campaign(campaign => campaign["outcomes"] = JsonNode.Parse(outcomes));

    private static Tool Simulate(string outcomes) => Tool.RunWith(With(outcomes), "campaign", "simulate", "-", "--json");

    private static double Seconds(JsonNode call) => (InstantText.Read((string)call["endedAt"]!)!.Value - InstantText.Read((string)call["dialedAt"]!)!.Value).TotalSeconds;

    private static double Duration(string text) => CallingDomain.Shared.DurationText.ReadNearest(text)!.Value.TotalSeconds;
}
