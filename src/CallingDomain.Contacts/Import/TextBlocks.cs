using System.Runtime.InteropServices;

namespace CallingDomain.Contacts;

/// <summary>Byte strings in blocks that never move.</summary>
internal sealed class TextBlocks
{
    private const int BlockBits = 20, BlockLength = 1 << BlockBits, LengthBytes = sizeof(int);

    private readonly List<byte[]> _blocks = [];
    private int _used = BlockLength;

    /// <summary>The string at an address.</summary>
    public ReadOnlySpan<byte> this[long address]
    {
        get
        {
            var bytes = _blocks[(int)(address >> BlockBits)].AsSpan((int)(address & (BlockLength - 1)));
            return bytes.Slice(LengthBytes, MemoryMarshal.Read<int>(bytes));
        }
    }

    /// <summary>Adds a string.</summary>
    /// <returns>The address of the string.</returns>
    public long Add(ReadOnlySpan<byte> text)
    {
        var needed = text.Length + LengthBytes;
        if (BlockLength - _used < needed)
        {
            _blocks.Add(new byte[Math.Max(BlockLength, needed)]); // a longer string gets its own block
            _used = 0;
        }

        var address = ((long)(_blocks.Count - 1) << BlockBits) | (uint)_used;
        var free = _blocks[^1].AsSpan(_used);
        MemoryMarshal.Write(free, text.Length);
        text.CopyTo(free[LengthBytes..]);
        _used = Math.Min(_used + needed, BlockLength);
        return address;
    }
}
