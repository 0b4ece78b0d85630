using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>A list of any length, split into files that can be uploaded: read twice, so that numbers that come again are known before a file is written.</summary>
internal sealed class ListSplit(Terminal terminal, NumberTemplate template, string list) : IDisposable
{
    private const int RowsShown = 1000;
    private const int ReadingsOfTheList = 2;

    private FileStream? _copy; // of standard input or a pipe, which can be read only once

    /// <param name="folder">Where the files go: a new folder, or an empty one.</param>
    /// <param name="report">Where the rejected rows go; null for nowhere.</param>
    /// <exception cref="InputException">The list cannot be used, or a file not written.</exception>
    public TemplateAnswers Run(string folder, string? report)
    {
        using var bar = new ProgressBar(terminal, "KiB read", ReadingsOfTheList * KibibytesOf(list));
        var survey = Read(stream =>
        {
            using var rows = template.Open(new WatchedStream(stream, bar, 0));
            return NumberSurvey.Of(rows);
        });
        if (!survey.TryGet(out var numbers)) throw Refusals.Of(list, survey.Reason!);

        using var files = new OutputFolder(folder);
        using var output = report is null ? null : new OutputStream(report);
        TemplateAnswers answers;
        using (var rejections = output is null ? null : new RejectionReport(output, Wording.Of)) answers = Split(files, numbers, rejections, bar);
        files.Commit();
        output?.Commit();
        return answers;
    }

    public void Dispose() => _copy?.Dispose();

    private TemplateAnswers Split(OutputFolder folder, NumberSurvey numbers, RejectionReport? report, ProgressBar bar) => Read(stream =>
    {
        var answers = new TemplateAnswers { Parts = [], IsReported = report is not null };
        using var rows = template.Open(new WatchedStream(stream, bar, KibibytesOf(list)), numbers);
        using var parts = new TemplateParts(number => Part(folder, number, answers.Parts!));
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
                parts.Add(rows.Accepted.ToLine());
            }
            else
            {
                answers.RejectedLines += rows.Lines;
                Show(answers.Rejected, rows.Rejected!);
                report?.Add(rows.Rejected!);
            }
        }

        if (rows.Refusal is { } refusal) throw Refusals.Of(list, refusal); // the list has changed between the readings
        answers.Format = rows.Format;
        return answers;
    });

    private TResult Read<TResult>(Func<Stream, TResult> read)
    {
        if (_copy is null)
            return InputFile.Use(list, terminal.Input, stream => read(list != InputFile.StandardInput && stream.CanSeek ? stream : new CopyingStream(stream, _copy = TemporaryFile.OpenNameless())));
        _copy.Position = 0;
        return read(_copy);
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

    // Of what is no file, nothing: then there is no bar.
    private static int KibibytesOf(string path) => path != InputFile.StandardInput && new FileInfo(path) is { Exists: true } file ? (int)Math.Min(file.Length >> 10, int.MaxValue / ReadingsOfTheList) : 0;
}
