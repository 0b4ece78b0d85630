using System.CommandLine;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary><c>numbers check FILE</c>: the portal's template, with an answer for each line.</summary>
internal static class NumbersCheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The template: a .csv or .txt file, or - for standard input." };
        var (profile, policy, plan, areaCodes) = (ProfileOption.Create(), PolicyOption.Create(), PlanOption.Create(), AreaCodesOption.Create());
        var report = new Option<string?>("--report") { HelpName = "REPORT.csv", Description = "Write the rejected rows with their codes, reasons and suggestions." };
        var corrected = new Option<string?>("--corrected")
        {
            HelpName = "FIXED.csv",
            Description = "Write a file that can be uploaded: the accepted rows, and rejected rows whose meaning is certain, corrected.",
        };
        var split = new Option<string?>("--split")
        {
            HelpName = "DIR",
            Description = "Read a list of any length, and write its accepted rows as files of at most 500 rows into a new or empty folder.",
        };
        var command = new ToolCommand("check", "Checks a file of numbers for the portal's batch upload.", file, profile, policy, plan, areaCodes, report, corrected, split, CommonOptions.Json())
        {
            Examples = ["callingdomain numbers check numbers.csv --report rejected.csv"],
            Files = [new ExampleFile("numbers.csv", "5013334444,Customer Service\n+15013334445,Survey\n")],
            Formats =
            [
                ("FILE", "CSV or TXT in UTF-8 without a heading, at most 500 rows: a number of ten digits or with +1, and one of the ten call purposes."),
                ("REPORT.csv", "The rejected rows: line, text, codes, reasons, suggestion."),
            ],
        };
        command.SetAction(arguments =>
        {
            var template = new NumberTemplate(
                ProfileOption.IsTolerant(arguments.GetRequiredValue(profile)),
                PolicyOption.Read(arguments.GetRequiredValue(policy), AreaCodesOption.Load(arguments.GetValue(areaCodes), terminal.Input)),
                PlanOption.Load(arguments.GetValue(plan), terminal.Input));
            var outputs = new Outputs(arguments.GetValue(report), arguments.GetValue(corrected), arguments.GetValue(split), arguments.GetValue(plan), arguments.GetValue(areaCodes));
            return Run(terminal, template, arguments.GetRequiredValue(file), outputs, arguments.GetValue<bool>(CommonOptions.JsonName));
        });
        return command;
    }

    private static int Run(Terminal terminal, NumberTemplate template, string path, Outputs outputs, bool json)
    {
        outputs.RefuseConflicts(path);
        if (path != InputFile.StandardInput && !NumberTemplate.IsFileNameAllowed(path)) throw Refusals.Of(path, new FileRefusal(FileReason.TypeNotAllowed));
        var answers = outputs.Split is { } folder
            ? new ListSplit(terminal, template, path).Run(folder, outputs.Report)
            : Check(template, path, InputFile.Read(path, terminal.Input, template.MaxBytes), outputs);
        if (json) JsonContract.Write(terminal.Output, answers.ToDocument());
        else answers.Print(terminal.Tables);
        return answers.RejectedLines == 0 ? ExitStatus.NothingRefused : ExitStatus.SomethingRefused;
    }

    private static TemplateAnswers Check(NumberTemplate template, string path, byte[] file, Outputs outputs)
    {
        var reading = template.Read(file);
        if (!reading.TryGet(out var rows)) throw Refusals.Of(path, reading.Reason!);
        // Both files are opened before the first is written.
        using var report = outputs.Report is null ? null : new OutputStream(outputs.Report);
        using var corrected = outputs.Corrected is null ? null : new OutputStream(outputs.Corrected);
        if (report is not null) WriteReport(report, rows);
        if (corrected is not null) TemplateWriter.WriteAll(corrected, rows.CorrectedLines());
        report?.Commit();
        corrected?.Commit();
        return TemplateAnswers.Of(rows, isReported: outputs.Report is not null);
    }

    private static void WriteReport(Stream output, TemplateReading rows)
    {
        using var report = new RejectionReport(output, Wording.Of);
        foreach (var row in rows.Rejected) report.Write(row);
    }

    /// <summary>The output files, null for none; and the plan and the table of area codes, which must not be overwritten.</summary>
    private sealed record Outputs(string? Report, string? Corrected, string? Split, string? Plan, string? AreaCodes)
    {
        public void RefuseConflicts(string file)
        {
            if (Split is not null && Corrected is not null)
                throw new InputException(InputReason.ArgumentsInvalid, "--corrected cannot be combined with --split. Use --profile tolerant to accept rows whose meaning is certain.");
            if (Report is not null && Corrected is not null && OutputFile.IsSame(Report, Corrected))
                throw new InputException(InputReason.ArgumentsInvalid, $"--report and --corrected name the same file, '{Report}'.", ("file", Report));
            if (Report is not null && Split is not null && OutputFile.IsIn(Report, Split))
                throw new InputException(InputReason.ArgumentsInvalid, $"The report '{Report}' must not be in the folder '{Split}' of --split.", ("file", Report));
            OutputFile.RefuseToLose(file, "FILE", Report, Corrected);
            OutputFile.RefuseToLose(Plan, "the plan", Report, Corrected);
            OutputFile.RefuseToLose(AreaCodes, "the table of area codes", Report, Corrected);
        }
    }
}
