using System.Text;

namespace CallingDomain.Contacts;

/// <summary>Copies of the rows that are one contact.</summary>
internal sealed class RowGroup : IDisposable
{
    /// <summary>The maximum length of all rows in bytes; more rows are a key that is none.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>The rows, without the lines between them.</summary>
    public RowBlock Block { get; } = new();

    /// <summary>The number of physical lines of the rows.</summary>
    public int LineCount { get; private set; }

    /// <summary>The rows with line breaks between them.</summary>
    public string Text => Encoding.UTF8.GetString(Block.Text, 0, Math.Max(0, Block.Length - 1));

    /// <summary>Begins another contact.</summary>
    public void Clear() => (Block.Count, Block.Length, LineCount) = (0, 0, 0);

    /// <summary>Adds a row.</summary>
    /// <returns>False if the rows are too long.</returns>
    public bool TryAdd(RowBlock from, int row)
    {
        var text = from.Row(row);
        if (Block.Length + text.Length > MaxLength) return false;
        if (Block.Count + 1 >= Block.Starts.Length) Block.GrowRows();
        Block.Reserve(Block.Length + text.Length + 1);
        var (first, count) = (Block.Count == 0 ? 0 : Block.FirstEnds[Block.Count], from.CellCount(row));
        if (first + count > Block.Ends.Length) Array.Resize(ref Block.Ends, 2 * (first + count));
        text.CopyTo(Block.Text.AsSpan(Block.Length));
        for (var i = 0; i < count; i++) Block.Ends[first + i] = from.Ends[from.FirstEnds[row] + i] - from.Starts[row] + Block.Length;
        (Block.Starts[Block.Count], Block.FirstEnds[Block.Count], Block.FirstEnds[Block.Count + 1]) = (Block.Length, first, first + count);
        (Block.Marks[Block.Count], Block.Lines[Block.Count], Block.Lines[Block.Count + 1]) = (from.Marks[row], from.Lines[row], from.Lines[row + 1]);
        Block.Length += text.Length;
        Block.Text[Block.Length++] = (byte)'\n';
        Block.Count++;
        LineCount += from.Lines[row + 1] - from.Lines[row];
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => Block.Dispose();
}
