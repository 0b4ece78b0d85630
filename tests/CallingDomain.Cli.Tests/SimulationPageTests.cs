using System.Globalization;
using System.Text.RegularExpressions;
using CallingDomain.Tests;

namespace CallingDomain.Cli.Tests;

/// <summary>The commands of docs/simulation.md print what the page shows.</summary>
public sealed partial class SimulationPageTests
{
    public static TheoryData<string, string> Commands
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Match match in CommandWithOutput().Matches(Repository.Text("docs", "simulation.md").ReplaceLineEndings("\n"))) data.Add(match.Groups["command"].Value, match.Groups["output"].Value);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_OfThePage_PrintsTheseLines(string command, string output)
    {
        var run = Tool.Run([.. command.Split(' ').Skip(1).Select(word => word.StartsWith("docs/", StringComparison.Ordinal) ? Repository.PathOf(word.Split('/')) : word)]);
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains(output, string.Concat(run.Output.Split('\n').Select(line => line.TrimEnd() + "\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Examples_AreAllInACommand()
    {
        var page = Repository.Text("docs", "simulation.md");
        var examples = Directory.EnumerateFiles(Repository.PathOf("docs", "examples", "simulation"), "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.PathOf("docs"), file).Replace('\\', '/')).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Contains($"docs/{example}", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_TheFourthCall_IsQuotedFromTheReport()
    {
        using var folder = new Folder();
        var report = folder.PathOf("r.html");
        Assert.Equal(0, Tool.Run("campaign", "simulate", Repository.PathOf("docs", "examples", "simulation", "limits", "all.json"), "--report", report).Status);
        var quoted = Repository.Text("docs", "simulation.md").Split('\n').Single(line => line.StartsWith("> The fourth call", StringComparison.Ordinal))[2..].TrimEnd();
        Assert.Contains($"<li>{quoted}</li>", File.ReadAllText(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfACampaignWithAgents_SaysThatCostsOfCallsAreWithoutThem()
    {
        using var folder = new Folder();
        var report = folder.PathOf("r.html");
        var run = Tool.Run("campaign", "simulate", Repository.PathOf("docs", "examples", "simulation", "agents", "eight.json"), "--report", report, "--json");
        var agents = ((decimal)run.Json["summary"]!["cost"]!["agents"]!).ToString("N2", CultureInfo.InvariantCulture);
        Assert.Contains($"The shifts of the agents, which are paid whether they are busy or not, cost {agents} EUR in addition.", File.ReadAllText(report), StringComparison.Ordinal);
        Assert.Contains("The cost by phone, too, is without the agents.", File.ReadAllText(report), StringComparison.Ordinal);
        Assert.Equal(0, Tool.Run("campaign", "simulate", Repository.PathOf("docs", "examples", "simulation", "limits", "all.json"), "--report", report).Status);
        Assert.DoesNotContain("without the agents", File.ReadAllText(report), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"```sh\n(?<command>callingdomain [^\n]*)\n```\n\n```text\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CommandWithOutput();
}
