using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>Splits a list of any length into files for upload. The list is read twice, so that duplicates are known before a file is written.</summary>
internal sealed class ListSplit(Terminal terminal, NumberTemplate template, string list)
{
    private const int RowsShown = 1000;
    private const int ReadingsOfTheList = 2;

    /// <param name="folder">The folder of the files: new or empty.</param>
    /// <param name="report">The file of the rejected rows; null for none.</param>
    /// <exception cref="InputException">The list cannot be used, or a file not written.</exception>
    public TemplateAnswers Run(string folder, string? report)
    {
        using var bar = new ProgressBar(terminal, "KiB read", ReadingsOfTheList * KibibytesOf(list));
        return InputFile.Use(list, terminal.Input, stream =>
        {
            using var copy = list != InputFile.StandardInput && stream.CanSeek ? null : TemporaryFile.OpenNameless();
            using var watched = new WatchedStream(copy is null ? stream : new ReplayStream(stream, copy), bar);
            var opening = template.OpenCheckingDuplicates(watched);
            if (!opening.TryGet(out var rows)) throw Refusals.Of(list, opening.Reason!);
            using (rows) return Write(rows, folder, report);
        });
    }

    private TemplateAnswers Write(TemplateReader rows, string folder, string? report)
    {
        using var files = new OutputFolder(folder);
        using var output = report is null ? null : new OutputStream(report);
        TemplateAnswers answers;
        using (var rejections = output is null ? null : new RejectionReport(output, Wording.Of)) answers = Split(rows, files, rejections);
        files.Commit();
        output?.Commit();
        return answers;
    }

    private TemplateAnswers Split(TemplateReader rows, OutputFolder folder, RejectionReport? report)
    {
        var answers = new TemplateAnswers { Parts = [], IsReported = report is not null };
        using var files = new TemplateWriter(number => Part(folder, number, answers.Parts!));
        while (rows.Read())
        {
            if (rows.IgnoredFor is { } reason)
            {
                answers.IgnoredLines += rows.Lines;
                Show(answers.Ignored, new IgnoredRow(rows.Line, rows.Lines, reason));
            }
            else if (rows.IsAccepted)
            {
                answers.AcceptedLines += rows.Lines;
                answers.Notices = answers.Notices.With(rows.Accepted.Notices);
                Show(answers.Accepted, rows.Accepted);
                files.Write(rows.Accepted.ToLine());
            }
            else
            {
                answers.RejectedLines += rows.Lines;
                Show(answers.Rejected, rows.Rejected!);
                report?.Write(rows.Rejected!);
            }
        }

        if (rows.Refusal is { } refusal) throw Refusals.Of(list, refusal); // the list changed between the passes
        (answers.Delimiter, answers.Encoding, answers.FileNotices) = (rows.Delimiter, rows.Encoding, rows.FileNotices);
        return answers;
    }

    private static void Show<TRow>(List<TRow> shown, TRow row)
    {
        if (shown.Count < RowsShown) shown.Add(row);
    }

    private static OutputStream Part(OutputFolder folder, int number, List<string> names)
    {
        var (file, path) = folder.Add($"numbers-{number:D6}.csv");
        names.Add(path);
        return file;
    }

    // 0 for a pipe, which has no progress bar.
    private static int KibibytesOf(string path) => path != InputFile.StandardInput && new FileInfo(path) is { Exists: true } file ? (int)Math.Min(file.Length >> 10, int.MaxValue / ReadingsOfTheList) : 0;
}
