using System.Buffers;
using System.Runtime.ExceptionServices;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>What a scan found in a row.</summary>
[Flags]
internal enum RowMarks : byte
{
    /// <summary>No quotes and no apostrophe.</summary>
    None = 0,

    /// <summary>Quotes around whole cells.</summary>
    Quotes = 1,

    /// <summary>A doubled quote within quotes.</summary>
    Doubled = 2,

    /// <summary>Quotes in other places.</summary>
    Odd = 4,

    /// <summary>An apostrophe.</summary>
    Apostrophe = 8,

    /// <summary>The end of the file within quotes, and no other unusual quotes before.</summary>
    Unterminated = 16,
}

/// <summary>Consecutive rows of a file: their bytes, and the positions of their cells.</summary>
/// <remarks>The buffer has <see cref="ByteMasks.Length"/> bytes more than the text, so that blocks and words can be read past its end. Not thread-safe.</remarks>
internal sealed class RowBlock : IDisposable
{
    private const int InitialRows = 512, InitialEnds = 4096;

    /// <summary>The text in UTF-8; rows, then the beginning of the row after them.</summary>
    public byte[] Text = [];

    /// <summary>The length of the text.</summary>
    public int Length;

    /// <summary>The end of each cell, in the order of the text.</summary>
    public int[] Ends = new int[InitialEnds];

    /// <summary>For each row, the index of its first cell in <see cref="Ends"/>; one more than there are rows.</summary>
    public int[] FirstEnds = new int[InitialRows];

    /// <summary>The position of each row.</summary>
    public int[] Starts = new int[InitialRows];

    /// <summary>The marks of each row.</summary>
    public RowMarks[] Marks = new RowMarks[InitialRows];

    /// <summary>The first line of each row, from 1; one more than there are rows.</summary>
    public int[] Lines = new int[InitialRows];

    /// <summary>The number of rows.</summary>
    public int Count;

    /// <summary>The position after the last row and its line break.</summary>
    public int Used;

    /// <summary>The values of the plain rows.</summary>
    public readonly PlainRows Plain = new();

    /// <summary>The number of bytes of the file before the text.</summary>
    public long Offset;

    /// <summary>Why the file cannot be used after these rows; null if no reason was found so far.</summary>
    public FileRefusal? Refusal;

    /// <summary>The exception in place of this block; null for none.</summary>
    public ExceptionDispatchInfo? Error;

    /// <summary>The number of cells of a row.</summary>
    public int CellCount(int row) => FirstEnds[row + 1] - FirstEnds[row];

    /// <summary>A row without its line break; empty after the last one.</summary>
    public ReadOnlySpan<byte> Row(int row) => row >= Count ? [] : Text.AsSpan(Starts[row]..Ends[FirstEnds[row + 1] - 1]);

    /// <summary>A cell as it is in the file, with its quotes.</summary>
    public ReadOnlySpan<byte> Cell(int row, int column)
    {
        var end = FirstEnds[row] + column;
        return Text.AsSpan((column == 0 ? Starts[row] : Ends[end - 1] + 1)..Ends[end]);
    }

    /// <summary>Makes room for a number of bytes and what is read past them, and keeps the text.</summary>
    public void Reserve(int length)
    {
        if (Text.Length >= length + ByteMasks.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(length + ByteMasks.Length);
        Text.AsSpan(0, Length).CopyTo(larger);
        if (Text.Length > 0) ArrayPool<byte>.Shared.Return(Text);
        Text = larger;
    }

    /// <summary>Makes room for more rows.</summary>
    public void GrowRows()
    {
        var length = 2 * Starts.Length;
        Array.Resize(ref FirstEnds, length);
        Array.Resize(ref Starts, length);
        Array.Resize(ref Marks, length);
        Array.Resize(ref Lines, length);
    }

    /// <summary>Returns the buffer of the text.</summary>
    public void Dispose()
    {
        if (Text.Length > 0) ArrayPool<byte>.Shared.Return(Text);
        (Text, Length, Count) = ([], 0, 0);
    }
}
