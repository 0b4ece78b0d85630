using System.Runtime.CompilerServices;
using CallingDomain.Contacts;

namespace CallingDomain.Dialing;

/// <summary>Byte records, accessed by their places. Grows by blocks without copying.</summary>
internal sealed class ByteBlocks
{
    private const int BlockBits = 20;
    private const int BlockBytes = 1 << BlockBits;

    private byte[][] _blocks = [];
    private int _used = BlockBytes; // bytes in use of the last block

    /// <summary>The bytes in use of each block.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> All
    {
        get
        {
            for (var i = 0; i < _blocks.Length; i++) yield return _blocks[i].AsMemory(0, i == _blocks.Length - 1 ? Math.Min(_used, _blocks[i].Length) : _blocks[i].Length);
        }
    }

    public int Count => _blocks.Length;

    /// <summary>Adds a record.</summary>
    /// <returns>Its place.</returns>
    public long Add(ReadOnlySpan<byte> record)
    {
        if (_blocks.Length == 0 || _used + record.Length > _blocks[^1].Length)
        {
            Array.Resize(ref _blocks, _blocks.Length + 1);
            _blocks[^1] = new byte[Math.Max(BlockBytes, record.Length)]; // a record longer than a block has its own block
            _used = 0;
        }

        record.CopyTo(_blocks[^1].AsSpan(_used));
        var place = ((long)(_blocks.Length - 1) << BlockBits) + _used;
        _used += record.Length;
        return place;
    }

    /// <summary>The bytes from a place to the end of its block.</summary>
    public ReadOnlySpan<byte> From(long place) => _blocks[place >> BlockBits].AsSpan((int)(place & (BlockBytes - 1)));

    /// <summary>Prefetches a record.</summary>
    public void Prefetch(long place)
    {
        ref var first = ref _blocks[place >> BlockBits][place & (BlockBytes - 1)];
        Memory.Prefetch(in first);
        Memory.Prefetch(in Unsafe.Add(ref first, 64)); // most records take two cache lines
    }

    /// <summary>Adds a block of a snapshot.</summary>
    public void AddBlock(byte[] used)
    {
        Array.Resize(ref _blocks, _blocks.Length + 1);
        (_blocks[^1], _used) = (used, used.Length);
    }

    /// <summary>Whether a place is within a block.</summary>
    public bool Holds(long place) => place >= 0 && place >> BlockBits < _blocks.Length && (place & (BlockBytes - 1)) < _blocks[place >> BlockBits].Length;
}
