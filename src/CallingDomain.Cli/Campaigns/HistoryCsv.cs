using System.Globalization;
using CsvHelper;

namespace CallingDomain.Cli;

/// <summary>Writes the History of a campaign as a CSV file with the names of the JSON, row by row.</summary>
/// <remarks>
/// UTF-8 with a byte order mark, as spreadsheets need it. A spreadsheet would read a bare <c>+390612345678</c> as a formula and show 3.9E+11. An apostrophe therefore precedes each number, and every other text that begins
/// like a formula; imports of contacts remove it.
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
