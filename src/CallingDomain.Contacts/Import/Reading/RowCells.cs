using System.Text;
using CallingDomain.Numbers;
using CsvHelper;

namespace CallingDomain.Contacts;

/// <summary>The cells of the row on which a CSV reader stands: as bytes where they are only looked at, as text where they are kept.</summary>
/// <param name="reader">The CSV reader.</param>
/// <param name="isExport">Whether <see cref="ContactExport"/> wrote the file.</param>
/// <remarks>Where the quoting is broken, a cell is given with its quotes: what it means is not guessed.</remarks>
internal readonly struct RowCells(CsvReader reader, bool isExport = false)
{
    private const byte Quote = (byte)'"', Blank = (byte)' ', Delete = 0x7F;

    public int Count => reader.FieldCount;

    public int Line => (int)reader.LineNumber;

    public ReadOnlySpan<byte> Row => reader.RawRecord;

    /// <summary>A cell without white space around it; empty for one that is not there.</summary>
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

    /// <summary>A cell that is kept as a text: without the apostrophe that keeps a spreadsheet from running it as a formula, and without each of them in an export of ours.</summary>
    public ReadOnlySpan<byte> Value(int column) => isExport ? SpreadsheetText.Restored(this[column]) : SpreadsheetText.WithoutGuard(this[column]);

    public string ValueText(int column) => column < 0 ? "" : Encoding.UTF8.GetString(Value(column));

    /// <summary>A cell as it stands in the file, without white space around it.</summary>
    public string Text(int column) => column < 0 ? "" : Encoding.UTF8.GetString(this[column]);

    // Neither white space nor part of a longer character.
    private static bool IsPlain(byte unit) => unit is > Blank and < Delete;
}
