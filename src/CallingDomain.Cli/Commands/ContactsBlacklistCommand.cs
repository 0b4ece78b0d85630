using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary><c>contacts blacklist FILE…</c>: do-not-call files as one saved blacklist.</summary>
internal static class ContactsBlacklistCommand
{
    private static readonly WordOption<DoNotCallFormat> FileFormats = new(
        "--format",
        "The layout of the do-not-call files.",
        [("detect", DoNotCallFormat.Detect), ("number", DoNotCallFormat.Number), ("area-and-number", DoNotCallFormat.AreaCodeAndNumber), ("number-and-date", DoNotCallFormat.NumberAndDate), ("xml", DoNotCallFormat.Xml)]);

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Do-not-call files and saved blacklists, or - for standard input." };
        var output = new Option<string?>("--output") { HelpName = "OUT", Description = "Write the numbers of all files as a saved blacklist, for --do-not-call." };
        var region = new Option<string?>("--region") { HelpName = "REGION", Description = "Also read national forms of a region, such as US. Default: numbers begin with a plus sign." };
        var (format, plan) = (FileFormats.Create(), PlanOption.Create());
        var command = new ToolCommand("blacklist", "Saves do-not-call files as one blacklist.", files, output, region, format, plan, CommonOptions.Json())
        {
            Examples = ["callingdomain contacts blacklist registry.txt --region US --output registry.blacklist"],
            Files = [new ExampleFile("registry.txt", "201,5550123\n201,5550124\n")],
            Formats =
            [
                ("FILE", "A number a line; area code and number; number and date; XML of the registry of the United States; a saved blacklist."),
                ("OUT", "A blacklist for --do-not-call: about a byte for each number of a registry, with checksums."),
            ],
        };
        command.SetAction(arguments => Run(
            terminal,
            arguments.GetRequiredValue(files),
            arguments.GetValue(output),
            new DoNotCallFileOptions
            {
                Phones = RegionPhones.Read(arguments.GetValue(region), PlanOption.Load(arguments.GetValue(plan), terminal.Input), PhoneCheck.Possible, ("option", "--region")),
                Format = FileFormats.Read(arguments.GetRequiredValue(format)),
            },
            arguments.GetValue<bool>(CommonOptions.JsonName)));
        return command;
    }

    private static int Run(Terminal terminal, string[] files, string? output, DoNotCallFileOptions options, bool json)
    {
        if (output is "" or InputFile.StandardInput) throw new InputException(InputReason.ArgumentsInvalid, "--output: expected the name of a file.", ("option", "--output"));
        foreach (var file in files) OutputFile.RefuseToLose(file, "FILE", output);
        var builder = new BlacklistBuilder();
        var rows = files.Select(file => RowOf(file, DoNotCallList.AddTo(builder, file, terminal.Input, options))).ToImmutableArray();
        var blacklist = builder.Build();
        if (output is not null)
        {
            using var saved = new OutputStream(output);
            blacklist.Save(saved);
            saved.Commit();
        }

        if (json) JsonContract.Write(terminal.Output, new BlacklistDocument(rows, blacklist.Count));
        else Print(terminal, rows, blacklist);
        return rows.All(row => row.Rejected == 0) ? ExitStatus.NothingRefused : ExitStatus.SomethingRefused;
    }

    private static BlacklistFileRow RowOf(string file, DoNotCallReport? report) => report is null
        ? new BlacklistFileRow(file, "saved", null, 0, 0, [])
        : new BlacklistFileRow(file, FileFormats.WordOf(report.Format), report.Numbers, report.Rejected, report.BlankLines, [.. report.Issues.Select(issue => new DoNotCallIssueRow(issue.Line, issue.Column, issue.Code))]);

    private static void Print(Terminal terminal, ImmutableArray<BlacklistFileRow> rows, Blacklist blacklist)
    {
        var table = Tables.Create("Files", "File", "Format", "Numbers", "Rejected").Wrapping("File");
        foreach (var row in rows) table.AddTextRow(VisibleText.Of(row.File), row.Format, row.Numbers, row.Rejected);
        terminal.Tables.Write(table);
        var issues = Tables.Create("Rejected rows", "File", "Line", "Column and code", "Why").Wrapping("Why");
        foreach (var row in rows)
        {
            foreach (var issue in row.Issues) issues.AddTextRow(VisibleText.Of(row.File), issue.Line, $"{issue.Column} {issue.Code}", Wording.Of(issue.Code));
        }

        if (rows.Any(row => row.Rejected > 0)) terminal.Tables.Write(issues);
        terminal.Tables.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{blacklist.Count} numbers and prefixes."));
    }
}
