using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A number that was added to the blacklist of a running campaign.</summary>
/// <param name="Number">The number.</param>
/// <param name="Until">When the entry ends, so that the number may be called again; null for never.</param>
/// <param name="Reason">The reason, in the host's words; null for none.</param>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct BlacklistEntry(PhoneNumber Number, [property: JsonConverter(typeof(DialingJsonConverter))] Instant? Until, string? Reason);
