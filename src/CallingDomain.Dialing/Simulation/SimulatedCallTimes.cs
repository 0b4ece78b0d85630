using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The times of an ended call of a simulation.</summary>
/// <param name="Attempt">The <see cref="Attempt.Id"/>.</param>
/// <param name="DialedAt">When the call was dialed.</param>
/// <param name="AnsweredAt">When a person or a machine answered; null for a call that was not answered.</param>
/// <param name="ConnectedAt">When an agent took the call; null for a call without an agent, and in a simulation without agents (<see cref="CallOutcomes.Agents"/>). The agent is busy until <paramref name="EndedAt"/> and for <see cref="SimulatedAgents.WrapUpTime"/> more.</param>
/// <param name="EndedAt">When the call ended.</param>
/// <param name="Status">How the call ended, as in History.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct SimulatedCallTimes(
    long Attempt,
    [property: JsonConverter(typeof(DialingJsonConverter))] Instant DialedAt,
    [property: JsonConverter(typeof(DialingJsonConverter))] Instant? AnsweredAt,
    [property: JsonConverter(typeof(DialingJsonConverter))] Instant? ConnectedAt,
    [property: JsonConverter(typeof(DialingJsonConverter))] Instant EndedAt,
    CallStatus Status);
