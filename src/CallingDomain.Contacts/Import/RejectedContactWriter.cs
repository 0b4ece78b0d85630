using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using CallingDomain.Shared;
using CsvHelper;

namespace CallingDomain.Contacts;

/// <summary>Writes rejected rows and duplicates to a CSV file for people, who correct it and import it again.</summary>
/// <remarks>
/// UTF-8 with a byte order mark, as spreadsheets need. The columns of the file, cell by cell, follow the line, the codes, the reasons and the line of the first occurrence. An apostrophe precedes each character with which a
/// spreadsheet would begin a formula; an import removes it. The file contains personal data. Not thread-safe. Source of the characters: OWASP, "CSV Injection".
/// </remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed class RejectedContactWriter : IDisposable
{
    private static readonly string[] OwnColumns = ["Import line", "Import codes", "Import reasons", "Import first line"];

    private static readonly CsvWriterOptions Format = new() { WriteByteOrderMark = true, ValidateFieldCount = false };

    private readonly CsvWriter _writer;
    private readonly Func<string, string> _wording;
    private bool[]? _isOwn; // columns of an earlier file of this class

    /// <summary>Whether a text begins a file of this class, which may have been saved with another delimiter.</summary>
    internal static bool IsStart(ReadOnlySpan<byte> utf8) => utf8.StartsWith("Import line"u8) && utf8.IndexOf("Import codes"u8) >= 0 && utf8.IndexOf("Import first line"u8) >= 0;

    /// <summary>Whether headings are those of a file of this class.</summary>
    internal static bool IsHeading(ImmutableArray<string> names) => OwnColumns.All(names.Contains);

    /// <summary>Begins a file.</summary>
    /// <param name="output">The file; it stays open.</param>
    /// <param name="wording">Gives the text of a code, in the language of the user.</param>
    public RejectedContactWriter(Stream output, Func<string, string> wording)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(wording);
        (_writer, _wording) = (CsvWriter.Create(output, Format, leaveOpen: true), wording);
    }

    /// <summary>Whether a heading is one of the columns that this class adds.</summary>
    internal static bool IsOwnColumn(string heading) => OwnColumns.Contains(heading);

    /// <summary>Writes the current row of a reader, or its rows if several are one contact.</summary>
    public void Add(ContactReader row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var isOwn = _isOwn ??= WriteHeading(row);
        List<string> codes = [.. row.Issues.Select(issue => issue.Code).Distinct()];
        for (var each = 0; each < row.Cells.RowCount; each++)
        {
            _writer.WriteField(row.LineOf(each).ToString(CultureInfo.InvariantCulture));
            _writer.WriteField(string.Join(' ', codes));
            _writer.WriteField(SpreadsheetText.EscapeFormula(string.Join("; ", codes.Select(_wording))));
            _writer.WriteField(row.FirstLine?.ToString(CultureInfo.InvariantCulture) ?? "");
            for (var column = 0; column < row.Cells.CountOf(each); column++)
            {
                if (column >= isOwn.Length || !isOwn[column]) _writer.WriteField(SpreadsheetText.EscapeFormula(row.Cells.OriginalText(each, column)));
            }

            _writer.EndRecord();
        }
    }

    /// <summary>Writes buffered rows.</summary>
    public void Dispose() => _writer.Dispose();

    private bool[] WriteHeading(ContactReader row)
    {
        bool[] isOwn = [.. row.Headings.Select(IsOwnColumn)];
        foreach (var name in OwnColumns) _writer.WriteField(name);
        for (var column = 0; column < isOwn.Length; column++)
        {
            if (!isOwn[column]) _writer.WriteField(SpreadsheetText.EscapeFormula(HeadingOf(row, column)));
        }

        _writer.EndRecord();
        return isOwn;
    }

    // The reference of a column of a file without headings.
    private static string HeadingOf(ContactReader row, int column) =>
        row.Options.Format.HasHeading ? row.Headings[column] : row.Headings[column] is { Length: > 0 } heading ? heading : string.Create(CultureInfo.InvariantCulture, $"#{column + 1}");
}
