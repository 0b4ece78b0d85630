using System.Runtime.InteropServices;

namespace CallingDomain.Contacts;

/// <summary>A set of numbers, each with the line of its first occurrence.</summary>
/// <remarks>
/// Open addressing, 12 bytes per slot, 1.25 to 1.6 slots per number. The order of the slots is that of the hashes, so that a larger table is filled from start to end. No file can make it slow (<see cref="IndexHash"/>).
/// </remarks>
internal sealed class NumberIndex
{
    private const int InitialSlots = 1024;

    private Slot[] _slots = new Slot[InitialSlots];
    private int _count;

    /// <summary>Prefetches the slot of a number that will be looked up soon.</summary>
    public void Prefetch(uint hash) => Memory.Prefetch(in _slots[IndexHash.Place(hash, _slots.Length)]);

    /// <summary>Reserves space for a count of numbers.</summary>
    public void Reserve(int count)
    {
        var slots = IndexSlots.For(count);
        if (slots > _slots.Length) Resize(slots);
    }

    /// <summary>Finds a number and the line of its first occurrence.</summary>
    public bool TryFind(ulong number, uint hash, out int line)
    {
        ref readonly var slot = ref SlotOf(number, hash);
        line = slot.Line;
        return slot.Number != 0;
    }

    /// <summary>Adds a number other than 0; false if it is there, and the line of its first occurrence.</summary>
    public bool TryAdd(ulong number, uint hash, int line, out int firstLine)
    {
        ref var slot = ref SlotOf(number, hash);
        firstLine = slot.Line;
        if (slot.Number != 0) return false;
        slot = new Slot(number, line);
        if (++_count > IndexSlots.MostKeys(_slots.Length)) Resize(IndexSlots.Larger(_slots.Length));
        return true;
    }

    private ref Slot SlotOf(ulong number, uint hash)
    {
        var slots = _slots;
        var at = IndexHash.Place(hash, slots.Length);
        while (slots[at].Number is var taken && taken != 0 && taken != number) at = at + 1 == slots.Length ? 0 : at + 1;
        return ref slots[at];
    }

    private void Resize(int count)
    {
        var before = _slots;
        _slots = new Slot[count];
        foreach (var slot in before)
        {
            if (slot.Number != 0) SlotOf(slot.Number, IndexHash.Of(slot.Number)) = slot;
        }
    }

    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private readonly struct Slot(ulong number, int line)
    {
        public readonly ulong Number = number;
        public readonly int Line = line;
    }
}
