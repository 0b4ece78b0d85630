using System.Globalization;
using CsvHelper;

namespace CallingDomain.Numbers;

/// <summary>The rows that are refused, as a CSV file for people: line, text, codes, reasons, and what was probably meant.</summary>
/// <remarks>
/// UTF-8 with a byte order mark, as spreadsheets need it, and a heading. Where a spreadsheet would run a formula, whatever it takes for the delimiter, stands an apostrophe. It holds
/// personal data. Not thread-safe. Source of the signs: OWASP, "CSV Injection".
/// </remarks>
public sealed class RejectionReport : IDisposable
{
    private static readonly CsvWriterOptions Format = new() { WriteByteOrderMark = true };

    private readonly CsvWriter _writer;
    private readonly Func<NumberReason, string> _wording;

    /// <summary>Begins a report.</summary>
    /// <param name="output">Stays open.</param>
    /// <param name="wording">A reason in words, in the reader's language.</param>
    public RejectionReport(Stream output, Func<NumberReason, string> wording)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(wording);
        (_writer, _wording) = (CsvWriter.Create(output, Format, leaveOpen: true), wording);
        _writer.WriteHeader("Line", "Text", "Codes", "Reasons", "Suggestion");
    }

    /// <summary>Adds a row.</summary>
    public void Add(RejectedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var reasons = string.Join("; ", row.Reasons.Select(_wording));
        if (row.FirstLine is { } first) reasons = string.Create(CultureInfo.InvariantCulture, $"{reasons} (line {first})");
        _writer.WriteRecord(row.Line.ToString(CultureInfo.InvariantCulture), SpreadsheetText.Neutral(row.Text), row.Reasons.ToString(), SpreadsheetText.Neutral(reasons), row.Suggestion?.Text ?? "");
    }

    /// <summary>Writes what is still held back.</summary>
    public void Dispose() => _writer.Dispose();
}
