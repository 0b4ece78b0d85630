using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallingDomain.Numbers;
using CallingDomain.Tests;

namespace CallingDomain.Cli.Tests;

public sealed partial class DocumentationTests
{
    [Fact]
    public void Readme_Commands_NameFilesThatAreThere() => Assert.All(
        PathInCommand().Matches(Repository.Text("README.md")).Select(match => match.Value),
        path => Assert.True(Path.Exists(Repository.PathOf(path)), path));

    [Fact]
    public void Ci_Runs_TheReadmesTestCommand()
    {
        var command = Block(Repository.Text("README.md"), "sh").Split('\n').Single(line => line.StartsWith("dotnet test", StringComparison.Ordinal));
        Assert.Contains(Repository.Text(".ci", "run").Split('\n'), line => line.Trim().StartsWith($"{command} ", StringComparison.Ordinal));
    }

    [Fact]
    public void CliPage_Examples_AreValid()
    {
        var blocks = JsonBlocks().Matches(Repository.Text("docs", "cli.md")).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(
            0,
            Tool.RunWith(blocks.Single(block => block.Contains("\"outcomes\"", StringComparison.Ordinal)), "campaign", "simulate", "-", "--json").Status);
        var check = Tool.RunWith("+15013334444,Customer Service\n501-333-4444,Survey\n\n", "numbers", "check", "-", "--json");
        AssertSame(blocks.Single(block => block.Contains("\"lines\"", StringComparison.Ordinal)), check);
        AssertSame(blocks.Single(block => block.Contains("\"numbers\"", StringComparison.Ordinal)), Tool.Run("numbers", "inspect", "5013334444", "--json"));
        AssertSame(
            blocks.Single(block => block.Contains("\"notBefore\"", StringComparison.Ordinal)),
            Tool.Run("campaign", "explain", Repository.PathOf("docs", "examples", "multi-number", "campaign.json"), "--contact", "c1", "--at", "2026-03-02T09:00:30Z", "--json"));
    }

    [Fact]
    public void NumberTemplate_Example_HasBothFormsAndFiveKindsOfBadRows()
    {
        var run = Tool.Run("numbers", "check", Repository.PathOf("docs", "examples", "number-template", "numbers.csv"), "--json");
        Assert.Equal("{\"accepted\":2,\"rejected\":5,\"ignored\":1}", run.Json["counts"]!.ToJsonString());
        Assert.Equal(5, run.Json["rejected"]!.AsArray().Select(row => (string)row!["codes"]![0]!).Distinct().Count());
    }

    [Fact]
    public void NumberTemplate_EveryCode_IsAnsweredAsWritten()
    {
        var run = Tool.Run("numbers", "check", Repository.PathOf("docs", "examples", "number-template", "every-code.csv"), "--json");
        Assert.Equal(Repository.Text("docs", "examples", "number-template", "every-code.json"), run.Output);
        string[] ofOtherProfilesPoliciesAndReadings =
        [
            "ROW_SEPARATOR_HINT", "NUMBER_NOT_E164", "NUMBER_CALLING_CODE_UNKNOWN", "NUMBER_REGION_UNKNOWN", "NUMBER_REGION_NOT_ALLOWED",
            "NUMBER_TOLL_FREE_NOT_ALLOWED", "PURPOSE_NOT_ALLOWED",
        ];
        Assert.All(
            ReasonConventions.Codes(typeof(NumberReason)).Except(ofOtherProfilesPoliciesAndReadings),
            code => Assert.Contains($"\"{code}\"", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void PortalExample_EveryFlowOfTheSeeds_AnswersAsWritten()
    {
        var run = Tool.Run("portal", "run", Repository.PathOf("docs", "examples", "portal", "scenario.json"), "--json");
        Assert.Equal(Repository.Text("docs", "examples", "portal", "results.json"), run.Output);
    }

    [Fact]
    public void Reasons_OfNumbersAndFiles_HaveWords()
    {
        Assert.All(
            Enum.GetValues<NumberReason>().Where(reason => reason != NumberReason.Unspecified),
            reason => Assert.NotEqual("no reason given", Wording.Of(reason)));
        Assert.All(
            Enum.GetValues<FileReason>().Where(reason => reason != FileReason.Unspecified),
            reason => Assert.NotEqual("It cannot be used.", Wording.Of(new FileRefusal(reason))));
    }

    private static void AssertSame(string expected, Tool run) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), run.Json), run.Output);

    private static string Block(string page, string language)
    {
        var begin = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"(?<=[ (])(src|docs|benchmarks)/[\w./-]+")]
    private static partial Regex PathInCommand();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlocks();
}
