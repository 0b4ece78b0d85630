using NodaTime;

namespace CallingDomain.Dialing;

public sealed partial record Simulation
{
    /// <summary>Runs a campaign through simulated time, to its end or up to an instant: the scheduler of real campaigns with simulated instants and outcomes.</summary>
    /// <remarks>
    /// Deterministic. Events of one instant happen in this order: calls end, in the order of dialing; contacts become due;
    /// calls are placed, in the hopper's order. <see cref="SimulatedDialer"/> runs a campaign step by step.
    /// </remarks>
    /// <param name="campaign">The campaign with its loaded contacts, which the simulation changes. Calls under way that no agent has claimed end as if they had been placed in the simulation.</param>
    /// <param name="outcomes">The outcomes of its calls.</param>
    /// <param name="start">The first instant, not earlier than an instant passed to the campaign, in the years 1678 to 2261.</param>
    /// <param name="until">The last simulated instant; null for the end of the campaign.</param>
    /// <param name="progress">Receives the number of closed contacts whenever it changes; null for none.</param>
    /// <param name="observer">Receives the ended calls with their times; null for none.</param>
    /// <returns>The totals of this run.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is out of range.</exception>
    /// <exception cref="ArgumentException">A drawn end has a disposition that the campaign's settings do not have.</exception>
    public static Simulation Run(Campaign campaign, CallOutcomes outcomes, Instant start, Instant? until = null, IProgress<int>? progress = null, ISimulationObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        if (start < campaign.Now) throw new ArgumentOutOfRangeException(nameof(start), start, "A simulation must not start earlier than an instant passed to the campaign.");
        var count = new SimulationCount();
        var dialer = new SimulatedDialer(campaign, outcomes, start) { Count = count, Observer = observer };
        var (last, reported) = (until ?? Instant.MaxValue, -1);
        while (dialer.NextAt <= last)
        {
            dialer.Step(campaign, int.MaxValue);
            var closed = campaign.ContactCount - campaign.OpenCount;
            if (closed != reported) progress?.Report(closed);
            reported = closed;
        }

        dialer.EndUse(Instant.Max(last, start)); // nothing happens before the start
        return count.ToSummary(campaign) with { Agents = dialer.AgentUse, AbandonedCalls = dialer.AbandonedCalls };
    }
}
