namespace CallingDomain.Dialing;

/// <summary>The turns of a slot of the tree.</summary>
/// <param name="first">The first part, inclusive.</param>
/// <param name="last">The last part, inclusive.</param>
/// <param name="inGroup">Whether parts are ties at one due instant instead of due instants.</param>
/// <param name="due">That due instant.</param>
internal readonly struct Stretch(ulong first, ulong last, bool inGroup, ulong due)
{
    public readonly ulong FirstPart = first;
    public readonly ulong LastPart = last;
    public readonly bool InGroup = inGroup;
    public readonly ulong Due = due;

    public static Stretch All => new(0, ulong.MaxValue, inGroup: false, 0);

    public Turn First => InGroup ? new Turn(Due, FirstPart) : new Turn(FirstPart, 0);

    public Turn Last => InGroup ? new Turn(Due, LastPart) : new Turn(LastPart, ulong.MaxValue);

    /// <summary>The stretch of a slot of a node.</summary>
    public Stretch Slot(Node node, int slot)
    {
        if (node.IsGroup) return new Stretch(0, ulong.MaxValue, inGroup: true, node.Prefix);
        var first = node.Prefix | ((ulong)slot << node.Shift);
        return new Stretch(first, first | ((1UL << node.Shift) - 1), InGroup, Due);
    }

    /// <summary>A turn's part in the stretch; beyond all parts if the turn has another due instant.</summary>
    public ulong PartOf(in Turn turn) =>
        !InGroup ? turn.Due :
        turn.Due == Due ? turn.Tie :
        turn.Due < Due ? 0 : ulong.MaxValue;
}
