using System.Globalization;
using CallingDomain.Dialing;
using CsvHelper;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Writes the History of a campaign as a CSV file, row by row: the properties of the JSON, and four columns more.</summary>
/// <remarks>
/// UTF-8 with a byte order mark, as spreadsheets need it. A spreadsheet would read a bare <c>+390612345678</c> as a formula and show 3.9E+11. An apostrophe therefore precedes each number, and every other text that begins
/// like a formula; imports of contacts remove it. The times of a call come after its row, which waits for them.
/// </remarks>
internal sealed class HistoryCsv : ISimulationObserver, IDisposable
{
    private static readonly CsvWriterOptions Format = new() { WriteByteOrderMark = true };

    private readonly CsvWriter _writer;
    private readonly Queue<HistoryEntry> _rows = new(); // in the order of dialing
    private readonly Dictionary<long, Instant?> _answered = []; // of ended calls whose rows are not written

    public HistoryCsv(Stream output)
    {
        _writer = CsvWriter.Create(output, Format, leaveOpen: true);
        _writer.WriteHeader("sequence", "contact", "phone", "type", "pass", "status", "dueAt", "dialedAt", "endedAt", "attempt", "primary", "answeredAt", "outcome", "disposition");
    }

    public void Add(HistoryEntry entry)
    {
        _rows.Enqueue(entry);
        WriteKnown();
    }

    public void Add(in SimulatedCallTimes ended)
    {
        _answered.Add(ended.Attempt, ended.AnsweredAt);
        WriteKnown();
    }

    public void Dispose() => _writer.Dispose();

    private void WriteKnown()
    {
        while (_rows.TryPeek(out var entry))
        {
            if (!_answered.Remove(entry.Attempt.Id, out var answeredAt) && entry.EndedAt is not null) return;
            Write(CampaignRows.Of(entry), entry, answeredAt);
            _rows.Dequeue();
        }
    }

    private void Write(HistoryRow row, in HistoryEntry entry, Instant? answeredAt) => _writer.WriteRecord(
        row.Sequence.ToString(CultureInfo.InvariantCulture),
        SpreadsheetText.EscapeFormula(row.Contact),
        SpreadsheetText.EscapeFormula(row.Phone),
        SpreadsheetText.EscapeFormula(row.Type ?? ""),
        row.Pass.ToString(CultureInfo.InvariantCulture),
        row.Status ?? "",
        row.DueAt,
        row.DialedAt,
        row.EndedAt ?? "",
        row.Attempt.ToString(CultureInfo.InvariantCulture),
        entry.Attempt.Phone.IsPrimary ? "true" : "false",
        answeredAt is { } at ? InstantText.Write(at) : "",
        entry.Outcome == CallOutcome.Unspecified ? "" : entry.Outcome.ToString(),
        SpreadsheetText.EscapeFormula(entry.Disposition ?? ""));
}
