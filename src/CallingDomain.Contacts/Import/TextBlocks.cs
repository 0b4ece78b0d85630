using System.Buffers.Binary;

namespace CallingDomain.Contacts;

/// <summary>Byte strings in blocks that never move.</summary>
/// <remarks>At most 16 GiB, since an address is a number of units of four bytes. A string has its length before it: two bytes for short strings, six for longer ones.</remarks>
internal sealed class TextBlocks
{
    private const int UnitBytes = 4, BlockBits = 20, BlockLength = 1 << BlockBits, BlockUnits = BlockLength / UnitBytes;
    private const ushort Long = ushort.MaxValue; // four bytes of length follow

    private readonly List<byte[]> _blocks = [];
    private int _used = BlockLength; // of the last block

    /// <summary>The string at an address.</summary>
    public ReadOnlySpan<byte> this[uint address]
    {
        get
        {
            var bytes = _blocks[(int)(address / BlockUnits)].AsSpan((int)(address % BlockUnits) * UnitBytes);
            int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
            return length < Long ? bytes.Slice(sizeof(ushort), length) : bytes.Slice(sizeof(ushort) + sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(ushort)..]));
        }
    }

    /// <summary>Adds a string.</summary>
    /// <returns>The address of the string.</returns>
    /// <exception cref="OverflowException">There are 16 GiB already.</exception>
    public uint Add(ReadOnlySpan<byte> text)
    {
        var isLong = text.Length >= Long;
        var head = isLong ? sizeof(ushort) + sizeof(int) : sizeof(ushort);
        var needed = head + text.Length;
        if (BlockLength - _used < needed)
        {
            _blocks.Add(new byte[Math.Max(BlockLength, needed)]); // a longer string gets its own block
            _used = 0;
        }

        var address = checked(((uint)(_blocks.Count - 1) * BlockUnits) + (uint)(_used / UnitBytes));
        var free = _blocks[^1].AsSpan(_used);
        BinaryPrimitives.WriteUInt16LittleEndian(free, isLong ? Long : (ushort)text.Length);
        if (isLong) BinaryPrimitives.WriteInt32LittleEndian(free[sizeof(ushort)..], text.Length);
        text.CopyTo(free[head..]);
        _used = Math.Min((_used + needed + UnitBytes - 1) / UnitBytes * UnitBytes, BlockLength);
        return address;
    }
}
