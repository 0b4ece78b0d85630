using System.Numerics;

namespace CallingDomain.Dialing;

/// <summary>
/// The turns outside of a lane's window: a tree of slots by due instant. A slot is an unsorted run until it is large or due.
/// </summary>
/// <remarks>
/// The entry of a removed or moved contact stays in the tree and is stale; opening a slot compares its entries with the records.
/// Inserting descends by digits and appends, without comparisons.
/// </remarks>
internal sealed unsafe partial class DueTree(EntryPool entries, NodePool nodes, ContactRecords records, HopperSizes sizes, byte lane)
{
    private const int MaxDigitBits = 6, Minute = 36; // the power of two above one minute

    private Fingers _fingers; // the last found nodes, by minute
    private Slot _root;
    private int _dropped;

    /// <summary>The number of stale entries removed since the last call.</summary>
    public int TakeDropped()
    {
        var dropped = _dropped;
        _dropped = 0;
        return dropped;
    }

    public void Insert(ulong due, ulong tie)
    {
        if (due < LeastAfter) LeastAfter = due;

        // Retry delays have few values, so the last found node of about the same minute usually fits. Saves a fifth of an operation.
        ref var slot = ref _root;
        if (_fingers[FingerOf(due)] is { } near && near.Divides(lane, due)) slot = ref near.SlotOf(due);
        if (slot.Node is null) Append(ref slot, due, tie, inGroup: false);
        else Descend(ref slot, due, tie);
    }

    private static int FingerOf(ulong due) => unchecked((int)(due >> Minute)) & (Fingers.Count - 1);

    private void Append(ref Slot slot, ulong part, ulong tie, bool inGroup)
    {
        entries.Append(ref slot.Run, part, unchecked((int)tie));
        if (slot.Run.Count >= sizes.Burst) Divide(ref slot, inGroup);
    }

    private void Descend(ref Slot from, ulong due, ulong tie)
    {
        ref var slot = ref from;
        var (part, inGroup) = (due, false);
        while (slot.Node is { } node)
        {
            if (!node.Covers(part))
            {
                SplitAbove(ref slot, node, part, inGroup);
            }
            else if (node.IsGroup)
            {
                (part, inGroup) = (tie, true);
                slot = ref node.Slots[0];
            }
            else
            {
                if (!inGroup) _fingers[FingerOf(due)] = node;
                slot = ref node.SlotOf(part);
            }
        }

        Append(ref slot, part, tie, inGroup);
    }

    // Fingers find only nodes that divide due instants.
    private byte OwnerOf(bool inGroup) => inGroup ? ContactRecords.Out : lane;

    // A part outside of a node's stretch gets a parent node that covers both.
    private void SplitAbove(ref Slot slot, Node below, ulong part, bool inGroup)
    {
        var width = 64 - BitOperations.LeadingZeroCount(part ^ below.Prefix);
        var above = nodes.Rent(OwnerOf(inGroup), part, width, Math.Max(width - MaxDigitBits, below.Width));
        var index = unchecked((int)((below.Prefix ^ above.Prefix) >> above.Shift));
        above.Mask = 1UL << index;
        above.Slots[index].Node = below;
        slot.Node = above;
    }

    // Replaces a run by a node, or by one entry if all entries are equal.
    private void Divide(ref Slot slot, bool inGroup)
    {
        var run = slot.Run;
        var (least, greatest) = RangeOf(run);
        if (least == greatest)
        {
            if (inGroup) KeepOne(ref slot.Run);
            else DivideByTie(ref slot, least);
            return;
        }

        var width = 64 - BitOperations.LeadingZeroCount(least ^ greatest);
        var bits = Math.Min(width, Math.Clamp(BitOperations.Log2((uint)run.Count) - 4, 1, MaxDigitBits));
        var parent = nodes.Rent(OwnerOf(inGroup), least, width, width - bits);
        var (prefix, shift, mask) = (parent.Prefix, parent.Shift, 0UL);
        foreach (var chunk in entries.Drain(run))
        {
            foreach (ref readonly var entry in chunk)
            {
                var index = unchecked((int)((entry.Part ^ prefix) >> shift));
                mask |= 1UL << index;
                entries.Append(ref parent.Slots[index].Run, entry.Part, entry.Contact);
            }
        }

        parent.Mask = mask;
        slot = new Slot { Node = parent };
    }

    private void DivideByTie(ref Slot slot, ulong due)
    {
        Run current = default;
        foreach (var chunk in entries.Drain(slot.Run))
        {
            foreach (ref readonly var entry in chunk)
            {
                if (records.IsDue(lane, due, entry.Contact)) entries.Append(ref current, records.TieOf(entry.Contact), entry.Contact);
                else _dropped++;
            }
        }

        var group = nodes.RentGroup(due);
        group.Slots[0].Run = current;
        slot = new Slot { Node = group };
    }

    private void KeepOne(ref Run run)
    {
        var one = *(run.Next - 1);
        _dropped += run.Count - 1;
        entries.Release(ref run);
        entries.Append(ref run, one.Part, one.Contact);
    }

    private (ulong Least, ulong Greatest) RangeOf(in Run run)
    {
        var (least, greatest) = (ulong.MaxValue, 0UL);
        foreach (var chunk in entries.Walk(run))
        {
            foreach (ref readonly var entry in chunk) (least, greatest) = (Math.Min(least, entry.Part), Math.Max(greatest, entry.Part));
        }

        return (least, greatest);
    }
}
