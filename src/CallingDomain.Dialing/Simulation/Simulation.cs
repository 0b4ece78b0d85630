using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Runs a campaign through simulated time: the same scheduler as in operation, with another source of instants and outcomes.</summary>
/// <remarks>
/// Deterministic. At one instant the work is done in this order: calls that end, in the order in which they were dialed; contacts that become due;
/// calls that are placed, in the hopper's order. Stateless.
/// </remarks>
public static class Simulation
{
    private const int FetchedAhead = 4;

    /// <summary>Runs a campaign to its end, or up to an instant.</summary>
    /// <param name="campaign">The campaign with its contacts loaded; it is changed.</param>
    /// <param name="outcomes">How its calls end.</param>
    /// <param name="start">The first instant, not before one passed to the campaign, in the years 1678 to 2261.</param>
    /// <param name="until">The last instant at which anything happens; null for the end of the campaign.</param>
    /// <param name="progress">Receives how many contacts are closed whenever one more is; null for none.</param>
    /// <returns>What this run came to; the rest is in the campaign, and with its receivers.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is out of range.</exception>
    public static SimulationSummary Run(Campaign campaign, CallOutcomes outcomes, Instant start, Instant? until = null, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (!DueTime.IsExact(start) || start < campaign.Now) throw new ArgumentOutOfRangeException(nameof(start), start, "A simulation starts in the years 1678 to 2261, and not before an instant passed to the campaign.");
        var calls = new SimulatedCalls();
        var count = new SimulationCount(campaign);
        for (Instant? now = start; now <= (until ?? Instant.MaxValue) && DueTime.IsExact(now.Value); now = Next(campaign, calls, now.Value))
        {
            var ended = calls.TakeEnded(now.Value);
            for (var i = 0; i < ended.Length; i++)
            {
                PrefetchAfter(campaign, ended, i);
                ref readonly var end = ref ended[i];
                if (campaign.End(end.Attempt, end.Status, end.EndsAt) is { IsOk: false, Reason: var reason }) throw new InvalidOperationException($"The campaign refused the outcome {end.Status} of attempt {end.Attempt}: {reason}.");
                count.End(end.Status, end.EndsAt);
            }

            while (campaign.TryClaim(now.Value, out var attempt))
            {
                var status = outcomes.StatusOf(attempt);
                calls.Begin(new SimulatedCall(EndOfTime.Later(now.Value, outcomes.LengthOf(status)), attempt.Id, status, attempt.Contact));
                count.Begin(now.Value);
            }

            count.Report(progress);
        }

        return count.ToSummary();
    }

    // Contacts whose calls end at one instant lie apart in memory: those of the next calls are loaded into the cache meanwhile.
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
