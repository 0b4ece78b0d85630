using System.Globalization;
using CsvHelper;

namespace CallingDomain.Cli;

/// <summary>The History of a campaign as a CSV file, its columns named as in JSON, each row written as it comes.</summary>
/// <remarks>
/// UTF-8 with a byte order mark, as spreadsheets need it. A spreadsheet takes a bare <c>+390612345678</c> for a formula and shows 3.9E+11: so an apostrophe precedes each number, and every other text that a spreadsheet would run; imports of
/// contacts take it away again.
/// </remarks>
internal sealed class HistoryCsv : IDisposable
{
    private static readonly CsvWriterOptions Format = new() { WriteByteOrderMark = true };

    private readonly CsvWriter _writer;

    public HistoryCsv(Stream output)
    {
        _writer = CsvWriter.Create(output, Format, leaveOpen: true);
        _writer.WriteHeader("sequence", "contact", "phone", "type", "pass", "status", "dueAt", "dialedAt", "endedAt", "attempt");
    }

    public void Add(HistoryRow row) => _writer.WriteRecord(
        row.Sequence.ToString(CultureInfo.InvariantCulture),
        SpreadsheetText.EscapeFormula(row.Contact),
        SpreadsheetText.EscapeFormula(row.Phone),
        SpreadsheetText.EscapeFormula(row.Type ?? ""),
        row.Pass.ToString(CultureInfo.InvariantCulture),
        row.Status ?? "",
        row.DueAt,
        row.DialedAt,
        row.EndedAt ?? "",
        row.Attempt.ToString(CultureInfo.InvariantCulture));

    public void Dispose() => _writer.Dispose();
}
