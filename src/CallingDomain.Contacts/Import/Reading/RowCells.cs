using System.Text;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The cells of the current row of a file: bytes for cells that are only read, text for cells that are kept.</summary>
/// <param name="place">The current row.</param>
/// <param name="isRejectedContacts">Whether <see cref="RejectedContactWriter"/> wrote the file.</param>
/// <remarks>A cell with invalid quoting keeps its quotes.</remarks>
internal readonly struct RowCells(RowPlace place, bool isRejectedContacts = false)
{
    private const byte Quote = (byte)'"', Blank = (byte)' ', Delete = 0x7F;

    public int Count => place.Block.CellCount(place.Row);

    public int Line => place.Block.Lines[place.Row];

    public int LineCount => place.Block.Lines[place.Row + 1] - place.Block.Lines[place.Row];

    public ReadOnlySpan<byte> Row => place.Block.Row(place.Row);

    /// <summary>A cell without white space around it; empty for a missing cell.</summary>
    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            if ((uint)column >= (uint)Count) return [];
            var cell = place.Block.Cell(place.Row, column);
            if ((place.Marks & (RowMarks.Quotes | RowMarks.Odd)) != 0 && cell.Contains(Quote)) cell = Unquoted(cell);
            return cell.IsEmpty || (IsPlain(cell[0]) && IsPlain(cell[^1])) ? cell : DelimitedText.Trim(cell);
        }
    }

    /// <summary>A text cell without the apostrophe that prevents a spreadsheet from running it as a formula; in a file of <see cref="RejectedContactWriter"/>, without all such apostrophes.</summary>
    public ReadOnlySpan<byte> Value(int column) => isRejectedContacts ? SpreadsheetText.UnescapeFormula(this[column]) : SpreadsheetText.WithoutApostrophe(this[column]);

    public string ValueText(int column) => column < 0 ? "" : Encoding.UTF8.GetString(Value(column));

    /// <summary>A cell as it is in the file, without white space around it.</summary>
    public string Text(int column) => column < 0 ? "" : Encoding.UTF8.GetString(this[column]);

    private ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> cell)
    {
        var trimmed = DelimitedText.Trim(cell);
        var opens = cell.TrimStart("\t "u8) is [Quote, ..];
        return opens && DelimitedText.IsWellQuoted(trimmed) ? place.Unquote(trimmed[1..^1]) : cell;
    }

    // Neither white space nor part of a multi-byte character.
    private static bool IsPlain(byte unit) => unit is > Blank and < Delete;
}

/// <summary>The current row of a file.</summary>
internal sealed class RowPlace
{
    private const byte Quote = (byte)'"';

    private byte[] _unquoted = []; // of the current row, one cell after the other
    private int _length;

    /// <summary>The block of the row.</summary>
    public RowBlock Block { get; private set; } = new();

    /// <summary>The index of the row in its block.</summary>
    public int Row { get; private set; }

    public RowMarks Marks => Block.Marks[Row];

    public void MoveTo(RowBlock block, int row) => (Block, Row, _length) = (block, row, 0);

    /// <summary>The text between quotes, with each doubled quote as one; valid while the row is current.</summary>
    public ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> inside)
    {
        if (!inside.Contains(Quote)) return inside;
        if (_unquoted.Length - _length < inside.Length) (_unquoted, _length) = (new byte[Math.Max(2 * _unquoted.Length, inside.Length)], 0); // texts in the array before stay valid
        var unquoted = _unquoted.AsSpan(_length);
        var length = DelimitedText.Unquote(inside, unquoted);
        _length += length;
        return unquoted[..length];
    }
}
