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
}
