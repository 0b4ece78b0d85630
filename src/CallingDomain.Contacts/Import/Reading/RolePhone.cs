using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>A phone of a row with its companions.</summary>
/// <param name="Number">The number.</param>
/// <param name="Column">The index of its column.</param>
/// <param name="IsPrimary">Whether it is in the column of the primary phone.</param>
internal sealed record RolePhone(PhoneNumber Number, int Column, bool IsPrimary)
{
    public ContactItemType? Type { get; init; }

    /// <summary>The description; empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>The place among the phones of the contact; <see cref="int.MaxValue"/> for none.</summary>
    public int Order { get; init; } = int.MaxValue;

    /// <summary>Whether its label has the mark of the primary phone.</summary>
    public bool IsMarked { get; init; }

    /// <summary>The index of its time zone; -1 for none.</summary>
    public int Zone { get; init; } = -1;

    /// <summary>The calls so far; null for none.</summary>
    public PastCallSummary? Calls { get; init; }
}
