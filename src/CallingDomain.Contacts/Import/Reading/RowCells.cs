using System.Text;
using CallingDomain.Numbers;
using CsvHelper;

namespace CallingDomain.Contacts;

/// <summary>The cells of the row on which a CSV reader stands: as bytes where they are only looked at, as text where they are kept.</summary>
/// <remarks>Where the quoting is broken, a cell is given with its quotes: what it means is not guessed.</remarks>
internal readonly struct RowCells(CsvReader reader)
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

    public string Text(int column) => column < 0 ? "" : Encoding.UTF8.GetString(this[column]);

    // Neither white space nor part of a longer character.
    private static bool IsPlain(byte unit) => unit is > Blank and < Delete;
}
