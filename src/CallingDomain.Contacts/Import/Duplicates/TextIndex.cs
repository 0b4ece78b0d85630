namespace CallingDomain.Contacts;

/// <summary>A set of byte strings, each with the line of its first occurrence.</summary>
/// <remarks>Exact: whole keys are kept, in blocks. 10 to 14 bytes a key, and its text.</remarks>
internal sealed class TextIndex
{
    private readonly OrdinalSlots _slots = new();
    private readonly TextBlocks _texts = new();
    private readonly ColumnBlocks<uint> _keys = new(); // the addresses of the texts
    private readonly FirstLines _lines = new();

    /// <summary>Prefetches the slots of keys that will be looked up soon.</summary>
    public void Prefetch(ReadOnlySpan<uint> hashes) => _slots.Prefetch(hashes);

    /// <summary>Reserves slots for a count of keys.</summary>
    public void Reserve(int count) => _slots.Grow(count, HashOf);

    /// <summary>Finds a key and the line of its first occurrence.</summary>
    public bool TryFind(ReadOnlySpan<byte> key, uint hash, out int line) => TryFind(key, hash, out line, out _);

    /// <summary>Finds a key and the line of its first occurrence.</summary>
    /// <param name="key">The key.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="line">The line of its first occurrence.</param>
    /// <param name="free">If the result is false, where <see cref="Add(OrdinalSlots.Probe, ReadOnlySpan{byte}, int)"/> adds the key, before any other key is added.</param>
    public bool TryFind(ReadOnlySpan<byte> key, uint hash, out int line, out OrdinalSlots.Probe free)
    {
        var probe = _slots.Begin(hash);
        line = 0;
        var at = _slots.Next(ref probe);
        while (at >= 0 && !_texts[_keys[at]].SequenceEqual(key)) at = _slots.Next(ref probe);
        free = probe;
        if (at >= 0) line = _lines[at];
        return at >= 0;
    }

    /// <summary>Adds a key; a key that is there keeps its line.</summary>
    public void Add(ReadOnlySpan<byte> key, uint hash, int line)
    {
        if (!TryFind(key, hash, out _, out var free)) Add(free, key, line);
    }

    /// <summary>Adds a key that was not found.</summary>
    public void Add(OrdinalSlots.Probe free, ReadOnlySpan<byte> key, int line)
    {
        _slots.Add(free);
        _keys.Add(_texts.Add(key));
        _lines.Add(line);
        if (_slots.IsFull) _slots.Grow(0, HashOf);
    }

    private uint HashOf(int ordinal) => IndexHash.Of(_texts[_keys[ordinal]]);
}
