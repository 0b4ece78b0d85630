namespace CallingDomain.Contacts;

/// <summary>The names of time zones that a file has named so far, with their indexes.</summary>
/// <remarks>Immutable, thread-safe: a larger table replaces this one.</remarks>
internal sealed class KnownZones
{
    private readonly Entry[] _entries; // open addressing, at most half full
    private readonly int _count;

    private KnownZones(int slots, int count) => (_entries, _count) = (new Entry[slots], count);

    /// <summary>No names.</summary>
    public static KnownZones None { get; } = new(slots: 64, count: 0);

    /// <summary>The index of the time zone that a cell names; -1 for one that is not known yet.</summary>
    public int IndexOf(ReadOnlySpan<byte> cell)
    {
        for (var at = IndexHash.Of(cell); ; at++)
        {
            ref readonly var entry = ref _entries[at & (uint)(_entries.Length - 1)];
            if (entry.Name is null) return -1;
            if (cell.SequenceEqual(entry.Name)) return entry.Index;
        }
    }

    /// <summary>These names and one more.</summary>
    public KnownZones With(ReadOnlySpan<byte> name, int index)
    {
        var larger = new KnownZones(2 * (_count + 1) > _entries.Length ? 2 * _entries.Length : _entries.Length, _count + 1);
        foreach (var entry in _entries) larger.Add(entry);
        larger.Add(new Entry(name.ToArray(), index));
        return larger;
    }

    private void Add(Entry added)
    {
        if (added.Name is null) return;
        var at = IndexHash.Of(added.Name);
        while (_entries[at & (uint)(_entries.Length - 1)].Name is not null) at++;
        _entries[at & (uint)(_entries.Length - 1)] = added;
    }

    private readonly record struct Entry(byte[]? Name, int Index);
}
