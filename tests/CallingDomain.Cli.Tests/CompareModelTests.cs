using System.Text.Json.Nodes;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

/// <summary><c>campaign compare</c> with outcomes that are learned from a History file.</summary>
public sealed class CompareModelTests : IDisposable
{
    private readonly Folder _folder = new();

    [Fact]
    public void Runs_WithALearnedModel_EqualTheSingleSimulations()
    {
        var (past, two, four) = (Past(), Strategy("two.json", 2), Strategy("four.json", 4));
        var run = Tool.Run("campaign", "compare", two, four, "--model-from", past, "--seeds", "2", "--seed", "3", "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        foreach (var (file, strategy) in ((string[])[two, four]).Zip(run.Json["strategies"]!.AsArray()))
        {
            for (var i = 0; i < 2; i++)
            {
                var summary = Tool.Run("campaign", "simulate", file, "--model-from", past, "--seed", $"{3 + i}", "--json").Json["summary"]!;
                Assert.Equal(((double)(int)summary["reached"]!, (double)(int)summary["attempts"]!), ((double)strategy!["runs"]![i]!["reached"]!, (double)strategy["runs"]![i]!["calls"]!));
                Assert.InRange((int)summary["reached"]!, 1, 99);
            }
        }
    }

    [Fact]
    public void ModelOut_OfAComparison_IsThatOfTheSimulation()
    {
        var (past, two, four) = (Past(), Strategy("two.json", 2), Strategy("four.json", 4));
        var (compared, simulated) = (_folder.PathOf("compared.json"), _folder.PathOf("simulated.json"));
        Assert.Equal(0, Tool.Run("campaign", "compare", two, four, "--model-from", past, "--model-out", compared).Status);
        Assert.Equal(0, Tool.Run("campaign", "simulate", two, "--model-from", past, "--model-out", simulated).Status);
        Assert.Equal(File.ReadAllText(simulated), File.ReadAllText(compared));
    }

    [Fact]
    public void Reports_WithALearnedModel_NameTheHistory()
    {
        var (past, two, report) = (Past(), Strategy("two.json", 2), _folder.PathOf("r.html"));
        Assert.Equal(0, Tool.Run("campaign", "simulate", two, "--model-from", past, "--report", report).Status);
        Assert.Contains("by a model, learned from", File.ReadAllText(report), StringComparison.Ordinal);
        Assert.Equal(0, Tool.Run("campaign", "compare", two, Strategy("four.json", 4), "--model-from", past, "--report", report).Status);
        Assert.Contains("by a model, learned from", File.ReadAllText(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Agents_OfOneStrategy_TakeTheAbandonedCallsOfThePast()
    {
        var past = _folder.Write("past.csv", "contact,phone,type,status,dialedAt,endedAt,attempt\ng1,'+999000000001,,Abandoned,2026-02-02T09:00:00Z,2026-02-02T09:01:00Z,1\n");
        var agents = _folder.Write("agents.json", Campaign(2, """{"ringTime":"PT20S","agents":{"shifts":[{"agents":100}]}}"""));
        var run = Tool.Run("campaign", "compare", Strategy("two.json", 2), agents, "--model-from", past, "--json");
        Assert.Equal([100.0, 100.0], run.Json["strategies"]!.AsArray().Select(each => (double)each!["runs"]![0]!["reached"]!));
    }

    [Fact]
    public void OtherTimes_WithALearnedModel_AreRefused()
    {
        var other = _folder.Write("other.json", Campaign(2, """{"ringTime":"PT21S"}"""));
        AssertRefused(Tool.Run("campaign", "compare", Strategy("two.json", 2), other, "--model-from", Past(), "--json"), "PEOPLE_DIFFER");
    }

    [Fact]
    public void OtherScripts_WithALearnedModel_DoNotMatter()
    {
        var other = _folder.Write("other.json", Campaign(2, """{"ringTime":"PT20S","script":{"*":["Busy"]}}"""));
        var run = Tool.Run("campaign", "compare", Strategy("two.json", 2), other, "--model-from", Past(), "--seeds", "2", "--json");
        Assert.Equal((0, 0), (run.Status, (int)run.Json["partings"]![0]!["contacts"]!));
    }

    [Fact]
    public void HistoryOfOtherContacts_IsRefusedUnlessAsked()
    {
        var past = Past();
        File.WriteAllText(past, File.ReadAllText(past).Replace(",g7,", ",x7,", StringComparison.Ordinal));
        string[] arguments = ["campaign", "compare", Strategy("two.json", 2), Strategy("four.json", 4), "--model-from", past, "--json"];
        AssertRefused(Tool.Run(arguments), "HISTORY_OTHER_CAMPAIGN");
        Assert.Equal(0, Tool.Run([.. arguments, "--other-contacts"]).Status);
    }

    [Theory]
    [InlineData("--model-out", "out.json")]
    [InlineData("--other-contacts", null)]
    public void Options_WithoutAHistory_AreRefused(string option, string? value)
    {
        string[] arguments = ["campaign", "compare", Strategy("two.json", 2), Strategy("four.json", 4), "--json", option];
        AssertRefused(Tool.Run(value is null ? arguments : [.. arguments, _folder.PathOf(value)]), "ARGUMENTS_INVALID");
    }

    [Fact]
    public void ModelOut_OverAnotherFile_IsRefused()
    {
        var (past, two, four) = (Past(), Strategy("two.json", 2), Strategy("four.json", 4));
        foreach (var output in (string[])[past, two, four]) AssertRefused(Tool.Run("campaign", "compare", two, four, "--model-from", past, "--model-out", output, "--json"), "ARGUMENTS_INVALID");
        var same = _folder.PathOf("same");
        AssertRefused(Tool.Run("campaign", "compare", two, four, "--model-from", past, "--model-out", same, "--report", same, "--json"), "ARGUMENTS_INVALID");
    }

    public void Dispose() => _folder.Dispose();

    private static string Campaign(int attempts, string outcomes) => CampaignSamples.Campaign(campaign =>
    {
        campaign.Remove("contacts");
        campaign["generatedContacts"] = JsonNode.Parse("""{"count":100,"additionalPhones":{"Office":0.5}}""");
        campaign["retry"] = JsonNode.Parse($$"""{"globalMaxAttempts":{{attempts}},"default":{"maxAttempts":{{attempts}},"retryAfter":"PT1H"} }""");
        campaign["outcomes"] = JsonNode.Parse(outcomes);
    });

    private string Strategy(string name, int attempts) => _folder.Write(name, Campaign(attempts, """{"ringTime":"PT20S"}"""));

    // The History of a campaign with the same contacts.
    private string Past()
    {
        var (campaign, history) = (_folder.Write("past.json", Campaign(3, """{"ringTime":"PT20S","model":{"probabilities":{"Reached":0.2,"NoAnswer":0.8}}}""")), _folder.PathOf("past.csv"));
        Assert.Equal(0, Tool.Run("campaign", "simulate", campaign, "--history", history).Status);
        return history;
    }
}
