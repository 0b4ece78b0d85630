namespace CallingDomain.Contacts;

/// <summary>The line of the first occurrence of each key, in the order of adding: 0 to 4 bytes a key, depending on how regular the lines are.</summary>
internal sealed class FirstLines
{
    private const int BlockBits = 12, BlockLength = 1 << BlockBits;

    private readonly List<CompactColumn> _blocks = [];
    private CompactColumn? _last;
    private int _count;

    /// <summary>The line of the key with an ordinal.</summary>
    public int this[int ordinal] => _blocks[ordinal >> BlockBits][ordinal & (BlockLength - 1)];

    /// <summary>Adds the line of the next key.</summary>
    public void Add(int line)
    {
        var row = unchecked(_count++) & (BlockLength - 1);
        if (row == 0) _blocks.Add(_last = new CompactColumn(BlockLength, step: 1));
        _last!.Set(row, line);
    }
}
