using System.Runtime.CompilerServices;

namespace CallingDomain.Dialing;

/// <summary>The entries of a stretch of turns, or a node that divides the stretch further.</summary>
internal struct Slot
{
    public Node? Node;
    public Run Run;
}

/// <summary>The slots of a node, inside the node itself: one step down the tree is one load.</summary>
[InlineArray(Count)]
internal struct Slots
{
    public const int Count = 64;

    private Slot _first;
}

/// <summary>Nodes by six bits of a due instant.</summary>
[InlineArray(Count)]
internal struct Fingers
{
    public const int Count = 64;

    private Node? _first;
}

/// <summary>A node of the tree, which divides a stretch of turns into up to 64 slots of equal width.</summary>
internal sealed class Node
{
    /// <summary>The lane whose due instants the node divides; <see cref="ContactRecords.Out"/> if it divides ties, or is unused.</summary>
    public byte Lane;

    /// <summary>A bit for each nonempty slot.</summary>
    public ulong Mask;

    /// <summary>The beginning of the stretch.</summary>
    public ulong Prefix;

    /// <summary>The bits that are equal to those of <see cref="Prefix"/> within the stretch.</summary>
    public ulong Outside;

    /// <summary>The stretch's width in bits.</summary>
    public int Width;

    /// <summary>A slot's width in bits.</summary>
    public int Shift;

    /// <summary>Whether the stretch is one due instant, whose only slot is divided by attempts and contact.</summary>
    public bool IsGroup;

    public Slots Slots;

    /// <summary>Whether a part lies within the stretch.</summary>
    public bool Covers(ulong part) => ((part ^ Prefix) & Outside) == 0;

    /// <summary>Whether the node divides due instants of a lane and its stretch contains a due instant.</summary>
    public bool Divides(byte lane, ulong due) => Lane == lane && Covers(due);

    /// <summary>The slot of a part within the stretch, for inserting an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Slot SlotOf(ulong part)
    {
        var index = unchecked((int)((part ^ Prefix) >> Shift)) & (Slots.Count - 1);
        Mask |= 1UL << index;
        return ref Slots[index];
    }

    /// <summary>The nonempty slots that end at or after a part.</summary>
    public ulong SlotsFrom(ulong from)
    {
        if (from <= Prefix) return Mask;
        if (((from ^ Prefix) & Outside) != 0) return 0;
        return Mask & (ulong.MaxValue << unchecked((int)((from ^ Prefix) >> Shift)));
    }

    /// <summary>The nonempty slots that begin at or before a part.</summary>
    public ulong SlotsUpTo(ulong upTo)
    {
        if (upTo < Prefix) return 0;
        if (((upTo ^ Prefix) & Outside) != 0) return Mask;
        return Mask & (ulong.MaxValue >> (63 - unchecked((int)((upTo ^ Prefix) >> Shift))));
    }
}

/// <summary>A pool of nodes, which are returned empty.</summary>
internal sealed class NodePool
{
    private readonly Stack<Node> _free = [];

    /// <summary>Allocates a node for a stretch.</summary>
    /// <param name="lane">The lane whose due instants the node divides; <see cref="ContactRecords.Out"/> for none.</param>
    /// <param name="part">Any turn within the stretch.</param>
    /// <param name="width">The stretch's width in bits, 1 to 64.</param>
    /// <param name="shift">A slot's width in bits, at most six less.</param>
    public Node Rent(byte lane, ulong part, int width, int shift)
    {
        var outside = width == 64 ? 0 : ulong.MaxValue << width;
        var node = _free.TryPop(out var free) ? free : new Node();
        (node.Lane, node.Mask, node.Prefix, node.Outside, node.Width, node.Shift, node.IsGroup) = (lane, 0, part & outside, outside, width, shift, false);
        return node;
    }

    /// <summary>Allocates a node for all turns of one due instant.</summary>
    public Node RentGroup(ulong due)
    {
        var node = Rent(ContactRecords.Out, due, width: 0, shift: 0);
        (node.Mask, node.IsGroup) = (1, true);
        return node;
    }

    public void Return(Node node)
    {
        node.Lane = ContactRecords.Out;
        _free.Push(node);
    }
}
