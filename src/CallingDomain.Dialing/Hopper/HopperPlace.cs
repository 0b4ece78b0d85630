using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The place of a contact in a <see cref="Hopper"/>, except the contact's number.</summary>
/// <param name="DueAt">
/// The instant from which the contact may be called. Exact to the nanosecond in the years 1678 to 2261; an earlier one is stored as
/// <see cref="Instant.MinValue"/> or just after it, a later one as <see cref="Instant.MaxValue"/>, which means never, or just before it.
/// </param>
/// <param name="Priority">1 is called first; any number is allowed.</param>
/// <param name="Class">The lower class is called first; 0 unless the campaign's settings use classes.</param>
/// <param name="Attempts">The contact's attempts so far, at least 0; fewer are called first.</param>
/// <remarks>Immutable, compared by content, thread-safe. Default: due at the Unix epoch, priority 0.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct HopperPlace([property: JsonConverter(typeof(DialingJsonConverter))] Instant DueAt, int Priority, byte Class = 0, int Attempts = 0);
