using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Runs a campaign through time that is made up: the same scheduler as in earnest, with another source of instants and outcomes.</summary>
/// <remarks>
/// Deterministic. At one instant the work is done in this order: calls that end, in the order in which they were dialled; contacts that become due;
/// calls that are placed, in the hopper's order. Stateless.
/// </remarks>
public static class Simulation
{
    /// <summary>Runs a campaign to its end, or up to an instant.</summary>
    /// <param name="campaign">The campaign with its contacts loaded; it is changed.</param>
    /// <param name="outcomes">How its calls end.</param>
    /// <param name="start">The first instant.</param>
    /// <param name="until">The last instant at which anything happens; null for the end of the campaign.</param>
    /// <param name="progress">Told how many contacts are closed whenever one more is; null for nobody.</param>
    /// <returns>What it came to; the rest is in the campaign.</returns>
    public static SimulationSummary Run(Campaign campaign, CallOutcomes outcomes, Instant start, Instant? until = null, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(outcomes);
        var calls = new PriorityQueue<(long Attempt, CallStatus Status), (Instant EndsAt, long Attempt)>();
        var peak = 0;
        for (Instant? now = start; now <= (until ?? Instant.MaxValue) && now != Instant.MaxValue; now = Next(campaign, calls, now.Value))
        {
            while (calls.TryPeek(out var ended, out var end) && end.EndsAt <= now)
            {
                calls.Dequeue();
                var closedBefore = campaign.Final.Count;
                _ = campaign.End(ended.Attempt, ended.Status, end.EndsAt).Value; // its own attempts, in order: never refused
                if (campaign.Final.Count > closedBefore) progress?.Report(campaign.Final.Count);
            }

            while (campaign.Claim(now.Value) is { } attempt)
            {
                var (status, length) = outcomes.Of(attempt);
                calls.Enqueue((attempt.Id, status), (EndOfTime.Later(now.Value, length), attempt.Id));
                peak = Math.Max(peak, campaign.CallsUnderWay);
            }
        }

        return SimulationSummary.Of(campaign, peak);
    }

    private static Instant? Next(Campaign campaign, PriorityQueue<(long Attempt, CallStatus Status), (Instant EndsAt, long Attempt)> calls, Instant now)
    {
        Instant? next = calls.TryPeek(out _, out var end) ? end.EndsAt : null;
        if (campaign.NextWakeUp is { } due && (next is null || due < next)) next = due < now ? now : due;
        return next;
    }
}
