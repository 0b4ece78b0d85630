using System.Runtime.CompilerServices;

namespace CallingDomain.Contacts;

/// <summary>A list of values in blocks that never move: growing copies nothing and wastes less than a block.</summary>
internal sealed class ColumnBlocks<T>
    where T : unmanaged
{
    private const int BlockBits = 14, BlockLength = 1 << BlockBits;

    private readonly List<T[]> _blocks = [];
    private T[] _last = [];
    private int _used; // of the last block

    public int Count => _blocks.Count == 0 ? 0 : ((_blocks.Count - 1) << BlockBits) + _used;

    public T this[int index] => _blocks[index >> BlockBits][index & (BlockLength - 1)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T value)
    {
        if (_used == _last.Length) Grow();
        _last[_used++] = value;
    }

    /// <summary>Room for values in place, of which <see cref="Take"/> adds the first ones; less than is asked for at the end of a block.</summary>
    public Span<T> Room(int count)
    {
        if (_used == _last.Length) Grow();
        return _last.AsSpan(_used, Math.Min(count, _last.Length - _used));
    }

    /// <summary>Adds values that were written to <see cref="Room"/>.</summary>
    public void Take(int count) => _used += count;

    private void Grow()
    {
        _blocks.Add(_last = GC.AllocateUninitializedArray<T>(BlockLength));
        _used = 0;
    }
}
