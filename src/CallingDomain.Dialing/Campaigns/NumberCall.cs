using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>An ended call on a number, as limits and lockouts know it.</summary>
/// <param name="Attempt">The <see cref="Dialing.Attempt.Id"/> of a call of the campaign; null for a call placed elsewhere (<see cref="Campaign.RecordOutsideCall"/>).</param>
/// <param name="DialedAt">The instant of dialing.</param>
/// <param name="Status">How the call ended; never <see cref="CallStatus.Unspecified"/> or <see cref="CallStatus.NotDialed"/>.</param>
/// <param name="Outcome">The outcome of the conversation; <see cref="CallOutcome.Unspecified"/> if not reported.</param>
/// <param name="IsConsented">Whether the called party had consented to the call.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct NumberCall(long? Attempt, [property: JsonConverter(typeof(DialingJsonConverter))] Instant DialedAt, CallStatus Status, CallOutcome Outcome, bool IsConsented);
