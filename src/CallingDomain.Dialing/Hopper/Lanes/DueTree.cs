using System.Numerics;

namespace CallingDomain.Dialing;

/// <summary>
/// Turns that lie outside a lane's window, hardly sorted: a tree of slots, each of which is an unsorted run until it grows large or its time comes.
/// </summary>
/// <remarks>
/// A contact that is cancelled or moved stays where it was; entries are compared with the records when their slot is opened. Putting in
/// is a descent by digits and an append: nothing is compared with anything.
/// </remarks>
internal sealed partial class DueTree(EntryPool entries, NodePool nodes, ContactRecords records, HopperSizes sizes, byte lane)
{
    private const int MaxDigitBits = 6;

    private Run _root;

    /// <summary>How many entries were found to hold no longer, since last asked.</summary>
    private int _dropped;

    public int TakeDropped()
    {
        var dropped = _dropped;
        _dropped = 0;
        return dropped;
    }

    public void Insert(in Turn turn)
    {
        ref var slot = ref _root;
        var (part, inGroup) = (turn.Due, false);
        while (slot.IsNode)
        {
            ref var node = ref nodes[slot.Head];
            if (((part ^ node.Prefix) & node.Outside) != 0)
            {
                SplitAbove(ref slot, part);
                continue;
            }

            var index = 0;
            if (node.IsGroup) (part, inGroup) = (turn.Tie, true);
            else index = unchecked((int)((part ^ node.Prefix) >> node.Shift));
            node.Mask |= 1UL << index;
            slot = ref nodes.SlotsOf(slot.Head)[index];
        }

        entries.Append(ref slot, part, turn.Contact);
        if (slot.Count >= sizes.Burst) Divide(ref slot, inGroup);
    }

    // What lies beside a node's stretch gets a node above, which holds both.
    private void SplitAbove(ref Run slot, ulong part)
    {
        var below = slot.Head;
        var (prefix, belowWidth) = (nodes[below].Prefix, nodes[below].Width);
        var width = 64 - BitOperations.LeadingZeroCount(part ^ prefix);
        var above = nodes.Rent(part, width, Math.Max(width - MaxDigitBits, belowWidth));
        ref var node = ref nodes[above];
        var index = unchecked((int)((prefix ^ node.Prefix) >> node.Shift));
        node.Mask = 1UL << index;
        nodes.SlotsOf(above)[index] = slot;
        slot = Run.Of(above);
    }

    // Replaces a run by a node, or by fewer entries when they turn out to be the same.
    private void Divide(ref Run slot, bool inGroup)
    {
        var (least, greatest) = RangeOf(slot);
        if (least == greatest)
        {
            if (inGroup) KeepOne(ref slot);
            else DivideByTie(ref slot, least);
            return;
        }

        var width = 64 - BitOperations.LeadingZeroCount(least ^ greatest);
        var bits = Math.Min(width, Math.Clamp(BitOperations.Log2((uint)slot.Count) - 3, 1, MaxDigitBits));
        var parent = nodes.Rent(least, width, width - bits);
        var (slots, prefix, shift, mask) = (nodes.SlotsOf(parent), nodes[parent].Prefix, nodes[parent].Shift, 0UL);
        for (int chunk = slot.Head, left = slot.Count; left > 0; left -= EntryPool.ChunkEntries, chunk = entries.Release(chunk))
        {
            foreach (ref readonly var entry in entries.Entries(chunk, left))
            {
                var index = unchecked((int)((entry.Part ^ prefix) >> shift));
                mask |= 1UL << index;
                entries.Append(ref slots[index], entry.Part, entry.Contact);
            }
        }

        nodes[parent].Mask = mask;
        slot = Run.Of(parent);
    }

    private void DivideByTie(ref Run slot, ulong due)
    {
        Run current = default;
        for (int chunk = slot.Head, left = slot.Count; left > 0; left -= EntryPool.ChunkEntries, chunk = entries.Release(chunk))
        {
            foreach (ref readonly var entry in entries.Entries(chunk, left))
            {
                if (records.IsDue(lane, due, entry.Contact)) entries.Append(ref current, records.TieOf(entry.Contact), entry.Contact);
                else _dropped++;
            }
        }

        var group = nodes.RentGroup(due);
        nodes.SlotsOf(group)[0] = current;
        slot = Run.Of(group);
    }

    private void KeepOne(ref Run slot)
    {
        var one = entries.Entries(slot.Head, 1)[0];
        _dropped += slot.Count - 1;
        entries.Release(ref slot);
        entries.Append(ref slot, one.Part, one.Contact);
    }

    private (ulong Least, ulong Greatest) RangeOf(in Run run)
    {
        var (least, greatest) = (ulong.MaxValue, 0UL);
        for (int chunk = run.Head, left = run.Count; left > 0; left -= EntryPool.ChunkEntries, chunk = entries.Next(chunk))
        {
            foreach (ref readonly var entry in entries.Entries(chunk, left)) (least, greatest) = (Math.Min(least, entry.Part), Math.Max(greatest, entry.Part));
        }

        return (least, greatest);
    }
}
