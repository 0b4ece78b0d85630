using System.Numerics;

namespace CallingDomain.Dialing;

/// <summary>Finding the slot that comes next, from either end.</summary>
internal sealed partial class DueTree
{
    /// <summary>Takes the first slot that holds entries and reaches a turn or beyond.</summary>
    /// <returns>False when there is none; a slot may hold nothing but entries before the turn.</returns>
    public bool TryDetachFirst(in Turn from, out Run run, out Stretch stretch) => TryDetachFirst(ref _root, from, Stretch.All, out run, out stretch);

    /// <summary>Takes the last slot that holds entries, begins at or before a turn, and reaches another or beyond.</summary>
    public bool TryDetachLast(in Turn from, in Turn upTo, out Run run, out Stretch stretch) =>
        TryDetachLast(ref _root, from, upTo, Stretch.All, out run, out stretch);

    /// <summary>The last turn that still holds.</summary>
    public bool TryFindLast(out Turn last) => TryFindLast(ref _root, Stretch.All, out last);

    private bool TryDetachFirst(ref Run slot, in Turn from, in Stretch within, out Run run, out Stretch stretch)
    {
        while (!slot.IsNode)
        {
            if (slot.Count <= sizes.Open) return TryDetach(ref slot, within, out run, out stretch);
            Divide(ref slot, within.InGroup);
        }

        var parent = slot.Head;
        var (slots, mask) = (nodes.SlotsOf(parent), SlotsFrom(nodes[parent], within.PartOf(from)));
        for (; mask != 0; mask &= mask - 1)
        {
            var index = BitOperations.TrailingZeroCount(mask);
            var found = TryDetachFirst(ref slots[index], from, within.Slot(nodes[parent], index), out run, out stretch);
            Tidy(ref slot, index);
            if (found) return true;
        }

        (run, stretch) = (default, default);
        return false;
    }

    private bool TryDetachLast(ref Run slot, in Turn from, in Turn upTo, in Stretch within, out Run run, out Stretch stretch)
    {
        while (!slot.IsNode)
        {
            if (slot.Count <= sizes.Open) return TryDetach(ref slot, within, out run, out stretch);
            Divide(ref slot, within.InGroup);
        }

        var parent = slot.Head;
        var slots = nodes.SlotsOf(parent);
        var mask = SlotsFrom(nodes[parent], within.PartOf(from)) & SlotsUpTo(nodes[parent], within.PartOf(upTo));
        while (mask != 0)
        {
            var index = BitOperations.Log2(mask);
            mask ^= 1UL << index;
            var found = TryDetachLast(ref slots[index], from, upTo, within.Slot(nodes[parent], index), out run, out stretch);
            Tidy(ref slot, index);
            if (found) return true;
        }

        (run, stretch) = (default, default);
        return false;
    }

    private bool TryFindLast(ref Run slot, in Stretch within, out Turn last)
    {
        while (!slot.IsNode)
        {
            if (slot.Count <= sizes.Open) return TryFindLastIn(ref slot, within, out last);
            Divide(ref slot, within.InGroup);
        }

        var (parent, slots) = (slot.Head, nodes.SlotsOf(slot.Head));
        for (var mask = nodes[parent].Mask; mask != 0;)
        {
            var index = BitOperations.Log2(mask);
            mask ^= 1UL << index;
            var found = TryFindLast(ref slots[index], within.Slot(nodes[parent], index), out last);
            Tidy(ref slot, index);
            if (found) return true;
        }

        last = default;
        return false;
    }

    private bool TryFindLastIn(ref Run slot, in Stretch within, out Turn last)
    {
        var found = false;
        last = default;
        for (int chunk = slot.Head, left = slot.Count; left > 0; left -= EntryPool.ChunkEntries, chunk = entries.Next(chunk))
        {
            foreach (ref readonly var entry in entries.Entries(chunk, left))
            {
                if (!TryTurn(entry, within, out var turn) || (found && turn < last)) continue;
                (last, found) = (turn, true);
            }
        }

        if (found) return true;
        _dropped += slot.Count;
        entries.Release(ref slot);
        return false;
    }

    private static bool TryDetach(ref Run slot, in Stretch within, out Run run, out Stretch stretch)
    {
        (run, stretch, slot) = (slot, within, default);
        return run.Count > 0;
    }

    // Slots are visited only if they hold something, and a node goes with its last slot.
    private void Tidy(ref Run slot, int index)
    {
        var node = slot.Head;
        if (nodes.SlotsOf(node)[index].Count != 0) return;
        nodes[node].Mask &= ~(1UL << index);
        if (nodes[node].Mask != 0) return;
        nodes.Return(node);
        slot = default;
    }

    private static ulong SlotsFrom(in Node node, ulong from)
    {
        if (from <= node.Prefix) return node.Mask;
        if (((from ^ node.Prefix) & node.Outside) != 0) return 0;
        return node.Mask & (ulong.MaxValue << unchecked((int)((from ^ node.Prefix) >> node.Shift)));
    }

    private static ulong SlotsUpTo(in Node node, ulong upTo)
    {
        if (upTo < node.Prefix) return 0;
        if (((upTo ^ node.Prefix) & node.Outside) != 0) return node.Mask;
        return node.Mask & (ulong.MaxValue >> (63 - unchecked((int)((upTo ^ node.Prefix) >> node.Shift))));
    }
}
