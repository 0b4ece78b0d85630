using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Dials a campaign in simulated time, step by step: claims the calls that are due, and ends each call as its outcome says. <see cref="Simulation.Run"/> does all steps at once.</summary>
/// <remarks>
/// For hosts that make each step durable. After a restart, a new dialer continues the campaign that was rebuilt from its facts: the result is that of an uninterrupted run, unless the outcomes have agents, of whom the facts do not say which are busy.
/// Deterministic. Events of one instant happen in this order: shifts of agents begin and end, and wrap-ups end; calls end, in the order of dialing; calls that wait or are answered take the free agents, in the order of their answers, then of dialing; calls that have
/// waited too long are abandoned; contacts become due; calls are placed, in the hopper's order. Not thread-safe.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class SimulatedDialer
{
    /// <summary>The number of shifts in a row without a call after which a simulation with agents ends, although contacts are due: 100.</summary>
    public const int MostUselessShifts = 100;

    private const int FetchedAhead = 4;

    private readonly SimulatedCalls _calls;
    private readonly CallOutcomes _outcomes;
    private readonly AgentDesk? _desk; // null without agents
    private readonly AbandonmentTally? _abandoned; // null without agents, or without a limit of abandoned calls
    private bool _isPlacing; // whether the calls that end at NextAt have ended
    private bool _isAwaited; // whether a contact is due and no agent is there
    private int _uselessShifts; // in a row, in which no contact could be called

    /// <summary>Creates a dialer, which takes over the calls under way that no agent has claimed: each ends as if this dialer had placed it.</summary>
    /// <param name="campaign">The campaign with its loaded contacts.</param>
    /// <param name="outcomes">The outcomes of its calls.</param>
    /// <param name="start">The first instant, in the years 1678 to 2261. If the campaign's last instant is later, the dialer continues there.</param>
    /// <param name="last">The kind of the campaign's last fact, if an earlier dialer has advanced the campaign: shows whether that dialer was ending or placing the calls of the last instant. Default: no earlier dialer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is out of range.</exception>
    /// <exception cref="ArgumentException">A drawn end has a disposition that the campaign's settings do not have; or the outcomes have agents, and there was an earlier dialer.</exception>
    public SimulatedDialer(Campaign campaign, CallOutcomes outcomes, Instant start, CampaignFactKind last = CampaignFactKind.Unspecified)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (!DueTime.IsExact(start)) throw new ArgumentOutOfRangeException(nameof(start), start, "A simulation must start in the years 1678 to 2261.");
        if (outcomes is OutcomeModel { Endings: var endings } && endings.FirstOrDefault(each => each.Ending.Disposition is { } name && campaign.Settings.Endings.Find(name) is null) is { } unknown)
            throw new ArgumentException($"The settings of the campaign have no disposition '{unknown.Ending.Disposition}'.", nameof(outcomes));
        if (outcomes.Agents is not null && last != CampaignFactKind.Unspecified) throw new ArgumentException("A simulation with agents cannot continue another one.", nameof(last));
        _outcomes = outcomes;
        var now = Instant.Max(start, campaign.Now);
        NextAt = now;
        _isPlacing = last is not (CampaignFactKind.Unspecified or CampaignFactKind.AttemptEnded or CampaignFactKind.NumberBlacklisted); // a blacklisting follows the end of a call
        _abandoned = outcomes.Agents is null ? null : AbandonmentTally.Of(campaign.Settings, now);
        _desk = outcomes.Agents is { } agents ? new AgentDesk(agents, campaign.Settings.TimeZone, now) { Abandoned = _abandoned } : null;
        _calls = new SimulatedCalls(haveTwoLengths: _desk is null && outcomes.HaveTwoLengths);
        foreach (var attempt in campaign.AttemptsUnderWay)
        {
            if (attempt.Agent is null) Begin(campaign, attempt, notBefore: DueTime.Of(now));
        }
    }

    /// <summary>The instant of the next events; null if there are none any more. With agents, also null if contacts were due in each of 100 shifts in a row and none could be called, because the calling hours lie outside of the shifts.</summary>
    public Instant? NextAt { get; private set; }

    /// <summary>The use of the agents up to the latest events; null for outcomes without agents.</summary>
    public AgentUse? AgentUse => _desk?.ToUse();

    /// <summary>How the answered calls so far kept the limits of abandoned calls of the rule sets, in their order; empty for outcomes without agents.</summary>
    public ImmutableArray<AbandonmentSummary> AbandonedCalls => _abandoned?.Summaries ?? [];

    /// <summary>Receives the ended calls with their times; null for nothing.</summary>
    public ISimulationObserver? Observer { get; init; }

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
            most = EndCalls(campaign, now, most);
            if (most == 0) return 0;
            _isPlacing = true;
        }

        var before = most;
        while (most > 0 && MayClaim(campaign, now) && campaign.TryClaim(now, agent: null, ref most, out var attempt))
        {
            Begin(campaign, attempt, notBefore: DueTime.Of(now));
            Count?.Begin(now);
            most--;
            _uselessShifts = 0;
        }

        if (most > 0) (_isPlacing, NextAt) = (false, Following(campaign, now));
        return most;
    }

    /// <summary>Passes the agents' time to the end of the last wrap-up; to an instant if the simulation stops at it.</summary>
    internal void EndUse(Instant last)
    {
        if (NextAt is null) _desk?.AdvanceToEnd(DueTime.OrNever(last));
        else _desk?.Advance(DueTime.Of(last));
    }

    private int EndCalls(Campaign campaign, Instant at, int most)
    {
        var now = DueTime.Of(at);
        _desk?.Advance(now);
        do
        {
            most -= EndCalls(campaign, now, most);
            if (most > 0) _desk?.Serve(now, campaign, _calls);
        }
        while (most > 0 && _desk is not null && _calls.NextEnd <= now);
        return most;
    }

    private int EndCalls(Campaign campaign, long now, int most)
    {
        var ends = _calls.TakeEnded(now, most);
        for (var i = 0; i < ends.Length; i++)
        {
            PrefetchAfter(campaign, ends, i);
            ref readonly var end = ref ends[i];
            var (status, reaches, endsAt) = (end.Status, end.Status == CallStatus.Reached, DueTime.ToInstant(end.EndsAt));
            var ended = end.Ending is { } ending ? campaign.End(end.Attempt, ending, endsAt, agent: null, out status, out reaches) : campaign.End(end.Attempt, end.Status, endsAt);
            if (ended is { IsOk: false, Reason: var reason }) throw new InvalidOperationException($"The campaign refused the outcome {end.Status} of attempt {end.Attempt}: {reason}.");
            _desk?.End(end);
            Count?.End(status, reaches, endsAt);
            Observer?.Add(end.ToTimes(status));
        }

        return ends.Length;
    }

    // No call is claimed after the end of the campaign, but a claim closes its contacts.
    private bool MayClaim(Campaign campaign, Instant now) => _desk is null || _desk.MayDial || campaign.NextEnd <= DueTime.Of(now);

    private void Begin(Campaign campaign, in Attempt attempt, long notBefore)
    {
        var outcome = _outcomes.OutcomeOf(attempt, campaign.CallbacksOf(attempt.Contact), _outcomes.NeedsLocalTime ? campaign.ZoneOf(attempt.Contact, attempt.Phone.Phone) : null);
        var dialedAt = DueTime.Of(attempt.DialedAt);
        var (ringEndsAt, talkTime) = (DueTime.Later(dialedAt, outcome.RingTime.ToInt64Nanoseconds()), outcome.TalkTime.ToInt64Nanoseconds());
        var call = new SimulatedCall(ringEndsAt, attempt.Id, dialedAt, outcome.IsAnswered ? ringEndsAt : DueTime.Never, DueTime.Never, outcome.Ending, attempt.Contact, outcome.Status);
        _desk?.Begin();
        if (_desk is not null && outcome.Status == CallStatus.Reached) _desk.Ring(call with { AnsweredAt = Math.Max(ringEndsAt, notBefore) }, attempt.Phone.Phone, talkTime);
        else _calls.Begin(call with { EndsAt = Math.Max(DueTime.Later(ringEndsAt, talkTime), notBefore) });
    }

    // Contacts whose calls end at one instant are far apart in memory: prefetches those of the next calls.
    private static void PrefetchAfter(Campaign campaign, ReadOnlySpan<SimulatedCall> ended, int at)
    {
        if (at + (2 * FetchedAhead) < ended.Length) campaign.PrefetchEnd(ended[at + (2 * FetchedAhead)].Attempt, ended[at + (2 * FetchedAhead)].Contact, isNear: false);
        if (at + FetchedAhead < ended.Length) campaign.PrefetchEnd(ended[at + FetchedAhead].Attempt, ended[at + FetchedAhead].Contact, isNear: true);
    }

    private Instant? Following(Campaign campaign, Instant at)
    {
        var now = DueTime.Of(at);
        var next = Math.Min(_calls.NextEnd, _desk?.NextEvent ?? DueTime.Never);
        if (campaign.NextWakeUp is { } due) next = Math.Min(next, Math.Max(now, FirstClaim(campaign, DueTime.Of(due), now)));
        return DueTime.IsExact(next) ? DueTime.ToInstant(next) : null;
    }

    // When calls can be claimed that are due at an instant.
    private long FirstClaim(Campaign campaign, long due, long now)
    {
        if (_desk is null) return due;
        if (_desk.MayDial)
        {
            if (_isAwaited) _uselessShifts++;
            _isAwaited = false;
            return _uselessShifts < MostUselessShifts ? due : campaign.NextEnd ?? DueTime.Never;
        }

        _isAwaited = due <= now;
        return Math.Min(Math.Max(due, _desk.NextChange), campaign.NextEnd ?? DueTime.Never);
    }
}
