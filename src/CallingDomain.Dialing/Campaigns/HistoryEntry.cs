using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A call that was generated, as the campaign's History shows it.</summary>
/// <param name="Attempt">Which contact and phone, when due and when dialed.</param>
/// <param name="Status">How it ended; <see cref="CallStatus.Unspecified"/> while it is under way.</param>
/// <param name="EndedAt">When it ended; null while it is under way.</param>
/// <remarks>Immutable, compared by content, thread-safe. Source: the multi-number page: "Every call generated will be included in the History section."</remarks>
public readonly record struct HistoryEntry(Attempt Attempt, CallStatus Status, Instant? EndedAt)
{
    /// <summary>Whether the call was lost at first, and reported as reached afterwards: <see cref="EndedAt"/> is the instant of that report.</summary>
    public bool IsLate { get; init; }

    /// <summary>The host's reference of the call, such as its call identity; null for none, and while the call is under way (<see cref="Campaign.ReferenceOf"/>).</summary>
    public string? Reference => Remarks?.Reference;

    /// <summary>A short note of the host; null for none.</summary>
    public string? Note => Remarks?.Note;

    internal CallRemarks? Remarks { get; init; }
}
