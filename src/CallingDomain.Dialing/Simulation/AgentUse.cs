using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The use of the agents of a simulation (<see cref="CallOutcomes.Agents"/>).</summary>
/// <param name="StaffedTime">The sum of the agents' times on shift, from the start to the end of the last call and its wrap-up, or to the last instant of a simulation that stops earlier. An agent who is busy at the end of the shift stays until the end of the call and its wrap-up.</param>
/// <param name="BusyTime">The part of <paramref name="StaffedTime"/> with a call or its wrap-up.</param>
/// <param name="Connected">The number of calls that an agent took.</param>
/// <param name="Abandoned">The number of calls that were answered and found no free agent in time.</param>
/// <param name="WaitingTime">The sum of the times that these calls, connected or abandoned, waited for an agent.</param>
/// <remarks>Immutable, compared by content, thread-safe. Sums longer than <see cref="Duration.MaxValue"/>, which is 16,777,216 days, are given as that.</remarks>
public sealed record AgentUse(
    [property: JsonConverter(typeof(DialingJsonConverter))] Duration StaffedTime,
    [property: JsonConverter(typeof(DialingJsonConverter))] Duration BusyTime,
    int Connected,
    int Abandoned,
    [property: JsonConverter(typeof(DialingJsonConverter))] Duration WaitingTime);
