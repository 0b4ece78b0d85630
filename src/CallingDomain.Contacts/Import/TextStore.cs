namespace CallingDomain.Contacts;

/// <summary>Byte strings in blocks that never move, without their lengths: the end of a string is known by its content.</summary>
internal sealed class TextStore
{
    private const int BlockBits = 20, BlockLength = 1 << BlockBits;

    private readonly List<byte[]> _blocks = [];
    private byte[] _last = [];
    private int _used = BlockLength; // of the last block

    /// <summary>Adds a string.</summary>
    /// <returns>The address of the string; addresses grow.</returns>
    public long Add(ReadOnlySpan<byte> text)
    {
        if (BlockLength - _used < text.Length)
        {
            _blocks.Add(_last = new byte[Math.Max(BlockLength, text.Length)]); // a longer string gets its own block
            _used = 0;
        }

        var address = ((long)(_blocks.Count - 1) << BlockBits) + _used;
        if (!text.IsEmpty) text.CopyTo(_last.AsSpan(_used));
        _used = Math.Min(_used + text.Length, BlockLength);
        return address;
    }

    /// <summary>The string at an address, and what follows.</summary>
    public ReadOnlySpan<byte> From(long address) => address >> BlockBits >= _blocks.Count ? [] : _blocks[(int)(address >> BlockBits)].AsSpan((int)(address & (BlockLength - 1)));
}
