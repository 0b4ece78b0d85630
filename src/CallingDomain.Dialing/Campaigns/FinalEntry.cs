using System.Text.Json.Serialization;
using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The result of a closed contact: an entry of Final.</summary>
/// <param name="Contact">The contact's number.</param>
/// <param name="ContactId">The contact's identity; empty if it was loaded without one.</param>
/// <param name="Phone">The last called phone; null for none.</param>
/// <param name="Attempts">The attempts of that phone that did not reach the contact, by status.</param>
/// <param name="ClosedAt">When the contact was closed.</param>
/// <param name="Reason">Why the contact was closed.</param>
/// <param name="CausePhone">The phone that was reached or is at its limit; null for other reasons.</param>
/// <param name="CauseStatus">The status that was reached or is at its limit; unspecified for other reasons.</param>
/// <remarks>
/// Immutable, compared by content, thread-safe. Source: the multi-number page: "The Contact will appear in the Final section with the last phone reached
/// and the respective attempts."
/// </remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct FinalEntry(
    int Contact,
    string ContactId,
    ContactPhone? Phone,
    AttemptCounts Attempts,
    [property: JsonConverter(typeof(DialingJsonConverter))] Instant ClosedAt,
    CloseReason Reason,
    ContactPhone? CausePhone,
    CallStatus CauseStatus)
{
    /// <summary>The attempts on all phones that the contact has had that did not reach it, by status, up to <see cref="AttemptCounts.MaxCount"/> each.</summary>
    public AttemptCounts AllAttempts { get; init; }
}
