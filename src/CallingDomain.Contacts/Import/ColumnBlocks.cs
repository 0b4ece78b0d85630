namespace CallingDomain.Contacts;

/// <summary>A list of values in blocks that never move: growing copies nothing and wastes less than a block.</summary>
internal sealed class ColumnBlocks<T>
    where T : struct
{
    private const int BlockBits = 14, BlockLength = 1 << BlockBits;

    private readonly List<T[]> _blocks = [];

    public int Count { get; private set; }

    public T this[int index] => _blocks[index >> BlockBits][index & (BlockLength - 1)];

    public void Add(T value)
    {
        if (Count == _blocks.Count << BlockBits) _blocks.Add(new T[BlockLength]);
        _blocks[Count >> BlockBits][Count & (BlockLength - 1)] = value;
        Count++;
    }
}
