using System.Numerics;

namespace CallingDomain.Contacts;

/// <summary>A set of byte strings, each with the line of its first occurrence.</summary>
/// <remarks>Exact: whole keys are kept, in blocks. 16 bytes per slot, 1.33 to 2.67 slots per key. No file can make it slow (<see cref="IndexHash"/>).</remarks>
internal sealed class TextIndex
{
    private const int InitialSlots = 1024;

    private readonly TextBlocks _keys = new();
    private Slot[] _slots = new Slot[InitialSlots];
    private int _count;

    /// <summary>Prefetches the slot of a key that will be looked up soon.</summary>
    public void Prefetch(ReadOnlySpan<byte> key) => Memory.Prefetch(in _slots[IndexHash.Of(key) & (_slots.Length - 1)]);

    /// <summary>Reserves space for a count of keys.</summary>
    public void Reserve(int count)
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)count / 3 * 4);
        if (slots > _slots.Length) Resize(slots);
    }

    /// <summary>Finds a key and the line of its first occurrence.</summary>
    public bool TryFind(ReadOnlySpan<byte> key, out int line)
    {
        ref readonly var slot = ref SlotOf(key, IndexHash.Of(key));
        line = slot.Line;
        return !slot.IsFree;
    }

    /// <summary>Adds a key; a key that is there keeps its line.</summary>
    public void Add(ReadOnlySpan<byte> key, int line)
    {
        var hash = IndexHash.Of(key);
        ref var slot = ref SlotOf(key, hash);
        if (!slot.IsFree) return;
        slot = new Slot(_keys.Add(key) + 1, hash, line);
        if (++_count > _slots.Length / 4 * 3) Resize(_slots.Length * 2);
    }

    private ref Slot SlotOf(ReadOnlySpan<byte> key, int hash)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        var at = hash & mask;
        while (!slots[at].IsFree && !(slots[at].Hash == hash && _keys[slots[at].Key].SequenceEqual(key))) at = (at + 1) & mask;
        return ref slots[at];
    }

    // The hashes are kept, so no key is read.
    private void Resize(int count)
    {
        var before = _slots;
        _slots = new Slot[count];
        var mask = count - 1;
        foreach (var slot in before)
        {
            if (slot.IsFree) continue;
            var at = slot.Hash & mask;
            while (!_slots[at].IsFree) at = (at + 1) & mask;
            _slots[at] = slot;
        }
    }

    /// <param name="nextAddress">The address of the key plus 1; 0 for a free slot.</param>
    /// <param name="hash">The key's hash.</param>
    /// <param name="line">The line of its first occurrence.</param>
    private readonly struct Slot(long nextAddress, int hash, int line)
    {
        public readonly int Hash = hash;
        public readonly int Line = line;
        private readonly long _nextAddress = nextAddress;

        public bool IsFree => _nextAddress == 0;

        public long Key => _nextAddress - 1;
    }
}
