using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A simulated run of a campaign: its totals.</summary>
/// <param name="Attempts">The number of placed calls.</param>
/// <param name="Reached">The number of reached contacts.</param>
/// <param name="Closed">The number of closed contacts, including reached ones.</param>
/// <param name="Open">The number of open contacts.</param>
/// <param name="ByStatus">The number of calls that ended in each status, as in History, without statuses of no call.</param>
/// <param name="FirstDialAt">When the first call was placed; null for none.</param>
/// <param name="LastEndAt">When the last call ended; null for none.</param>
/// <param name="PeakConcurrentCalls">The maximum number of concurrent calls.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed partial record Simulation(
    int Attempts,
    int Reached,
    int Closed,
    int Open,
    ImmutableSortedDictionary<CallStatus, int> ByStatus,
    [property: JsonConverter(typeof(DialingJsonConverter))] Instant? FirstDialAt,
    [property: JsonConverter(typeof(DialingJsonConverter))] Instant? LastEndAt,
    int PeakConcurrentCalls)
{
    /// <summary>The use of the agents; null for outcomes without agents (<see cref="CallOutcomes.Agents"/>).</summary>
    public AgentUse? Agents { get; init; }

    /// <summary>How the calls kept the limits of abandoned calls, for each rule set that has one (<see cref="CallingRuleSet.AbandonedCalls"/>), in their order; empty for outcomes without agents.</summary>
    public ImmutableArray<AbandonmentSummary> AbandonedCalls { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether both have the same content.</summary>
    public bool Equals(Simulation? other) =>
        other is not null && (Attempts, Reached, Closed, Open, PeakConcurrentCalls) == (other.Attempts, other.Reached, other.Closed, other.Open, other.PeakConcurrentCalls)
        && (FirstDialAt, LastEndAt) == (other.FirstDialAt, other.LastEndAt) && ByStatus.SequenceEqual(other.ByStatus) && Agents == other.Agents && AbandonedCalls.AsSpan().SequenceEqual(other.AbandonedCalls.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Attempts, Reached, Closed, Open, FirstDialAt, LastEndAt, PeakConcurrentCalls);
}
