using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A time of an empirical distribution, and its share.</summary>
/// <param name="Time">The time: 0 to 24 hours.</param>
/// <param name="Share">The share: above 0, at most 1.</param>
/// <remarks>Immutable, compared by content, thread-safe. Default: a time of 0 without a share, which no distribution has.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct TimeShare([property: JsonConverter(typeof(DialingJsonConverter))] Duration Time, double Share);
