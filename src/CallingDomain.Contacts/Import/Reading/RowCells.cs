using System.Text;
using CallingDomain.Shared;
using CsvHelper;

namespace CallingDomain.Contacts;

/// <summary>The cells of the current row of a CSV reader: bytes for cells that are only read, text for cells that are kept.</summary>
/// <param name="reader">The CSV reader.</param>
/// <param name="isRejectedContacts">Whether <see cref="RejectedContactWriter"/> wrote the file.</param>
/// <remarks>A cell with invalid quoting keeps its quotes.</remarks>
internal readonly struct RowCells(CsvReader reader, bool isRejectedContacts = false)
{
    private const byte Quote = (byte)'"', Blank = (byte)' ', Delete = 0x7F;

    public int Count => reader.FieldCount;

    public int Line => (int)reader.LineNumber;

    public ReadOnlySpan<byte> Row => reader.RawRecord;

    /// <summary>A cell without white space around it; empty for a missing cell.</summary>
    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            if ((uint)column >= (uint)reader.FieldCount) return [];
            var cell = reader.GetRawSpan(column);
            if (cell.IsEmpty) return cell;
            if (cell.Contains(Quote) && DelimitedText.IsWellQuoted(DelimitedText.Trim(cell)))
            {
                cell = reader.GetSpan(column);
                if (cell.IsEmpty) return cell;
            }

            return IsPlain(cell[0]) && IsPlain(cell[^1]) ? cell : DelimitedText.Trim(cell);
        }
    }

    /// <summary>A text cell without the apostrophe that prevents a spreadsheet from running it as a formula; in a file of <see cref="RejectedContactWriter"/>, without all such apostrophes.</summary>
    public ReadOnlySpan<byte> Value(int column) => isRejectedContacts ? SpreadsheetText.UnescapeFormula(this[column]) : SpreadsheetText.WithoutApostrophe(this[column]);

    public string ValueText(int column) => column < 0 ? "" : Encoding.UTF8.GetString(Value(column));

    /// <summary>A cell as it is in the file, without white space around it.</summary>
    public string Text(int column) => column < 0 ? "" : Encoding.UTF8.GetString(this[column]);

    // Neither white space nor part of a multi-byte character.
    private static bool IsPlain(byte unit) => unit is > Blank and < Delete;
}
