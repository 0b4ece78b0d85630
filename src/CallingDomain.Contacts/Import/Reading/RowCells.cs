using System.Text;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The cells of the current row of a file, or of the rows that are one contact: bytes for cells that are only read, text for cells that are kept.</summary>
/// <param name="place">The current row.</param>
/// <param name="isRejectedContacts">Whether <see cref="RejectedContactWriter"/> wrote the file.</param>
/// <param name="cleaner">Cleans the cells; null for none.</param>
/// <param name="group">The rows that are one contact; null if each row is one.</param>
/// <remarks>A cell with invalid quoting keeps its quotes. Of several rows, a cell is the first one that is not empty.</remarks>
internal readonly struct RowCells(RowPlace place, bool isRejectedContacts = false, CellCleaner? cleaner = null, RowGroup? group = null)
{
    private const byte Quote = (byte)'"', Blank = (byte)' ', Delete = 0x7F;

    public int Count => place.Block.CellCount(place.Row);

    public int Line => place.Block.Lines[place.Row];

    public int LineCount => place.Block.Lines[place.Row + 1] - place.Block.Lines[place.Row];

    public ReadOnlySpan<byte> Row => place.Block.Row(place.Row);

    /// <summary>The number of rows that are one contact.</summary>
    public int RowCount => group is null ? 1 : group.Block.Count;

    /// <summary>A cell after cleaning, without white space around it; empty for a missing cell.</summary>
    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            if (group is not null) return First(column);
            var cell = Original(place.Row, column);
            return cleaner is null ? cell : cleaner.Clean(cell);
        }
    }

    /// <summary>A cell of one of the rows that are one contact, after cleaning.</summary>
    public ReadOnlySpan<byte> Cell(int row, int column)
    {
        var cell = Original(group is null ? place.Row : row, column);
        return cleaner is null ? cell : cleaner.Clean(cell);
    }

    /// <summary>A cell of yes or no of one of the rows, to which the words for an empty cell do not apply.</summary>
    public ReadOnlySpan<byte> Flag(int row, int column) => Original(group is null ? place.Row : row, column);

    /// <summary>The number of cells of one of the rows that are one contact.</summary>
    public int CountOf(int row) => place.Block.CellCount(group is null ? place.Row : row);

    /// <summary>Whether one of the rows contains a byte.</summary>
    public bool Contain(byte unit) => group is null ? Row.Contains(unit) : group.Block.Text.AsSpan(0, group.Block.Length).Contains(unit);

    /// <summary>A text cell without the apostrophe that prevents a spreadsheet from running it as a formula; in a file of <see cref="RejectedContactWriter"/>, without all such apostrophes.</summary>
    public ReadOnlySpan<byte> Value(int column) => Unescaped(this[column]);

    /// <summary>A text cell of one of the rows that are one contact, as <see cref="Value(int)"/>.</summary>
    public ReadOnlySpan<byte> Value(int row, int column) => Unescaped(Cell(row, column));

    public string ValueText(int column) => column < 0 ? "" : Encoding.UTF8.GetString(Value(column));

    /// <summary>A cell of one of the rows that are one contact as text; empty for a missing column.</summary>
    public string ValueText(int row, int column) => column < 0 ? "" : Encoding.UTF8.GetString(Value(row, column));

    /// <summary>A cell after cleaning as text.</summary>
    public string Text(int column) => column < 0 ? "" : Encoding.UTF8.GetString(this[column]);

    /// <summary>A cell of one of the rows as it is in the file, without white space around it.</summary>
    public string OriginalText(int row, int column) => Encoding.UTF8.GetString(Original(group is null ? place.Row : row, column));

    private ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> cell) => isRejectedContacts ? SpreadsheetText.UnescapeFormula(cell) : SpreadsheetText.WithoutApostrophe(cell);

    private ReadOnlySpan<byte> First(int column)
    {
        for (var row = 0; row < RowCount; row++)
        {
            if (Cell(row, column) is { IsEmpty: false } cell) return cell;
        }

        return [];
    }

    private ReadOnlySpan<byte> Original(int row, int column)
    {
        var block = place.Block;
        if (column < 0 || column >= block.CellCount(row)) return [];
        var cell = block.Cell(row, column);
        if ((block.Marks[row] & (RowMarks.Quotes | RowMarks.Odd)) != 0 && cell.Contains(Quote)) cell = Unquoted(cell);
        return cell.IsEmpty || (IsPlain(cell[0]) && IsPlain(cell[^1])) ? cell : DelimitedText.Trim(cell);
    }

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

    private static readonly RowBlock None = new();

    private byte[] _unquoted = []; // of the current row, one cell after the other
    private int _length;

    /// <summary>The block of the row.</summary>
    public RowBlock Block { get; private set; } = None;

    /// <summary>The index of the row in its block.</summary>
    public int Row { get; private set; }

    public RowMarks Marks => Block.Marks[Row];

    public void MoveTo(RowBlock block, int row) => (Block, Row, _length) = (block, row, 0);

    /// <summary>Moves to another row of the block.</summary>
    public void MoveTo(int row) => (Row, _length) = (row, 0);

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
