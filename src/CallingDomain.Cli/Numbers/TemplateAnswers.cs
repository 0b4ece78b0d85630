using CallingDomain.Numbers;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>The answers of <c>numbers check</c>: the printed rows, and the counts of all rows.</summary>
internal sealed class TemplateAnswers
{
    public List<AcceptedRow> Accepted { get; } = [];

    public List<RejectedRow> Rejected { get; } = [];

    public List<IgnoredRow> Ignored { get; } = [];

    /// <summary>Physical lines, including those of rows that are not printed.</summary>
    public int AcceptedLines { get; set; }

    public int RejectedLines { get; set; }

    public int IgnoredLines { get; set; }

    public char Delimiter { get; set; } = ',';

    public string Encoding { get; set; } = "UTF-8";

    /// <summary>Deviations of the whole file from the template.</summary>
    public IReadOnlyList<FileReason> FileNotices { get; set; } = [];

    /// <summary>The files into which a longer list was split; null for a single file.</summary>
    public List<string>? Parts { get; init; }

    /// <summary>The notices of all accepted rows.</summary>
    public NumberReasons Notices { get; set; }

    /// <summary>Whether a report has all rejected rows.</summary>
    public bool IsReported { get; init; }

    public static TemplateAnswers Of(TemplateReading reading, bool isReported)
    {
        var answers = new TemplateAnswers
        {
            IsReported = isReported,
            Notices = reading.Accepted.Aggregate(NumberReasons.None, (all, row) => all.With(row.Notices)),
            AcceptedLines = reading.AcceptedLines,
            RejectedLines = reading.RejectedLines,
            IgnoredLines = reading.IgnoredLines,
            Delimiter = reading.Delimiter,
            Encoding = reading.Encoding,
            FileNotices = reading.FileNotices,
        };
        answers.Accepted.AddRange(reading.Accepted);
        answers.Rejected.AddRange(reading.Rejected);
        answers.Ignored.AddRange(reading.Ignored);
        return answers;
    }

    public NumbersCheckDocument ToDocument() => new(
        AcceptedLines + RejectedLines + IgnoredLines,
        [.. Accepted.Select(row => new AcceptedLine(row.Line, row.Number.ToString(), row.Purpose.Label()) { Notices = row.Notices.IsEmpty ? null : Codes(row.Notices) })],
        [.. Rejected.Select(row => new RejectedLine(row.Line, row.Text, Codes(row.Reasons), row.Suggestion?.Text)
        {
            FirstLine = row.FirstLine,
            Columns = row.Check.ColumnCount,
            Digits = row.Check.DigitCount,
            Region = row.Check.Region?.ToString(),
            NearestPurpose = row.Check.NearestPurpose?.Label(),
        })],
        [.. Ignored.Select(row => new IgnoredLine(row.Line, row.Reason.Code()))],
        new LineCounts(AcceptedLines, RejectedLines, IgnoredLines))
    {
        Format = FileNotices.Count == 0 ? null : new FormatRow(Delimiter.ToString(), Encoding, [.. FileNotices.Select(notice => notice.Code())]),
        Parts = Parts,
    };

    public void Print(IAnsiConsole console)
    {
        if (Parts is null && Accepted.Count > 0)
        {
            var table = Tables.Create("Accepted", "Line", "Number", "Call purpose", "Notices");
            foreach (var row in Accepted) table.AddTextRow(row.Line, row.Number, row.Purpose.Label(), string.Join('\n', Codes(row.Notices)));
            console.Write(table);
        }

        if (Rejected.Count > 0)
        {
            var table = Tables.Create("Rejected", "Line", "Text", "Code", "Why", "Suggestion").Wrapping("Why");
            foreach (var row in Rejected)
                table.AddTextRow(
                    row.Line,
                    VisibleText.Of(row.Text),
                    string.Join('\n', Codes(row.Reasons)),
                    string.Join('\n', row.Reasons.Select(Wording.Of)) + (row.FirstLine is { } first ? $" (line {first})" : ""),
                    row.Suggestion is { } suggestion ? VisibleText.Of(suggestion.Text) : null);
            console.Write(table);
            if (RejectedLines > Rejected.Sum(row => row.Lines)) console.WriteLine($"The first {Rejected.Count} rejected rows{(IsReported ? "; the report has them all" : "; --report writes them all")}.");
        }

        if (FileNotices.Count > 0) console.WriteLine($"Read as {Encoding}, columns separated by {Wording.Named(Delimiter)}.");
        console.WriteLine($"{AcceptedLines + RejectedLines + IgnoredLines} lines: {AcceptedLines} accepted, {RejectedLines} rejected, {IgnoredLines} ignored.");
        if (Parts is not null) console.WriteLine(VisibleText.Of(Parts.Count == 0 ? "No file was written, because no row was accepted." : Parts.Count == 1 ? $"1 file written: {Parts[0]}." : $"{Parts.Count} files written: {Parts[0]} to {Parts[^1]}."));
        if (Notices.Contains(NumberReason.PurposeDoNotOriginate)) console.WriteLine($"Warning: {CallPurposes.DoNotOriginateWarning}");
    }

    private static IReadOnlyList<string> Codes(NumberReasons reasons) => [.. reasons.Select(reason => reason.Code())];
}
