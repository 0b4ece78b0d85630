namespace CallingDomain.Dialing;

/// <summary>The order in which contacts that are due are called: class, priority, due instant, attempts, sequence, identity.</summary>
/// <remarks>Total: two entries compare as equal only if they are of the same contact and alike in all else. Immutable, thread-safe.</remarks>
public sealed class HopperOrder : IComparer<HopperEntry>
{
    private readonly int _dueSign;

    private HopperOrder(DueOrder due) => _dueSign = due == DueOrder.Ascending ? 1 : -1;

    /// <summary>The contact that has been due for longer comes first.</summary>
    public static HopperOrder Ascending { get; } = new(DueOrder.Ascending);

    /// <summary>The contact that became due last comes first.</summary>
    public static HopperOrder Descending { get; } = new(DueOrder.Descending);

    /// <summary>The order for a due order.</summary>
    public static HopperOrder Of(DueOrder due) => due == DueOrder.Ascending ? Ascending : Descending;

    /// <summary>Which of two entries is called first.</summary>
    /// <returns>Less than 0 for the left, greater than 0 for the right, 0 for the same entry.</returns>
    public int Compare(HopperEntry x, HopperEntry y)
    {
        if (x.Class != y.Class) return x.Class.CompareTo(y.Class);
        if (x.Priority != y.Priority) return x.Priority.CompareTo(y.Priority);
        if (x.DueAt != y.DueAt) return _dueSign * x.DueAt.CompareTo(y.DueAt);
        if (x.Attempts != y.Attempts) return x.Attempts.CompareTo(y.Attempts);
        if (x.Sequence != y.Sequence) return x.Sequence.CompareTo(y.Sequence);
        return string.CompareOrdinal(x.ContactId, y.ContactId);
    }
}
