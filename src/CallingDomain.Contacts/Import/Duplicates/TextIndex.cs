namespace CallingDomain.Contacts;

/// <summary>A set of byte strings, each with the line of its first occurrence.</summary>
/// <remarks>Exact: whole keys are kept, in blocks. 12 bytes per slot, 1.25 to 1.6 slots per key; slots as those of <see cref="NumberIndex"/>. No file can make it slow (<see cref="IndexHash"/>).</remarks>
internal sealed class TextIndex
{
    private const int InitialSlots = 1024;

    private readonly TextBlocks _keys = new();
    private Slot[] _slots = new Slot[InitialSlots];
    private int _count;

    /// <summary>Prefetches the slot of a key that will be looked up soon.</summary>
    public void Prefetch(uint hash) => Memory.Prefetch(in _slots[IndexHash.Place(hash, _slots.Length)]);

    /// <summary>Reserves space for a count of keys.</summary>
    public void Reserve(int count)
    {
        var slots = IndexSlots.For(count);
        if (slots > _slots.Length) Resize(slots);
    }

    /// <summary>Finds a key and the line of its first occurrence.</summary>
    public bool TryFind(ReadOnlySpan<byte> key, uint hash, out int line)
    {
        ref readonly var slot = ref SlotOf(key, hash);
        line = slot.Line;
        return !slot.IsFree;
    }

    /// <summary>Adds a key; a key that is there keeps its line.</summary>
    public void Add(ReadOnlySpan<byte> key, uint hash, int line)
    {
        ref var slot = ref SlotOf(key, hash);
        if (!slot.IsFree) return;
        slot = new Slot(_keys.Add(key), hash, line);
        if (++_count > IndexSlots.MostKeys(_slots.Length)) Resize(IndexSlots.Larger(_slots.Length));
    }

    private ref Slot SlotOf(ReadOnlySpan<byte> key, uint hash)
    {
        var slots = _slots;
        var at = IndexHash.Place(hash, slots.Length);
        while (!slots[at].IsFree && !(slots[at].Hash == hash && _keys[slots[at].Key].SequenceEqual(key))) at = Next(at, slots);
        return ref slots[at];
    }

    // The hashes are kept, so no key is read.
    private void Resize(int count)
    {
        var before = _slots;
        _slots = new Slot[count];
        foreach (var slot in before)
        {
            if (slot.IsFree) continue;
            var at = IndexHash.Place(slot.Hash, count);
            while (!_slots[at].IsFree) at = Next(at, _slots);
            _slots[at] = slot;
        }
    }

    private static int Next(int at, Slot[] slots) => at + 1 == slots.Length ? 0 : at + 1;

    /// <param name="key">The address of the key.</param>
    /// <param name="hash">The key's hash.</param>
    /// <param name="line">The line of its first occurrence.</param>
    private readonly struct Slot(uint key, uint hash, int line)
    {
        public readonly uint Hash = hash;
        public readonly int Line = line;
        private readonly uint _nextKey = key + 1; // 0 for a free slot

        public bool IsFree => _nextKey == 0;

        public uint Key => _nextKey - 1;
    }
}
