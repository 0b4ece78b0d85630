using System.Text.Json.Nodes;
using CallingDomain.Tests;

namespace CallingDomain.Cli.Tests;

/// <summary>The examples of <c>campaign init</c>.</summary>
public sealed class CampaignInitTests : IDisposable
{
    private readonly Folder _folder = new();

    public static TheoryData<string> Names { get; } = [.. CampaignInitCommand.Campaigns.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Init_Example_PrintsTheFileInTheDocs(string name)
    {
        var run = Tool.Run("campaign", "init", "--example", name);
        Assert.Equal((0, Repository.Text("docs", "examples", "init", $"{name}.jsonc")), (run.Status, run.Output));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Init_Example_RunsWithAndWithoutComments(string name)
    {
        _folder.Write("contacts.csv", Repository.Text("docs", "examples", "init", "contacts.csv"));
        var commented = _folder.Write("campaign.json", Tool.Run("campaign", "init", "--example", name).Output);
        var plain = _folder.Write("plain.json", Tool.Run("campaign", "init", "--example", name, "--json").Output);
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(plain)));
        var run = Tool.Run("campaign", "simulate", commented, "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.NotEmpty(run.Json["history"]!.AsArray());
        Assert.Equal(run.Output, Tool.Run("campaign", "simulate", plain, "--json").Output);
    }

    [Fact]
    public void Init_WithoutAName_IsTheSeedsExample()
    {
        var history = Tool.RunWith(Tool.Run("campaign", "init").Output, "campaign", "simulate", "-", "--json").Output;
        Assert.Equal(Repository.Text("docs", "examples", "multi-number", "history.json"), history);
    }

    [Fact]
    public void Init_ContactsFile_HasTheRowsOfTheFileInItsComment()
    {
        var lines = Tool.Run("campaign", "init", "--example", "contacts-file").Output.Split('\n').Where(line => line.StartsWith("//   ", StringComparison.Ordinal)).Select(line => line[5..]);
        Assert.Equal(Repository.Text("docs", "examples", "init", "contacts.csv").TrimEnd('\n').Split('\n'), lines.TakeWhile(line => line.Contains(',', StringComparison.Ordinal)));
    }

    [Fact]
    public void Init_UnknownName_ListsTheExamplesAndSuggestsTheNearest()
    {
        var run = Tool.Run("campaign", "init", "--example", "limit", "--json");
        Assert.Equal((2, "VALUE_UNKNOWN"), (run.Status, (string)run.Json["error"]!["code"]!));
        Assert.Equal("--example: unknown value 'limit'; did you mean 'limits'? Expected one of: multi-number, callbacks, limits, contacts-file.", (string)run.Json["error"]!["message"]!);
        Assert.Equal("limits", (string)run.Json["error"]!["parameters"]!["suggestion"]!);
    }

    public void Dispose() => _folder.Dispose();
}
