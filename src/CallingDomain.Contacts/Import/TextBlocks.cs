using System.Runtime.InteropServices;

namespace CallingDomain.Contacts;

/// <summary>Byte strings one behind the other, in blocks that never move.</summary>
internal sealed class TextBlocks
{
    private const int BlockBits = 20, BlockLength = 1 << BlockBits, LengthBytes = sizeof(int);

    private readonly List<byte[]> _blocks = [];
    private int _used = BlockLength;

    /// <summary>The string that lies at a place.</summary>
    public ReadOnlySpan<byte> this[long place]
    {
        get
        {
            var at = _blocks[(int)(place >> BlockBits)].AsSpan((int)(place & (BlockLength - 1)));
            return at.Slice(LengthBytes, MemoryMarshal.Read<int>(at));
        }
    }

    /// <summary>Adds a string.</summary>
    /// <returns>Its place.</returns>
    public long Add(ReadOnlySpan<byte> text)
    {
        var needed = text.Length + LengthBytes;
        if (BlockLength - _used < needed)
        {
            _blocks.Add(new byte[Math.Max(BlockLength, needed)]); // a longer one has a block of its own
            _used = 0;
        }

        var place = ((long)(_blocks.Count - 1) << BlockBits) | (uint)_used;
        var room = _blocks[^1].AsSpan(_used);
        MemoryMarshal.Write(room, text.Length);
        text.CopyTo(room[LengthBytes..]);
        _used = Math.Min(_used + needed, BlockLength);
        return place;
    }
}
