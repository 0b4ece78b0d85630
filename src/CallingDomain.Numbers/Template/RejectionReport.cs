using System.Globalization;
using System.Text.Json.Serialization;
using CsvHelper;

namespace CallingDomain.Numbers;

/// <summary>Writes rejected rows as a CSV report for people: line, text, codes, reasons, suggestion.</summary>
/// <remarks>
/// UTF-8 with a byte order mark, as spreadsheets need it, and a header. Cells that a spreadsheet would run as formulas are escaped with an apostrophe. The report has personal data. Not
/// thread-safe. Source: OWASP, "CSV Injection".
/// </remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public sealed class RejectionReport : IDisposable
{
    private static readonly CsvWriterOptions Format = new() { WriteByteOrderMark = true };

    private readonly CsvWriter _writer;
    private readonly Func<NumberReason, string> _wording;

    /// <summary>Creates a report and writes its header.</summary>
    /// <param name="output">The stream; it is left open.</param>
    /// <param name="wording">The text of a reason, in the language of the report.</param>
    public RejectionReport(Stream output, Func<NumberReason, string> wording)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(wording);
        (_writer, _wording) = (CsvWriter.Create(output, Format, leaveOpen: true), wording);
        _writer.WriteHeader("Line", "Text", "Codes", "Reasons", "Suggestion");
    }

    /// <summary>Writes a row.</summary>
    public void Write(RejectedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var reasons = string.Join("; ", row.Reasons.Select(_wording));
        if (row.FirstLine is { } first) reasons = string.Create(CultureInfo.InvariantCulture, $"{reasons} (line {first})");
        _writer.WriteRecord(row.Line.ToString(CultureInfo.InvariantCulture), SpreadsheetText.EscapeFormula(row.Text), row.Reasons.ToString(), SpreadsheetText.EscapeFormula(reasons), row.Suggestion?.Text ?? "");
    }

    /// <summary>Flushes the report.</summary>
    public void Dispose() => _writer.Dispose();
}
