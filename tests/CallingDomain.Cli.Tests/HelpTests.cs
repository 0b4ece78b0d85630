using System.CommandLine;
using System.Text.RegularExpressions;

namespace CallingDomain.Cli.Tests;

/// <summary>The help of each command, and its examples.</summary>
public sealed partial class HelpTests : IDisposable
{
    private const string Sqlite = "sqlite:";

    private readonly Folder _folder = new();

    public static TheoryData<string> Commands => [.. Leaves(Root(), "")];

    public static TheoryData<string> Examples => [.. ExampleLines];

    /// <summary>The examples, as a shell takes them.</summary>
    public static IEnumerable<string> ExampleLines => Leaves(Root(), "").SelectMany(path => CommandOf(path).Examples);

    /// <summary>The lines that print help.</summary>
    public static IEnumerable<string> HelpLines => Root().Subcommands.Select(group => group.Name).Concat(Leaves(Root(), "")).Distinct().Select(path => $"callingdomain {path} --help");

    /// <summary>Writes the files of the examples.</summary>
    internal static void WriteFiles(Folder folder)
    {
        foreach (var file in Leaves(Root(), "").SelectMany(path => CommandOf(path).Files)) folder.Write(file.Name, file.Text);
        folder.Write("campaign.json", Tool.Run("campaign", "init").Output);
        folder.Write("PhoneNumberMetadata.xml", PlanTests.SmallMetadata);
    }

    [Fact]
    public void Tool_WithoutArguments_ListsEveryCommandInOneLine()
    {
        var run = Tool.RunAt(80);
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.All(Leaves(Root(), ""), command => Assert.Matches($@"\n  {command} +{Regex.Escape(CommandOf(command).Description!)}\n", run.Output));
        Assert.Equal(run.Output, Tool.RunAt(80, "--help").Output);
    }

    [Theory]
    [InlineData("campaign", "init", "simulate", "explain", "run")]
    [InlineData("numbers", "inspect", "check")]
    [InlineData("plan", "show", "build")]
    [InlineData("rules", "check", "for")]
    public void Group_WithoutACommand_ListsItsCommands(string group, params string[] commands)
    {
        var run = Tool.Run(group);
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.All(commands, command => Assert.Contains($"\n  {group} {command} ", run.Output, StringComparison.Ordinal));
        Assert.Equal(run.Output, Tool.Run(group, "--help").Output);
    }

    [Theory]
    [InlineData]
    [InlineData("schema")]
    [InlineData("campaign")]
    [InlineData("campaign", "simulate")]
    public void Help_BeforeACommand_IsItsHelp(params string[] command) => Assert.Equal(Tool.Run([.. command, "--help"]), Tool.Run(["help", .. command]), (one, other) => (one.Status, one.Output, one.Error) == (other.Status, other.Output, other.Error));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_OfACommand_ShowsItsExamplesAndFits80Columns(string path)
    {
        var (command, help) = (CommandOf(path), Tool.RunAt(80, [.. path.Split(' '), "--help"]));
        Assert.Equal((0, ""), (help.Status, help.Error));
        Assert.NotEmpty(command.Examples);
        Assert.All(command.Examples, example => Assert.Contains($"\n  {example}\n", help.Output, StringComparison.Ordinal));
        var examples = command.Examples.Concat(command.Files.SelectMany(file => file.Text.Split('\n').Select(line => line.Trim()))).ToList();
        Assert.All(help.Output.Split('\n').Where(line => !examples.Contains(line.Trim())), line => Assert.InRange(line.Length, 0, 80));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_OfTheHelp_Works(string example)
    {
        WriteFiles(_folder);
        var input = "";
        foreach (var stage in example.Split('>')[0].Split('|'))
        {
            var words = Words().Matches(stage).Select(word => word.Value.Trim('"')).Select(word => FileName().IsMatch(word) ? _folder.PathOf(word) : word.StartsWith(Sqlite, StringComparison.Ordinal) ? Sqlite + _folder.PathOf(word[Sqlite.Length..]) : word).ToArray();
            Assert.Equal("callingdomain", words[0]);
            var run = Tool.RunWith(input, words[1..]);
            Assert.True((run.Status, run.Error) == (0, ""), run.Error + run.Output);
            input = run.Output;
        }
    }

    public void Dispose() => _folder.Dispose();

    private static RootCommand Root() => Cli.Root(new Terminal(Stream.Null, Stream.Null, TextWriter.Null, outputIsTerminal: false, errorIsTerminal: false));

    private static ToolCommand CommandOf(string path) => (ToolCommand)path.Split(' ').Aggregate((Command)Root(), (command, name) => command.Subcommands.Single(each => each.Name == name));

    private static IEnumerable<string> Leaves(Command group, string path) =>
        group.Subcommands.SelectMany(command => command.Subcommands.Any() ? Leaves(command, $"{path}{command.Name} ") : [path + command.Name]);

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Words();

    [GeneratedRegex(@"^[\w-]+\.(csv|txt|json|html|plan|store|xml|blacklist)$")]
    private static partial Regex FileName();
}
