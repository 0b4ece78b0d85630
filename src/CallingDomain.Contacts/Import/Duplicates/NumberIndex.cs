using System.Numerics;
using System.Runtime.InteropServices;

namespace CallingDomain.Contacts;

/// <summary>A set of numbers, each with the line of its first occurrence.</summary>
/// <remarks>
/// Open addressing, 12 bytes per slot, 1.33 to 2.67 slots per number. No file can make it slow (<see cref="IndexHash"/>).
/// </remarks>
internal sealed class NumberIndex
{
    private const int InitialSlots = 1024;

    private Slot[] _slots = new Slot[InitialSlots];
    private int _count;

    /// <summary>Prefetches the slot of a number that will be looked up soon.</summary>
    public void Prefetch(ulong number) => Memory.Prefetch(in _slots[IndexHash.Of(number) & (_slots.Length - 1)]);

    /// <summary>Reserves space for a count of numbers.</summary>
    public void Reserve(int count)
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)count / 3 * 4);
        if (slots > _slots.Length) Resize(slots);
    }

    /// <summary>Finds a number and the line of its first occurrence.</summary>
    public bool TryFind(ulong number, out int line)
    {
        ref readonly var slot = ref SlotOf(number);
        line = slot.Line;
        return slot.Number != 0;
    }

    /// <summary>Adds a number other than 0; a number that is there keeps its line.</summary>
    public void Add(ulong number, int line)
    {
        ref var slot = ref SlotOf(number);
        if (slot.Number != 0) return;
        slot = new Slot(number, line);
        if (++_count > _slots.Length / 4 * 3) Resize(_slots.Length * 2);
    }

    private ref Slot SlotOf(ulong number)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        var at = IndexHash.Of(number) & mask;
        while (slots[at].Number is var taken && taken != 0 && taken != number) at = (at + 1) & mask;
        return ref slots[at];
    }

    // With the same hash and twice as many slots, each number goes to one of two slots, in order: no cache misses.
    private void Resize(int count)
    {
        var before = _slots;
        _slots = new Slot[count];
        foreach (var slot in before)
        {
            if (slot.Number != 0) SlotOf(slot.Number) = slot;
        }
    }

    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private readonly struct Slot(ulong number, int line)
    {
        public readonly ulong Number = number;
        public readonly int Line = line;
    }
}
