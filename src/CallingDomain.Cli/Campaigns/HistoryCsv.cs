using System.Globalization;
using CallingDomain.Numbers;
using CsvHelper;

namespace CallingDomain.Cli;

/// <summary>The History of a campaign as a CSV file, its columns named as in JSON.</summary>
/// <remarks>
/// UTF-8 with a byte order mark, as spreadsheets need it. A spreadsheet takes a bare <c>+390612345678</c> for a formula and shows 3.9E+11: so an apostrophe stands before each number, as before all else that a spreadsheet would run, and
/// imports of contacts take it away again.
/// </remarks>
internal static class HistoryCsv
{
    private static readonly CsvWriterOptions Format = new() { WriteByteOrderMark = true };

    public static void Write(Stream output, IEnumerable<HistoryRow> history)
    {
        using var writer = CsvWriter.Create(output, Format, leaveOpen: true);
        writer.WriteHeader("sequence", "contact", "phone", "type", "pass", "status", "dueAt", "dialedAt", "endedAt", "attempt");
        foreach (var row in history)
        {
            writer.WriteRecord(
                row.Sequence.ToString(CultureInfo.InvariantCulture),
                SpreadsheetText.Neutral(row.Contact),
                SpreadsheetText.Neutral(row.Phone),
                SpreadsheetText.Neutral(row.Type ?? ""),
                row.Pass.ToString(CultureInfo.InvariantCulture),
                row.Status ?? "",
                row.DueAt,
                row.DialedAt,
                row.EndedAt ?? "",
                row.Attempt.ToString(CultureInfo.InvariantCulture));
        }
    }
}
