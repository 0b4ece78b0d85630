using System.CommandLine;
using System.CommandLine.Invocation;

namespace CallingDomain.Cli;

/// <summary>A command with examples that work and the formats of the files that it reads.</summary>
internal sealed class ToolCommand : Command
{
    /// <param name="name">The name.</param>
    /// <param name="summary">What the command does, in one line.</param>
    /// <param name="symbols">Its arguments and options.</param>
    public ToolCommand(string name, string summary, params ReadOnlySpan<Symbol> symbols)
        : base(name, summary)
    {
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument) Add(argument);
            else Add((Option)symbol);
        }
    }

    /// <summary>Command lines that work with <see cref="Files"/> in the current folder.</summary>
    public required string[] Examples { get; init; }

    /// <summary>The files of the examples.</summary>
    public ExampleFile[] Files { get; init; } = [];

    /// <summary>The formats of files: a name, and a description.</summary>
    public (string File, string Format)[] Formats { get; init; } = [];
}

/// <summary>A file that an example reads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its text.</param>
internal sealed record ExampleFile(string Name, string Text);

/// <summary>Prints the help of a command: for a group its commands, a line each; for a command its options, examples and file formats.</summary>
/// <param name="width">The width of a line.</param>
/// <param name="isAsked">Whether the user asks for help: then errors of other arguments do not matter.</param>
internal sealed class HelpPage(int width, bool isAsked) : SynchronousCommandLineAction
{
    private const string Indent = "  ";
    private const int MaxWidth = 100;

    private readonly int _width = Math.Min(width, MaxWidth);

    public override bool ClearsParseErrors => isAsked;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is ToolCommand command) Print(output, command, parseResult);
        else PrintGroup(output, parseResult.CommandResult.Command);
        return ExitStatus.NothingRefused;
    }

    private void Print(TextWriter output, ToolCommand command, ParseResult parseResult)
    {
        new System.CommandLine.Help.HelpAction { MaxWidth = _width }.Invoke(parseResult);
        output.WriteLine(command.Examples.Length == 1 ? "Example:" : "Examples:");
        foreach (var example in command.Examples) output.WriteLine(Indent + example);
        foreach (var file in command.Files)
        {
            output.WriteLine();
            output.WriteLine($"The file {file.Name} of the example:");
            foreach (var line in file.Text.TrimEnd('\n').Split('\n')) output.WriteLine(Indent + line);
        }

        if (command.Formats.Length == 0) return;
        output.WriteLine();
        output.WriteLine("File formats:");
        Columns(output, command.Formats);
    }

    private void PrintGroup(TextWriter output, Command group)
    {
        foreach (var line in CellText.Wrap(group.Description!, _width)) output.WriteLine(line);
        output.WriteLine();
        output.WriteLine("Commands:");
        Columns(output, [.. Leaves(group, group is RootCommand ? "" : group.Name + " ").Select(leaf => (leaf.Path, leaf.Command.Description!))]);
        output.WriteLine();
        foreach (var line in CellText.Wrap("'callingdomain COMMAND --help' shows the options, examples and file formats of a command.", _width)) output.WriteLine(line);
    }

    private static IEnumerable<(string Path, Command Command)> Leaves(Command group, string path) =>
        group.Subcommands.SelectMany(command => command.Subcommands.Any() ? Leaves(command, $"{path}{command.Name} ") : [(path + command.Name, command)]);

    private void Columns(TextWriter output, (string Name, string Text)[] rows)
    {
        var indent = rows.Max(row => CellText.WidthOf(row.Name)) + (2 * Indent.Length);
        foreach (var (name, text) in rows)
        {
            var first = (Indent + name).PadRight(indent);
            foreach (var line in CellText.Wrap(text, _width - indent))
            {
                output.WriteLine(first + line);
                first = new string(' ', indent);
            }
        }
    }
}
