using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>The columns that say more about the phones of a column; -1 for a column that is not used.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="IsPrimary">Whether the phones are primary phones.</param>
internal sealed record PhoneCompanions(PhoneColumn Asked, bool IsPrimary)
{
    public int Type { get; init; } = -1;

    public int CallingCode { get; init; } = -1;

    public int Country { get; init; } = -1;

    public int Extension { get; init; } = -1;

    public int Order { get; init; } = -1;

    public int Line { get; init; } = -1;

    public int Active { get; init; } = -1;

    /// <summary>The columns that say whether a phone must not be called.</summary>
    public ImmutableArray<FlagPlace> DoNotCall { get; init; } = [];

    public int Zone { get; init; } = -1;

    public int Daylight { get; init; } = -1;

    public PastCallPlaces Calls { get; init; } = new(-1, -1, -1, null);

    /// <summary>Whether the phones may have a description.</summary>
    public bool MayDescribe => Type >= 0 || Extension >= 0 || Asked.Cell is { Parts.IsEmpty: false };
}
