using System.CommandLine;
using CallingDomain.Numbers;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary><c>numbers check FILE</c>: the portal's template, each line answered.</summary>
internal static class NumbersCheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The template: a .csv or .txt file, or - for standard input." };
        var command = new Command(
            "check",
            "Checks a file of numbers and call purposes as the portal's batch upload takes it: two columns, no header, at most 500 rows.")
        {
            file,
            CommonOptions.Json,
        };
        command.SetAction(arguments => Run(terminal, arguments.GetRequiredValue(file), arguments.GetValue(CommonOptions.Json)));
        return command;
    }

    private static int Run(Terminal terminal, string path, bool json)
    {
        if (path != InputFile.StandardInput && NumberTemplate.RefuseName(path) is { } reason) throw Refusals.Of(path, new FileRefusal(reason));
        var reading = NumberTemplate.Read(InputFile.Read(path, terminal.Input));
        if (!reading.TryGet(out var template)) throw Refusals.Of(path, reading.Reason!);
        if (json) JsonContract.Write(terminal.Output, Document(template));
        else Print(terminal.Tables, template);
        return template.Rejected.IsEmpty ? ExitStatus.NothingRefused : ExitStatus.SomethingRefused;
    }

    private static NumbersCheckDocument Document(TemplateReading template) => new(
        template.Lines,
        [.. template.Accepted.Select(row => new AcceptedLine(row.Line, row.Number.ToString(), row.Purpose.Label()))],
        [
            .. template.Rejected.Select(row =>
                new RejectedLine(row.Line, row.Text, [.. row.Reasons.Select(reason => reason.Code())], row.Suggestion)
                { FirstLine = row.FirstLine })
        ],
        [.. template.Ignored.Select(row => new IgnoredLine(row.Line, row.Reason.Code()))],
        new LineCounts(template.AcceptedLines, template.RejectedLines, template.IgnoredLines));

    private static void Print(IAnsiConsole console, TemplateReading template)
    {
        if (!template.Accepted.IsEmpty)
        {
            var table = Tables.Create("Accepted", "Line", "Number", "Call purpose");
            foreach (var row in template.Accepted) table.AddTextRow(row.Line, row.Number, row.Purpose.Label());
            console.Write(table);
        }

        if (!template.Rejected.IsEmpty)
        {
            var table = Tables.Create("Rejected", "Line", "Text", "Code", "Why", "Suggestion");
            foreach (var row in template.Rejected)
                table.AddTextRow(
                    row.Line,
                    row.Text,
                    string.Join('\n', row.Reasons.Select(reason => reason.Code())),
                    string.Join('\n', row.Reasons.Select(Wording.Of)) + (row.FirstLine is { } first ? $" (line {first})" : ""),
                    row.Suggestion);
            console.Write(table);
        }

        console.WriteLine($"{template.Lines} lines: {template.AcceptedLines} accepted, {template.RejectedLines} rejected, {template.IgnoredLines} ignored.");
        if (template.Accepted.Any(row => row.Purpose == CallPurpose.DoNotOriginate))
            console.WriteLine("Warning: Do Not Originate should only be selected if the phone number will not make outbound calls.");
    }
}
