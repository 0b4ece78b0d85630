using System.Buffers.Binary;
using System.Text;

namespace CallingDomain.Contacts;

/// <summary>Records of texts in UTF-8, in blocks that never move: each text after its length, which takes one byte for short texts. The end of a record is known by its reader.</summary>
internal sealed class TextStore
{
    private const int BlockBits = 20, BlockLength = 1 << BlockBits;
    private const byte Long = byte.MaxValue; // four bytes of length follow

    private readonly List<byte[]> _blocks = [];
    private byte[] _last = [];
    private int _length = BlockLength; // of the last block
    private int _first = BlockLength; // of the record that is written, in the last block
    private int _used = BlockLength; // of the last block

    /// <summary>The address of the record that is written; addresses grow.</summary>
    public long Address => ((long)(_blocks.Count - 1) << BlockBits) + _first;

    /// <summary>Begins the next record.</summary>
    public void Begin()
    {
        if (_used > BlockLength) _used = _length = BlockLength; // the record before has the block for itself
        _first = _used;
    }

    /// <summary>Adds a text to the record.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        unchecked
        {
            if (_length - _used < 1 + sizeof(int) + text.Length) Move(1 + sizeof(int) + text.Length);
            var free = _last.AsSpan(_used);
            if (text.Length < Long)
            {
                free[0] = (byte)text.Length;
                text.CopyTo(free[1..]);
                _used += 1 + text.Length;
                return;
            }

            free[0] = Long;
            BinaryPrimitives.WriteInt32LittleEndian(free[1..], text.Length);
            text.CopyTo(free[(1 + sizeof(int))..]);
            _used += 1 + sizeof(int) + text.Length;
        }
    }

    /// <summary>The record at an address, and what follows.</summary>
    public ReadOnlySpan<byte> From(long address) => address >> BlockBits >= _blocks.Count ? [] : _blocks[(int)(address >> BlockBits)].AsSpan((int)(address & (BlockLength - 1)));

    // A record that does not fit moves to a new block.
    private void Move(int needed)
    {
        var written = _last.AsSpan(Math.Min(_first, _last.Length)..Math.Min(_used, _last.Length));
        var block = GC.AllocateUninitializedArray<byte>(Math.Max(BlockLength, written.Length + needed));
        written.CopyTo(block);
        _blocks.Add(block);
        (_last, _length, _first, _used) = (block, block.Length, 0, written.Length);
    }

    /// <summary>Reads the texts of a record in the order in which they were added.</summary>
    public ref struct Cursor(ReadOnlySpan<byte> record)
    {
        private ReadOnlySpan<byte> _rest = record;

        public string Next()
        {
            int length = _rest[0];
            _rest = _rest[1..];
            if (length == Long)
            {
                length = BinaryPrimitives.ReadInt32LittleEndian(_rest);
                _rest = _rest[sizeof(int)..];
            }

            var text = Encoding.UTF8.GetString(_rest[..length]);
            _rest = _rest[length..];
            return text;
        }
    }
}
