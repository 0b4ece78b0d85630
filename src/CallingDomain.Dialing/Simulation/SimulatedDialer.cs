using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Dials a campaign in simulated time, step by step: claims the calls that are due, and ends each call as its outcome says. <see cref="Simulation.Run"/> does all steps at once.</summary>
/// <remarks>
/// For hosts that make each step durable. After a restart, a new dialer continues the campaign that was rebuilt from its facts: the result is that of an uninterrupted run.
/// Deterministic. Events of one instant happen in this order: calls end, in the order of dialing; contacts become due; calls are placed, in the hopper's order. Not thread-safe.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class SimulatedDialer
{
    private const int FetchedAhead = 4;

    private readonly SimulatedCalls _calls = new();
    private readonly CallOutcomes _outcomes;
    private bool _isPlacing; // whether the calls that end at NextAt have ended

    /// <summary>Creates a dialer, which takes over the calls under way that no agent has claimed: each ends as if this dialer had placed it.</summary>
    /// <param name="campaign">The campaign with its loaded contacts.</param>
    /// <param name="outcomes">The outcomes of its calls.</param>
    /// <param name="start">The first instant, in the years 1678 to 2261. If the campaign's last instant is later, the dialer continues there.</param>
    /// <param name="last">The kind of the campaign's last fact, if an earlier dialer has advanced the campaign: shows whether that dialer was ending or placing the calls of the last instant. Default: no earlier dialer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is out of range.</exception>
    /// <exception cref="ArgumentException">A drawn end has a disposition that the campaign's settings do not have.</exception>
    public SimulatedDialer(Campaign campaign, CallOutcomes outcomes, Instant start, CampaignFactKind last = CampaignFactKind.Unspecified)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (!DueTime.IsExact(start)) throw new ArgumentOutOfRangeException(nameof(start), start, "A simulation must start in the years 1678 to 2261.");
        if (outcomes is OutcomeModel { Endings: var endings } && endings.FirstOrDefault(each => each.Ending.Disposition is { } name && campaign.Settings.Endings.Find(name) is null) is { } unknown)
            throw new ArgumentException($"The settings of the campaign have no disposition '{unknown.Ending.Disposition}'.", nameof(outcomes));
        _outcomes = outcomes;
        var now = Instant.Max(start, campaign.Now);
        NextAt = now;
        _isPlacing = last is not (CampaignFactKind.Unspecified or CampaignFactKind.AttemptEnded or CampaignFactKind.NumberBlacklisted); // a blacklisting follows the end of a call
        foreach (var attempt in campaign.AttemptsUnderWay)
        {
            if (attempt.Agent is null) Begin(campaign, attempt, notBefore: now);
        }
    }

    /// <summary>The instant of the next events; null if there are none any more.</summary>
    public Instant? NextAt { get; private set; }

    /// <summary>Counts the calls; null for nothing.</summary>
    internal SimulationCount? Count { get; init; }

    /// <summary>Ends and claims calls of the next instants.</summary>
    /// <param name="campaign">The campaign of this dialer.</param>
    /// <param name="until">The last instant.</param>
    /// <param name="most">The maximum number of calls that end or are claimed, and of contacts that move because they may not be called; more may be left for the instant <see cref="NextAt"/>.</param>
    /// <returns><see cref="NextAt"/>.</returns>
    /// <exception cref="InvalidOperationException">The campaign refuses the end of a call, for example because it was reported elsewhere.</exception>
    public Instant? Advance(Campaign campaign, Instant until, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        while (most > 0 && NextAt <= until) most = Step(campaign, most);
        return NextAt;
    }

    /// <summary>Ends and claims calls of the next instant.</summary>
    /// <returns>The part of the maximum that is left; more than 0 if the instant is over.</returns>
    internal int Step(Campaign campaign, int most)
    {
        var now = NextAt!.Value;
        if (!_isPlacing)
        {
            most -= EndCalls(campaign, now, most);
            if (most == 0) return 0;
            _isPlacing = true;
        }

        while (most > 0 && campaign.TryClaim(now, agent: null, ref most, out var attempt))
        {
            Begin(campaign, attempt, notBefore: now);
            Count?.Begin(now);
            most--;
        }

        if (most > 0) (_isPlacing, NextAt) = (false, Following(campaign, now));
        return most;
    }

    private int EndCalls(Campaign campaign, Instant now, int most)
    {
        var ends = _calls.TakeEnded(now, most);
        for (var i = 0; i < ends.Length; i++)
        {
            PrefetchAfter(campaign, ends, i);
            ref readonly var end = ref ends[i];
            var (status, reaches) = (end.Status, end.Status == CallStatus.Reached);
            var ended = end.Ending is { } ending ? campaign.End(end.Attempt, ending, end.EndsAt, agent: null, out status, out reaches) : campaign.End(end.Attempt, end.Status, end.EndsAt);
            if (ended is { IsOk: false, Reason: var reason }) throw new InvalidOperationException($"The campaign refused the outcome {end.Status} of attempt {end.Attempt}: {reason}.");
            Count?.End(status, reaches, end.EndsAt);
        }

        return ends.Length;
    }

    // A call that ended with a callback is not an attempt, but the call after it has an outcome of its own.
    private void Begin(Campaign campaign, in Attempt attempt, Instant notBefore)
    {
        var callbacks = campaign.CallbacksOf(attempt.Contact);
        var numbered = callbacks == 0 ? attempt : attempt with { PhoneAttempt = attempt.PhoneAttempt + callbacks };
        var status = _outcomes.StatusOf(numbered);
        var endsAt = EndOfTime.Later(attempt.DialedAt, _outcomes.LengthOf(status));
        _calls.Begin(new SimulatedCall(Instant.Max(endsAt, notBefore), attempt.Id, status, attempt.Contact, _outcomes.EndingOf(numbered, status)));
    }

    // Contacts whose calls end at one instant are far apart in memory: prefetches those of the next calls.
    private static void PrefetchAfter(Campaign campaign, ReadOnlySpan<SimulatedCall> ended, int at)
    {
        if (at + (2 * FetchedAhead) < ended.Length) campaign.PrefetchEnd(ended[at + (2 * FetchedAhead)].Attempt, ended[at + (2 * FetchedAhead)].Contact, isNear: false);
        if (at + FetchedAhead < ended.Length) campaign.PrefetchEnd(ended[at + FetchedAhead].Attempt, ended[at + FetchedAhead].Contact, isNear: true);
    }

    private Instant? Following(Campaign campaign, Instant now)
    {
        var next = _calls.NextEnd;
        if (campaign.NextWakeUp is { } due && (next is null || due < next)) next = due < now ? now : due;
        return next is { } at && DueTime.IsExact(at) ? next : null;
    }
}
