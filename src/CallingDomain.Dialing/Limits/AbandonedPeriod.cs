using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A period of a limit of abandoned calls, with its calls.</summary>
/// <param name="From">The first instant; of a rolling period, the instant after which it begins.</param>
/// <param name="Until">The instant before which the period ends; of a rolling period, its last instant; null for the whole campaign.</param>
/// <param name="Calls">The calls.</param>
/// <remarks>Immutable, compared by content, thread-safe. <see cref="AbandonmentGuard.PeriodAt"/> gives it.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct AbandonedPeriod(
    [property: JsonConverter(typeof(DialingJsonConverter))] Instant From,
    [property: JsonConverter(typeof(DialingJsonConverter))] Instant? Until,
    AbandonedShare Calls);
