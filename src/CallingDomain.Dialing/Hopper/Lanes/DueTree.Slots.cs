using System.Numerics;

namespace CallingDomain.Dialing;

/// <summary>Finding the next slot from either end.</summary>
internal sealed partial class DueTree
{
    private const int MaxPrefetched = 512; // as many records as the second-level cache can hold

    /// <summary>Removes the first nonempty slot that ends at or after a turn.</summary>
    /// <returns>False if there is none. All entries of the slot may be before the turn.</returns>
    public bool TryDetachFirst(in Turn from, out Run run, out Stretch stretch)
    {
        LeastAfter = 0; // unknown until the next slot is examined
        return TryDetachFirst(ref _root, from, Stretch.All, out run, out stretch);
    }

    /// <summary>A lower bound of the due instants after the last removed slot, usually the first of them.</summary>
    public ulong LeastAfter { get; private set; }

    /// <summary>Removes the last nonempty slot that begins at or before one turn and ends at or after another.</summary>
    public bool TryDetachLast(in Turn from, in Turn upTo, out Run run, out Stretch stretch) =>
        TryDetachLast(ref _root, from, upTo, Stretch.All, out run, out stretch);

    /// <summary>The last nonempty slot that begins at or before a turn; not removed.</summary>
    public bool TryFindSlot(in Turn upTo, out Stretch stretch) => TryFindSlot(ref _root, upTo, Stretch.All, out stretch);

    /// <summary>The last valid turn.</summary>
    public bool TryFindLast(out Turn last) => TryFindLast(ref _root, Stretch.All, out last);

    private bool TryDetachFirst(ref Slot slot, in Turn from, in Stretch within, out Run run, out Stretch stretch)
    {
        while (slot.Node is null)
        {
            if (slot.Run.Count <= sizes.Open) return TryDetach(ref slot, within, out run, out stretch);
            Divide(ref slot, within.InGroup);
        }

        var parent = slot.Node;
        for (var mask = parent.SlotsFrom(within.PartOf(from)); mask != 0; mask &= mask - 1)
        {
            var index = BitOperations.TrailingZeroCount(mask);
            var found = TryDetachFirst(ref parent.Slots[index], from, within.Slot(parent, index), out run, out stretch);
            if (found && parent.Slots[index].Node is null) LookAfter(parent, index, within.InGroup);
            Tidy(ref slot, index);
            if (found) return true;
        }

        (run, stretch) = (default, default);
        return false;
    }

    private bool TryDetachLast(ref Slot slot, in Turn from, in Turn upTo, in Stretch within, out Run run, out Stretch stretch)
    {
        while (slot.Node is null)
        {
            if (slot.Run.Count <= sizes.Open) return TryDetach(ref slot, within, out run, out stretch);
            Divide(ref slot, within.InGroup);
        }

        var parent = slot.Node;
        var mask = parent.SlotsFrom(within.PartOf(from)) & parent.SlotsUpTo(within.PartOf(upTo));
        while (mask != 0)
        {
            var index = BitOperations.Log2(mask);
            mask ^= 1UL << index;
            var found = TryDetachLast(ref parent.Slots[index], from, upTo, within.Slot(parent, index), out run, out stretch);
            Tidy(ref slot, index);
            if (found) return true;
        }

        (run, stretch) = (default, default);
        return false;
    }

    private static bool TryFindSlot(ref Slot slot, in Turn upTo, in Stretch within, out Stretch stretch)
    {
        stretch = within;
        if (slot.Node is not { } node) return slot.Run.Count > 0;
        for (var mask = node.SlotsUpTo(within.PartOf(upTo)); mask != 0;)
        {
            var index = BitOperations.Log2(mask);
            mask ^= 1UL << index;
            if (TryFindSlot(ref node.Slots[index], upTo, within.Slot(node, index), out stretch)) return true;
        }

        return false;
    }

    private bool TryFindLast(ref Slot slot, in Stretch within, out Turn last)
    {
        while (slot.Node is null)
        {
            if (slot.Run.Count <= sizes.Open) return TryFindLastIn(ref slot, within, out last);
            Divide(ref slot, within.InGroup);
        }

        var parent = slot.Node;
        for (var mask = parent.Mask; mask != 0;)
        {
            var index = BitOperations.Log2(mask);
            mask ^= 1UL << index;
            var found = TryFindLast(ref parent.Slots[index], within.Slot(parent, index), out last);
            Tidy(ref slot, index);
            if (found) return true;
        }

        last = default;
        return false;
    }

    private bool TryFindLastIn(ref Slot slot, in Stretch within, out Turn last)
    {
        var found = false;
        last = default;
        foreach (var chunk in entries.Walk(slot.Run))
        {
            foreach (ref readonly var entry in chunk)
            {
                if (!TryTurn(entry, within, out var turn) || (found && turn < last)) continue;
                (last, found) = (turn, true);
            }
        }

        if (found) return true;
        _dropped += slot.Run.Count;
        entries.Release(ref slot.Run);
        return false;
    }

    // Prefetches the records of the next slot while the contacts of this one are taken, and finds its least due instant, until which the lane sleeps.
    private void LookAfter(Node parent, int index, bool inGroup)
    {
        var after = parent.Mask & (ulong.MaxValue << index << 1);
        if (after == 0) return;
        var following = BitOperations.TrailingZeroCount(after);
        ref readonly var next = ref parent.Slots[following];
        if (!inGroup) LeastAfter = parent.Prefix | ((ulong)following << parent.Shift);
        if (next.Node is not null || next.Run.Count > MaxPrefetched) return;
        var least = ulong.MaxValue;
        foreach (var chunk in entries.Walk(next.Run))
        {
            foreach (ref readonly var entry in chunk)
            {
                records.Prefetch(entry.Contact);
                least = Math.Min(least, entry.Part);
            }
        }

        if (!inGroup) LeastAfter = least;
    }

    private static bool TryDetach(ref Slot slot, in Stretch within, out Run run, out Stretch stretch)
    {
        (run, stretch, slot) = (slot.Run, within, default);
        return run.Count > 0;
    }

    // Clears the bit of an empty slot, and frees a node without slots.
    private void Tidy(ref Slot slot, int index)
    {
        var node = slot.Node!;
        ref var below = ref node.Slots[index];
        if (below.Node is not null || below.Run.Count != 0) return;
        node.Mask &= ~(1UL << index);
        if (node.Mask != 0) return;
        nodes.Return(node);
        slot = default;
    }
}
