using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>How a contact ended, as the campaign's Final shows it.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Phone">The phone that was called last; null when none ever was.</param>
/// <param name="Attempts">The attempts of that phone that did not reach the contact, by status.</param>
/// <param name="ClosedAt">When the contact was closed.</param>
/// <param name="Reason">Why.</param>
/// <param name="CausePhone">The phone that was reached or is at its limit; null where the reason has none.</param>
/// <param name="CauseStatus">The status that was reached or is at its limit; <see cref="CallStatus.Unspecified"/> where the reason has none.</param>
/// <remarks>
/// Immutable, thread-safe. Source: the multi-number page: "The Contact will appear in the Final section with the last phone reached
/// and the respective attempts."
/// </remarks>
public sealed record FinalEntry(
    string ContactId,
    ContactPhone? Phone,
    AttemptCounts Attempts,
    Instant ClosedAt,
    CloseReason Reason,
    ContactPhone? CausePhone,
    CallStatus CauseStatus);
