using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Numbers;
using CsvHelper;

namespace CallingDomain.Contacts;

/// <summary>Rows that were not taken, as a CSV file for people: mended there, it can be imported again.</summary>
/// <remarks>
/// UTF-8 with a byte order mark, as spreadsheets need it. Before the file's own columns, cell by cell as they were, stand the line, the codes, the reasons and the line of the first occurrence. Where a spreadsheet would run a formula, an
/// apostrophe stands before the sign, which an import takes off again. It holds personal data. Not thread-safe. Source of the signs: OWASP, "CSV Injection".
/// </remarks>
public sealed class ContactExport : IDisposable
{
    private static readonly string[] OwnColumns = ["Import line", "Import codes", "Import reasons", "Import first line"];

    private static readonly CsvWriterOptions Format = new() { WriteByteOrderMark = true, ValidateFieldCount = false };

    private readonly CsvWriter _writer;
    private readonly Func<string, string> _wording;
    private bool[]? _isOwn; // columns of an earlier export

    /// <summary>Whether a heading is that of an export.</summary>
    internal static bool IsHeading(ImmutableArray<string> names) => OwnColumns.All(names.Contains);

    /// <summary>Begins a file.</summary>
    /// <param name="output">Stays open.</param>
    /// <param name="wording">A code in words, in the reader's language.</param>
    public ContactExport(Stream output, Func<string, string> wording)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(wording);
        (_writer, _wording) = (CsvWriter.Create(output, Format, leaveOpen: true), wording);
    }

    /// <summary>Whether a heading is one of the columns that an export adds.</summary>
    internal static bool IsOwn(string heading) => OwnColumns.Contains(heading);

    /// <summary>Adds the row on which a reader stands.</summary>
    public void Add(ContactReader row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var isOwn = _isOwn ??= WriteHeading(row);
        List<string> codes = [.. row.Issues.Select(issue => issue.Code).Distinct()];
        if (row.DuplicateReason is not ContactReason.Unspecified and var reason) codes.Insert(0, reason.Code());
        _writer.WriteField(row.Line.ToString(CultureInfo.InvariantCulture));
        _writer.WriteField(string.Join(' ', codes));
        _writer.WriteField(SpreadsheetText.Neutral(string.Join("; ", codes.Select(_wording))));
        _writer.WriteField(row.FirstLine?.ToString(CultureInfo.InvariantCulture) ?? "");
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (column >= isOwn.Length || !isOwn[column]) _writer.WriteField(SpreadsheetText.Neutral(row.Cells.Text(column)));
        }

        _writer.EndRecord();
    }

    /// <summary>Writes what is still held back.</summary>
    public void Dispose() => _writer.Dispose();

    private bool[] WriteHeading(ContactReader row)
    {
        bool[] isOwn = [.. row.Headings.Select(IsOwn)];
        foreach (var name in OwnColumns) _writer.WriteField(name);
        for (var column = 0; column < isOwn.Length; column++)
        {
            if (!isOwn[column]) _writer.WriteField(SpreadsheetText.Neutral(row.Headings[column]));
        }

        _writer.EndRecord();
        return isOwn;
    }
}
