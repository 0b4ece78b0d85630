using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>A list of any length, split into files that can be uploaded: read twice, so that numbers that come again are known before a file is written.</summary>
internal sealed class ListSplit(Terminal terminal, NumberTemplate template, string list)
{
    private const int RowsShown = 1000;
    private const int ReadingsOfTheList = 2;

    private readonly byte[]? _onceOnly = WholeIfOnceOnly(terminal, list); // standard input, a pipe

    /// <param name="folder">Where the files go: a new folder, or an empty one.</param>
    /// <param name="report">Where the rejected rows go; null for nowhere.</param>
    /// <exception cref="InputException">The list cannot be used, or a file not written.</exception>
    public TemplateAnswers Run(string folder, string? report)
    {
        using var bar = Progress();
        var survey = Read(stream =>
        {
            using var rows = template.Open(new WatchedStream(stream, bar, 0));
            return NumberSurvey.Of(rows);
        });
        if (!survey.TryGet(out var numbers)) throw Refusals.Of(list, survey.Reason!);

        MakeEmpty(folder);
        if (report is null) return Split(folder, numbers, report: null, bar);
        using var output = new OutputStream(report);
        TemplateAnswers answers;
        using (var rejections = new RejectionReport(output, Wording.Of)) answers = Split(folder, numbers, rejections, bar);
        output.Commit();
        return answers;
    }

    private TemplateAnswers Split(string folder, NumberSurvey numbers, RejectionReport? report, ProgressBar bar) => Read(stream =>
    {
        var answers = new TemplateAnswers { Parts = [], IsReported = report is not null };
        using var rows = template.Open(new WatchedStream(stream, bar, KibibytesOf(stream)), numbers);
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

    private ProgressBar Progress() => new(terminal, "KiB read", Read(stream => ReadingsOfTheList * KibibytesOf(stream)));

    private TResult Read<TResult>(Func<Stream, TResult> read) =>
        _onceOnly is null ? InputFile.Use(list, Stream.Null, read) : read(new MemoryStream(_onceOnly, writable: false));

    private static byte[]? WholeIfOnceOnly(Terminal terminal, string list) =>
        InputFile.Use(list, terminal.Input, stream => list == InputFile.StandardInput || !stream.CanSeek ? InputFile.ReadAll(list, stream) : null);

    private static void Show<TRow>(List<TRow> shown, TRow row)
    {
        if (shown.Count < RowsShown) shown.Add(row);
    }

    private static OutputStream Part(string folder, int number, List<string> names)
    {
        var name = Path.Combine(folder, $"numbers-{number:D6}.csv");
        names.Add(name);
        return new OutputStream(name, commitsItself: true);
    }

    private static void MakeEmpty(string folder)
    {
        try
        {
            if (Directory.CreateDirectory(folder).EnumerateFileSystemInfos().Any())
                throw new InputException(InputReason.FolderNotEmpty, $"The folder '{folder}' holds something already; files of another list would stand among the new ones.", ("folder", folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException(InputReason.FileUnwritable, $"The folder '{folder}' cannot be made: {e.Message.TrimEnd('.')}.", ("folder", folder));
        }
    }

    private static int KibibytesOf(Stream stream) => stream.CanSeek ? (int)Math.Min(stream.Length >> 10, int.MaxValue / ReadingsOfTheList) : 0;
}
