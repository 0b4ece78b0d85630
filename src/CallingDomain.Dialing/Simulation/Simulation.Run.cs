using NodaTime;

namespace CallingDomain.Dialing;

public sealed partial record Simulation
{
    private const int FetchedAhead = 4;

    /// <summary>Runs a campaign through simulated time, to its end or up to an instant: the scheduler of real campaigns with simulated instants and outcomes.</summary>
    /// <remarks>
    /// Deterministic. Events of one instant happen in this order: calls end, in the order of dialing; contacts become due;
    /// calls are placed, in the hopper's order.
    /// </remarks>
    /// <param name="campaign">The campaign with its loaded contacts, which the simulation changes.</param>
    /// <param name="outcomes">The outcomes of its calls.</param>
    /// <param name="start">The first instant, not earlier than an instant passed to the campaign, in the years 1678 to 2261.</param>
    /// <param name="until">The last simulated instant; null for the end of the campaign.</param>
    /// <param name="progress">Receives the number of closed contacts whenever it changes; null for none.</param>
    /// <returns>The totals of this run.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is out of range.</exception>
    /// <exception cref="ArgumentException">A drawn end has a disposition that the campaign's settings do not have.</exception>
    public static Simulation Run(Campaign campaign, CallOutcomes outcomes, Instant start, Instant? until = null, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (!DueTime.IsExact(start) || start < campaign.Now) throw new ArgumentOutOfRangeException(nameof(start), start, "A simulation must start in the years 1678 to 2261, and not earlier than an instant passed to the campaign.");
        if (outcomes is OutcomeModel { Endings: var endings } && endings.FirstOrDefault(each => each.Ending.Disposition is { } name && campaign.Settings.Endings.Find(name) is null) is { } unknown)
            throw new ArgumentException($"The settings of the campaign have no disposition '{unknown.Ending.Disposition}'.", nameof(outcomes));
        var calls = new SimulatedCalls();
        var count = new SimulationCount(campaign);
        for (Instant? now = start; now <= (until ?? Instant.MaxValue) && DueTime.IsExact(now.Value); now = Next(campaign, calls, now.Value))
        {
            var ends = calls.TakeEnded(now.Value);
            for (var i = 0; i < ends.Length; i++)
            {
                PrefetchAfter(campaign, ends, i);
                ref readonly var end = ref ends[i];
                var ended = end.Ending is { } ending ? campaign.End(end.Attempt, ending, end.EndsAt) : campaign.End(end.Attempt, end.Status, end.EndsAt);
                if (ended is { IsOk: false, Reason: var reason }) throw new InvalidOperationException($"The campaign refused the outcome {end.Status} of attempt {end.Attempt}: {reason}.");
                var (status, reaches) = end.Ending is null ? (end.Status, end.Status == CallStatus.Reached) : campaign.LastEnd;
                if (status == CallStatus.Callback) calls.CountCallback(end.Contact);
                count.End(status, reaches, end.EndsAt);
            }

            while (campaign.TryClaim(now.Value, out var attempt))
            {
                calls.Number(ref attempt);
                var status = outcomes.StatusOf(attempt);
                calls.Begin(new SimulatedCall(EndOfTime.Later(now.Value, outcomes.LengthOf(status)), attempt.Id, status, attempt.Contact, outcomes.EndingOf(attempt, status)));
                count.Begin(now.Value);
            }

            count.Report(progress);
        }

        return count.ToSummary();
    }

    // Contacts whose calls end at one instant are far apart in memory: prefetches those of the next calls.
    private static void PrefetchAfter(Campaign campaign, ReadOnlySpan<SimulatedCall> ended, int at)
    {
        if (at + (2 * FetchedAhead) < ended.Length) campaign.PrefetchEnd(ended[at + (2 * FetchedAhead)].Attempt, ended[at + (2 * FetchedAhead)].Contact, isNear: false);
        if (at + FetchedAhead < ended.Length) campaign.PrefetchEnd(ended[at + FetchedAhead].Attempt, ended[at + FetchedAhead].Contact, isNear: true);
    }

    private static Instant? Next(Campaign campaign, SimulatedCalls calls, Instant now)
    {
        var next = calls.NextEnd;
        if (campaign.NextWakeUp is { } due && (next is null || due < next)) next = due < now ? now : due;
        return next;
    }
}
