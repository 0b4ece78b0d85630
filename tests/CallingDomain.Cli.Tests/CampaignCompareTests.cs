using System.Text.Json.Nodes;
using CallingDomain.Tests;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

public sealed class CampaignCompareTests : IDisposable
{
    private static readonly string Three = Repository.PathOf("docs", "examples", "compare", "three.json");
    private static readonly string Four = Repository.PathOf("docs", "examples", "compare", "four.json");

    private readonly Folder _folder = new();

    [Fact]
    public void Json_TheExample_IsExactlyTheDocumentedComparison() => UnderCulture("ar-SA", () =>
    {
        var run = Tool.Run("campaign", "compare", Three, Four, "--seeds", "5", "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(Repository.Text("docs", "examples", "compare", "comparison.json"), WithoutFolder(run.Output));
    });

    [Fact]
    public void Page_TheQuestionOfAFourthCall_IsAnsweredAsWritten()
    {
        var run = Tool.Run("campaign", "compare", Three, Four, "--seeds", "5");
        var page = Repository.Text("docs", "cli.md").ReplaceLineEndings("\n");
        Assert.Contains($"```text\n{string.Join('\n', run.Output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd()))}\n```", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_OfEveryStrategyAndSeed_EqualTheSingleSimulations()
    {
        var strategies = Tool.Run("campaign", "compare", Three, Four, "--seeds", "3", "--seed", "7", "--json").Json["strategies"]!.AsArray();
        foreach (var (file, strategy) in ((string[])[Three, Four]).Zip(strategies))
        {
            for (var i = 0; i < 3; i++)
            {
                var summary = Tool.Run("campaign", "simulate", file, "--seed", $"{7 + i}", "--json").Json["summary"]!;
                var run = strategy!["runs"]![i]!;
                Assert.Equal(
                    ((double)(int)summary["reached"]!, (double)(int)summary["attempts"]!, (double)(int)summary["closed"]!, (double)(int)summary["peakConcurrentCalls"]!, (double)summary["cost"]!["total"]!),
                    ((double)run["reached"]!, (double)run["calls"]!, (double)run["closed"]!, (double)run["peakConcurrentCalls"]!, (double)run["cost"]!));
            }
        }
    }

    [Fact]
    public void Partings_OfTheExample_AreThoseOfTheHistories()
    {
        var parting = Assert.Single(Tool.Run("campaign", "compare", Three, Four, "--json").Json["partings"]!.AsArray())!;
        var (three, four) = (CallsOf(Three), CallsOf(Four));
        var expected = four.Where(each => each.Value.Count != three[each.Key].Count).ToList();
        Assert.Equal(expected.Count, (int)parting["contacts"]!);
        Assert.Equal(expected.Select(each => each.Key).Order(), Strings(parting["first"]!, "contact").Order());
        Assert.All(parting["first"]!.AsArray(), each =>
        {
            Assert.Equal((4, null), ((int)each!["attempt"]!, each["first"]));
            var call = four[(string)each["contact"]!][3];
            Assert.Equal((call.At, call.Phone, call.Status), ((string)each["other"]!["dialedAt"]!, (string)each["other"]!["phone"]!, (string)each["other"]!["status"]!));
        });

        static Dictionary<string, List<(string At, string Phone, string Status)>> CallsOf(string file) => Tool.Run("campaign", "simulate", file, "--json").Json["history"]!.AsArray()
            .GroupBy(row => (string)row!["contact"]!)
            .ToDictionary(calls => calls.Key, calls => calls.Select(row => ((string)row!["dialedAt"]!, (string)row["phone"]!, (string)row["status"]!)).ToList());
    }

    [Property(MaxTest = 15)]
    public void Compare_AStrategyWithItself_HasNoDifference(byte seed, byte calls)
    {
        var file = _folder.Write("a.json", Model(attempts: 1 + (calls % 6)));
        var json = Tool.Run("campaign", "compare", file, file, "--seeds", "3", "--seed", $"{seed}", "--json").Json;
        Assert.All(json["strategies"]![1]!["differences"]!.AsObject().Where(each => each.Value is not null), each => Assert.Equal("""{"mean":0,"low":0,"high":0}""", each.Value!.ToJsonString()));
        Assert.Equal(0, (int)json["partings"]![0]!["contacts"]!);
        Assert.Equal(json["strategies"]![0]!["figures"]!.ToJsonString(), json["strategies"]![1]!["figures"]!.ToJsonString());
    }

    [Property(MaxTest = 10)]
    public void Compare_FilesInAnotherOrder_PermutesTheStrategies(byte seed)
    {
        string[] files = [_folder.Write("a.json", Model(2)), _folder.Write("b.json", Model(3)), _folder.Write("c.json", Model(5))];
        var (there, back) = (Figures(files), Figures([.. files.Reverse()]));
        Assert.Equal(there.Select(each => each.ToJsonString()), back.Reverse().Select(each => each.ToJsonString()));
        Assert.Equal(
            Json(files[0], files[2])["strategies"]![1]!["differences"]!["calls"]!["mean"]!.GetValue<double>(),
            -Json(files[2], files[0])["strategies"]![1]!["differences"]!["calls"]!["mean"]!.GetValue<double>());

        JsonNode Json(params string[] paths) => Tool.Run(["campaign", "compare", .. paths, "--seeds", "2", "--seed", $"{seed}", "--json"]).Json;
        IReadOnlyList<JsonNode> Figures(string[] paths) => [.. Json(paths)["strategies"]!.AsArray().Select(each => each!["figures"]!)];
    }

    [Fact]
    public void Partings_OtherOrderOfTypes_NameTheOtherPhone()
    {
        var (first, other) = (_folder.Write("a.json", Campaign()), _folder.Write("b.json", Campaign(campaign => campaign["itemTypes"]![0]!["orderBy"] = 3)));
        var parting = Tool.Run("campaign", "compare", first, other, "--json").Json["partings"]![0]!["first"]![0]!;
        Assert.Equal(
            """{"contact":"c1","attempt":2,"first":{"phone":"\u002B390612345679","dialedAt":"2026-03-02T09:01:00Z","status":"NoAnswer"},"other":{"phone":"\u002B390612345680","dialedAt":"2026-03-02T09:01:00Z","status":"NoAnswer"}}""",
            parting.ToJsonString());
    }

    [Fact]
    public void Compare_TheSameContactsFile_IsReadOnce()
    {
        _folder.Write("contacts.csv", "Name,Phone\nAda,0612345678\nBob,xyz\n");
        string[] files = ["a.json", "b.json"];
        foreach (var file in files) _folder.Write(file, OfFile(file == "a.json" ? 2 : 3));
        var run = Tool.Run("campaign", "compare", _folder.PathOf("a.json"), _folder.PathOf("b.json"), "--json");
        Assert.Equal((1, 1, 1), (run.Status, (int)run.Json["contacts"]!, (int)run.Json["rejected"]!));
        Assert.Equal([2, 3], run.Json["strategies"]!.AsArray().Select(each => (int)(double)each!["runs"]![0]!["calls"]!));

        static string OfFile(int attempts) => Campaign(campaign =>
        {
            campaign.Remove("contacts");
            campaign["contactsFile"] = JsonNode.Parse("""{"path":"contacts.csv","region":"IT","columns":{"name":"Name","primaryPhone":"Phone"}}""");
            campaign["outcomes"]!["script"] = JsonNode.Parse("""{"*":["NoAnswer"]}""");
            campaign["retry"] = JsonNode.Parse($$"""{"globalMaxAttempts":{{attempts}},"default":{"maxAttempts":9,"retryAfter":"PT2M"} }""");
        });
    }

    [Theory]
    [InlineData("$.contacts[0].id", "\"c9\"", "$.contacts[0]")]
    [InlineData("$.contacts[0].priority", "1", "$.contacts[0]")]
    [InlineData("$.contacts[0].timeZone", "\"Europe/Paris\"", "$.contacts[0]")]
    [InlineData("$.contacts[0].additionalPhones[1].phone", "\"+390612345681\"", "$.contacts[0]")]
    [InlineData("$.contacts[0].additionalPhones[1].type", "\"Office\"", "$.contacts[0]")]
    [InlineData("$.contacts", "[]", "$")]
    [InlineData("$.outcomes.ringTime", "\"PT1S\"", "$.outcomes")]
    [InlineData("$.outcomes.script", """{"*":["Busy"]}""", "$.outcomes")]
    public void Compare_OtherPeople_AreRefusedWithThePlace(string path, string value, string place)
    {
        var (first, other) = (_folder.Write("a.json", Campaign()), _folder.Write("b.json", Campaign(campaign => Set(campaign, path, JsonNode.Parse(value)))));
        var run = Tool.Run("campaign", "compare", first, other, "--json");
        AssertRefused(run, "PEOPLE_DIFFER");
        Assert.Equal((other, place), ((string)run.Json["error"]!["parameters"]!["file"]!, (string)run.Json["error"]!["parameters"]!["path"]!));
    }

    [Fact]
    public void Compare_RulesByACustomField_ApplyAsInASimulation()
    {
        var (free, ruled) = (_folder.Write("free.json", WithState(hasRule: false, "FL")), _folder.Write("ruled.json", WithState(hasRule: true, "FL")));
        var run = Tool.Run("campaign", "compare", free, ruled, "--json");
        Assert.Equal(0, run.Status);
        foreach (var (file, strategy) in ((string[])[free, ruled]).Zip(run.Json["strategies"]!.AsArray()))
        {
            var last = InstantText.Read((string)Tool.Run("campaign", "simulate", file, "--json").Json["summary"]!["lastEndAt"]!)!.Value;
            Assert.Equal((last - NodaTime.Instant.FromUtc(2026, 3, 2, 9, 0)).TotalHours, (double)strategy!["runs"]![0]!["hoursToLastCall"]!, 5);
        }

        Assert.Equal(1, (int)run.Json["partings"]![0]!["contacts"]!);

        AssertRefused(Tool.Run("campaign", "compare", ruled, _folder.Write("other.json", WithState(hasRule: true, "GA")), "--json"), "PEOPLE_DIFFER");
        Assert.Equal(0, Tool.Run("campaign", "compare", free, _folder.Write("other.json", WithState(hasRule: false, "GA")), "--json").Status); // no rule asks for it

        static string WithState(bool hasRule, string state) => Campaign(campaign =>
        {
            campaign["contacts"] = JsonNode.Parse($$"""[{"id":"c1","primaryPhone":"+390612345678","fields":{"state":"{{state}}"} }]""");
            campaign["outcomes"]!["script"] = JsonNode.Parse("""{"*":["NoAnswer"]}""");
            if (hasRule) campaign["rules"] = JsonNode.Parse("""[{"format":1,"name":"House","appliesTo":{"field":"state","in":["FL"]},"limits":[{"maxAttempts":1,"scope":"Contact","rolling":"PT3H"}]}]""");
        });
    }

    [Fact]
    public void Compare_AFileThatIsNoCampaign_IsNamed()
    {
        var other = _folder.Write("other.json", """{"currency":"EUR"}""");
        var run = Tool.Run("campaign", "compare", Three, other, "--json");
        AssertRefused(run, "SETTINGS_PROPERTY_UNKNOWN");
        Assert.Equal((other, "$.currency"), ((string)run.Json["error"]!["parameters"]!["file"]!, (string)run.Json["error"]!["parameters"]!["path"]!));
    }

    [Fact]
    public void Compare_AContactMore_IsRefused()
    {
        var more = Campaign(campaign => campaign["contacts"]!.AsArray().Add(JsonNode.Parse("""{"id":"c2","primaryPhone":"+390612345611"}""")));
        var run = Tool.Run("campaign", "compare", _folder.Write("a.json", Campaign()), _folder.Write("b.json", more), "--json");
        AssertRefused(run, "PEOPLE_DIFFER");
        Assert.Equal("$.contacts[1]", (string)run.Json["error"]!["parameters"]!["path"]!);
    }

    [Fact]
    public void Compare_ARefusedContact_IsRefusedAsInASimulation()
    {
        var twice = (string? check) => Campaign(campaign =>
        {
            campaign["contacts"]!.AsArray().Add(JsonNode.Parse("""{"id":"c2","primaryPhone":"+390612345678"}"""));
            if (check is not null) campaign["duplicateCheck"] = check;
        });
        var (first, other) = (_folder.Write("a.json", twice(null)), _folder.Write("b.json", twice("Always")));
        var (simulated, compared) = (Tool.Run("campaign", "simulate", other, "--json"), Tool.Run("campaign", "compare", first, other, "--json"));
        Assert.Equal((2, simulated.Output), (compared.Status, compared.Output));
        Assert.Equal(2, Tool.Run("campaign", "compare", other, first, "--json").Status);
    }

    [Fact]
    public void Compare_BadArguments_AreRefused()
    {
        var file = _folder.Write("a.json", Campaign());
        AssertRefused(Tool.Run("campaign", "compare", file, "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.RunWith(Campaign(), "campaign", "compare", "-", "-", "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("campaign", "compare", file, file, "--seeds", "0", "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("campaign", "compare", file, file, "--seeds", "2", "--json"), "ARGUMENTS_INVALID"); // a script
        AssertRefused(Tool.Run("campaign", "compare", file, file, "--report", file, "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("campaign", "compare", file, _folder.Write("b.json", Campaign(campaign => campaign["prices"] = JsonNode.Parse("""{"currency":"EUR"}"""))), "--json"), "PRICES_DIFFER");
        Assert.Equal(0, Tool.Run("campaign", "compare", file, _folder.PathOf("b.json"), "--prices", _folder.Write("p.json", """{"currency":"USD"}"""), "--json").Status);
        Assert.Equal(Campaign(), File.ReadAllText(file));
    }

    [Fact]
    public void Report_OfTheExample_HasTheFiguresOfTheJson()
    {
        var (report, again) = (_folder.PathOf("report.html"), _folder.PathOf("again.html"));
        var run = Tool.Run("campaign", "compare", Three, Four, "--seeds", "2", "--report", report, "--json");
        Tool.Run("campaign", "compare", Three, Four, "--seeds", "2", "--report", again);
        var page = File.ReadAllText(report);
        Assert.Equal(page, File.ReadAllText(again));
        foreach (var strategy in run.Json["strategies"]!.AsArray())
        {
            var mean = strategy!["runs"]!.AsArray().Average(each => (double)each!["reached"]!);
            Assert.Contains(FormattableString.Invariant($"{strategy["name"]} reaches {mean:N1} ("), page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(4, 2.776)]
    [InlineData(30, 2.042)]
    [InlineData(39, 2.042)]
    [InlineData(999, 1.980)]
    public void Quantile_DegreesOfFreedom_AreThoseOfTheTable(int degrees, double quantile) => Assert.Equal(quantile, Estimate.Quantile(degrees));

    [Fact]
    public void Estimate_OfSomeRuns_IsMeanAndMargin()
    {
        var estimate = Estimate.Of([1, 2, 3])!.Value;
        Assert.Equal((2, 4.303 / Math.Sqrt(3)), (estimate.Mean, estimate.Margin!.Value), EqualityComparer<(double, double)>.Create((left, right) => Math.Abs(left.Item1 - right.Item1) + Math.Abs(left.Item2 - right.Item2) < 1e-9));
        Assert.Null(Estimate.Of([1, null]));
        Assert.Equal(new Estimate(5, null), Estimate.Of([5]));
    }

    public void Dispose() => _folder.Dispose();

    private static string Model(int attempts) => Campaign(campaign =>
    {
        foreach (var i in Enumerable.Range(10, 30)) campaign["contacts"]!.AsArray().Add(JsonNode.Parse($$"""{"id":"d{{i}}","primaryPhone":"+3906123457{{i}}"}"""));
        campaign["retry"] = JsonNode.Parse($$"""{"globalMaxAttempts":{{attempts}},"default":{"maxAttempts":9,"retryAfter":"PT2H"} }""");
        campaign["maxConcurrentCalls"] = 3;
        campaign["outcomes"] = JsonNode.Parse("""{"ringTime":"PT20S","talkTime":"PT1M","model":{"probabilities":{"Reached":0.3,"NoAnswer":0.5,"Busy":0.2}}}""");
    });

    private static string WithoutFolder(string json) => json.Replace(Path.GetDirectoryName(Three)!.Replace("\\", "\\\\", StringComparison.Ordinal) + "/", "", StringComparison.Ordinal);
}
