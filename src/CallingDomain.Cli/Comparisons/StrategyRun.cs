using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The totals of one strategy with one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Start">The first instant.</param>
/// <param name="Simulation">The totals of the simulation.</param>
/// <param name="Usage">What calls and agents have used.</param>
/// <param name="LastClosedAt">When the last contact was closed; null if a contact is open, or if there is none.</param>
/// <param name="Cost">The cost by the price list; null without one.</param>
internal sealed record StrategyRun(long Seed, Instant Start, Simulation Simulation, CallUsage Usage, Instant? LastClosedAt, decimal? Cost)
{
    /// <summary>Whether the simulation ended because the shifts of the agents do not overlap the calling hours of the open contacts.</summary>
    public bool MissesHours { get; init; }

    public double? CallsPerReached => Simulation.Reached == 0 ? null : (double)Simulation.Attempts / Simulation.Reached;

    public double? HoursToLastCall => (Simulation.LastEndAt - Start)?.TotalHours;

    public double? HoursToClosed => (LastClosedAt - Start)?.TotalHours;

    public decimal? CostPerReached => Simulation.Reached == 0 ? null : Cost / Simulation.Reached;

    /// <summary>The part of the answered calls that found no free agent in time; null without agents.</summary>
    public double? AbandonedRate => Simulation.Agents is { } agents && agents.Connected + agents.Abandoned > 0 ? (double)agents.Abandoned / (agents.Connected + agents.Abandoned) : null;
}

/// <summary>Gathers what <see cref="StrategyRun"/> needs while a campaign runs.</summary>
/// <param name="log">Receives the calls of the first strategy; null for another one.</param>
/// <param name="partings">Receives the calls of another strategy; null for the first one.</param>
internal sealed class StrategyRecords(CallLog? log, Partings? partings) : ICampaignRecords, ISimulationObserver
{
    public CallUsage Usage { get; private set; }

    public Instant? LastClosedAt { get; private set; }

    public void Add(in HistoryEntry entry)
    {
        Usage = Usage.With(entry);
        log?.Add(entry);
        partings?.Add(entry);
    }

    public void Add(in FinalEntry entry) => LastClosedAt = entry.ClosedAt;

    public void Add(in SimulatedCallTimes ended) => Usage = Usage.With(ended);

    public void Replace(in FinalEntry entry) => throw new NotSupportedException("A simulation has no late outcomes.");

    /// <summary>Adds the calls under way at the end.</summary>
    public void End(Campaign campaign)
    {
        foreach (var attempt in campaign.AttemptsUnderWay) Add(new HistoryEntry(attempt, CallStatus.Unspecified, EndedAt: null));
        partings?.End();
    }
}
