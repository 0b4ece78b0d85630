using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallingDomain.Contacts;

/// <summary>A hash table from keys to their ordinals, the numbers from 0 in the order of adding; the keys themselves are kept elsewhere.</summary>
/// <remarks>
/// Open addressing, 4 bytes a slot, 1.5 to 2 slots a key: the ordinal and as many bits of the hash as there is room for, so that nearly all keys of other hashes are passed over without a look at them. No file can make it
/// slow (<see cref="IndexHash"/>). Not thread-safe.
/// </remarks>
internal sealed class OrdinalSlots
{
    private const int InitialSlots = 1024, KeysAtOnce = 8;

    private uint[] _slots = new uint[InitialSlots]; // 0 for a free slot; else the ordinal and 1 in the low bits, bits of the hash above
    private int _mostKeys = MostKeysOf(InitialSlots);
    private int _ordinalBits = BitsFor(InitialSlots);

    /// <summary>The number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the next key needs more slots.</summary>
    public bool IsFull => Count >= _mostKeys;

    /// <summary>Prefetches the slots of keys that will be looked up soon. A few at once, so that their misses overlap; of more, a processor drops some.</summary>
    public void Prefetch(ReadOnlySpan<uint> hashes)
    {
        var slots = _slots;
        foreach (var hash in hashes) Memory.Prefetch(in slots[IndexHash.Place(hash, slots.Length)]);
    }

    /// <summary>Begins to look up a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Probe Begin(uint hash) => new(IndexHash.Place(hash, _slots.Length), hash << _ordinalBits);

    /// <summary>The ordinal of the next key that may have the same hash; -1 if there are no more, and the key can be added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(ref Probe probe)
    {
        unchecked
        {
            var slots = _slots;
            while (true)
            {
                var slot = slots[probe.At];
                if (slot == 0) return -1;
                probe.At = probe.At + 1 == slots.Length ? 0 : probe.At + 1;
                if ((slot ^ probe.Tag) >> _ordinalBits == 0) return (int)(slot ^ probe.Tag) - 1;
            }
        }
    }

    /// <summary>Adds the key of a lookup that has found no more ordinals.</summary>
    /// <returns>The ordinal of the key.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Add(Probe probe)
    {
        unchecked
        {
            _slots[probe.At] = probe.Tag | (uint)(Count + 1);
            return Count++;
        }
    }

    /// <summary>Takes more slots: enough for a count of keys, or for a third more keys than before.</summary>
    /// <param name="count">The count of keys; 0 to grow.</param>
    /// <param name="hashOf">The hash of the key with an ordinal.</param>
    public void Grow(int count, Func<int, uint> hashOf)
    {
        var length = count == 0 ? Larger(_slots.Length) : SlotsFor(count);
        if (length <= _slots.Length) return;
        (_slots, _mostKeys, _ordinalBits) = (new uint[length], MostKeysOf(length), BitsFor(length));
        var keys = Count;
        Span<uint> hashes = stackalloc uint[KeysAtOnce];
        for (Count = 0; Count < keys;)
        {
            var some = hashes[..Math.Min(KeysAtOnce, keys - Count)];
            for (var i = 0; i < some.Length; i++) some[i] = hashOf(Count + i);
            Prefetch(some);
            foreach (var hash in some) Add(Free(hash));
        }
    }

    private Probe Free(uint hash)
    {
        var probe = Begin(hash);
        while (Next(ref probe) >= 0)
        {
        }

        return probe;
    }

    private static int SlotsFor(int keys) => (int)Math.Min(2 + ((long)keys * 3 / 2), Array.MaxLength);

    private static int MostKeysOf(int slots) => (int)(slots * 2L / 3);

    private static int Larger(int slots)
    {
        const int Small = 1 << 20;
        return (int)Math.Min(slots < Small ? 2L * slots : slots * 4L / 3, Array.MaxLength);
    }

    private static int BitsFor(int slots) => 1 + BitOperations.Log2((uint)MostKeysOf(slots));

    /// <param name="at">The next slot.</param>
    /// <param name="tag">The bits of the hash that slots have.</param>
    public struct Probe(int at, uint tag)
    {
        public readonly uint Tag = tag;
        public int At = at;
    }
}
