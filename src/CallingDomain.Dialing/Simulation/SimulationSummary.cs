using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>What a simulation came to.</summary>
/// <param name="Attempts">How many calls were placed.</param>
/// <param name="Reached">How many contacts were reached.</param>
/// <param name="Closed">How many contacts were closed, those reached included.</param>
/// <param name="Open">How many were not.</param>
/// <param name="ByStatus">How many calls ended in each status; statuses that none ended in are absent. In the order of <see cref="CallStatus"/>.</param>
/// <param name="FirstDialAt">When the first call was placed; null for none.</param>
/// <param name="LastEndAt">When the last call ended that did; null for none.</param>
/// <param name="PeakConcurrentCalls">The most calls that went on at one time.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record SimulationSummary(
    int Attempts,
    int Reached,
    int Closed,
    int Open,
    IReadOnlyList<KeyValuePair<CallStatus, int>> ByStatus,
    Instant? FirstDialAt,
    Instant? LastEndAt,
    int PeakConcurrentCalls);
