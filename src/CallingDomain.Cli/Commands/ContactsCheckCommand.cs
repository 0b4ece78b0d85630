using System.CommandLine;
using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary><c>contacts check FILE</c>: a contacts file for an import, with an answer for each row.</summary>
internal static class ContactsCheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new ContactsFileOptions();
        var report = new Option<string?>("--report") { HelpName = "REPORT.csv", Description = "Write the rejected rows and the duplicates with codes and reasons. Once corrected, this file can be imported." };
        var target = TargetOption.Create();
        var all = new Option<bool>("--all") { Description = "Print all rows instead of the first 1,000 of each kind." };
        var command = new ToolCommand(
            "check",
            "Checks a contacts file for an import, row by row.",
            [.. file.All, target, report, all, CommonOptions.Json()])
        {
            Examples = ["callingdomain contacts check contacts.csv --ignore-columns \"Office phone\"", "callingdomain contacts check contacts.csv --columns columns.json --types types.json --region IT"],
            Files =
            [
                new ExampleFile("contacts.csv", "Name,Phone,Office phone\nAda,+390612345678,+390612345679\n"),
                new ExampleFile("columns.json", """
                    {"name":"Name","primaryPhone":"Phone","additionalPhones":{"Office":"Office phone"}}

                    """),
                new ExampleFile("types.json", """
                    [{"name":"Office","orderBy":1,"color":"#2E86C1"}]

                    """),
            ],
            Formats =
            [
                .. ContactsFileOptions.Formats,
                ("REPORT.csv", "The rejected rows and duplicates, with codes and reasons before the columns of the file."),
            ],
        };
        command.SetAction(arguments =>
        {
            var reportPath = arguments.GetValue(report);
            var limits = TargetOption.Read(arguments.GetValue(target));
            using var answers = new ContactAnswers(arguments.GetValue(all));
            var (counts, found, taken) = file.Use(arguments, terminal, ("--report", reportPath), readsTwice: false, source => Check(terminal, source, reportPath, answers, limits));
            if (arguments.GetValue<bool>(CommonOptions.JsonName)) answers.WriteJson(terminal.Output, counts, found, taken);
            else answers.Print(terminal, counts, found, taken);
            return counts.Rejected + counts.Duplicates == 0 && found.IsComplete && taken?.IsTaken != false ? ExitStatus.NothingRefused : ExitStatus.SomethingRefused;
        });
        return command;
    }

    private static (ContactCounts Counts, ColumnReport Columns, TargetAnswers? Target) Check(Terminal terminal, ContactsFileSource source, string? reportPath, ContactAnswers answers, ContactTarget? target)
    {
        var length = source.File.CanSeek ? (int)Math.Min(source.File.Length >> 10, int.MaxValue) : 0;
        using var bar = new ProgressBar(terminal, "KiB read", length);
        using var watched = new WatchedStream(source.File, bar);
        using var rows = ContactsFile.Open(watched, source.Options with { TakesPhoneZones = true }); // they are printed
        using var output = reportPath is null ? null : new OutputStream(reportPath);
        var limits = target is null ? null : new ContactTargetCheck(target);
        using (var report = output is null ? null : new RejectedContactWriter(output, Wording.Of))
        {
            while (rows.Read())
            {
                answers.Add(rows);
                limits?.Add(rows);
                if (rows.Kind is ContactRowKind.Rejected or ContactRowKind.Duplicate) report?.Add(rows);
            }
        }

        if (rows.Refusal is { } refusal) throw Refusals.OfContacts(source.Path, refusal);
        output?.Commit();
        return (rows.Counts, new ColumnReport(rows.UsedColumns, rows.UnusedColumns, source.Types, source.Proposal, source.Preset) { MissingDoNotCall = rows.MissingDoNotCall }, target is null ? null : new TargetAnswers(target, limits!.End(watched.BytesRead)));
    }
}
