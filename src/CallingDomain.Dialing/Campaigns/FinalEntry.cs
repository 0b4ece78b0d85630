using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>How a contact ended, as the campaign's Final shows it.</summary>
/// <param name="Contact">The contact's number.</param>
/// <param name="ContactId">The contact's identity; empty for a contact that is known by its number alone.</param>
/// <param name="Phone">The phone that was called last; null when none ever was.</param>
/// <param name="Attempts">The attempts of that phone that did not reach the contact, by status.</param>
/// <param name="ClosedAt">When the contact was closed.</param>
/// <param name="Reason">Why.</param>
/// <param name="CausePhone">The phone that was reached or is at its limit; null where the reason has none.</param>
/// <param name="CauseStatus">The status that was reached or is at its limit; <see cref="CallStatus.Unspecified"/> where the reason has none.</param>
/// <remarks>
/// Immutable, compared by content, thread-safe. Source: the multi-number page: "The Contact will appear in the Final section with the last phone reached
/// and the respective attempts."
/// </remarks>
public readonly record struct FinalEntry(
    int Contact,
    string ContactId,
    ContactPhone? Phone,
    AttemptCounts Attempts,
    Instant ClosedAt,
    CloseReason Reason,
    ContactPhone? CausePhone,
    CallStatus CauseStatus)
{
    /// <summary>The attempts of all phones that the contact has had that did not reach it, by status, up to <see cref="AttemptCounts.MaxCount"/> each.</summary>
    public AttemptCounts AllAttempts { get; init; }
}
