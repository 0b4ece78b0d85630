using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Counts the answered calls of a simulation for the limits of abandoned calls of the rule sets.</summary>
internal sealed class AbandonmentTally
{
    private readonly CampaignSettings _settings;
    private readonly ImmutableArray<Limit> _limits;

    private AbandonmentTally(CampaignSettings settings, ImmutableArray<Limit> limits) => (_settings, _limits) = (settings, limits);

    /// <summary>The limits, in the order of the rule sets.</summary>
    public ImmutableArray<AbandonmentSummary> Summaries => [.. _limits.Select(limit => limit.ToSummary())];

    /// <summary>The tally of a campaign; null if no rule set has a limit of abandoned calls.</summary>
    public static AbandonmentTally? Of(CampaignSettings settings, Instant start)
    {
        ImmutableArray<Limit> limits = [.. settings.Rules.Where(set => set.AbandonedCalls is not null).Select(set => new Limit(set, set.AbandonedCalls!, start, settings.TimeZone))];
        return limits.IsEmpty ? null : new AbandonmentTally(settings, limits);
    }

    /// <summary>Counts a call that an agent has taken, or that is abandoned, in this order.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="contact">The contact, by its place in the campaign.</param>
    /// <param name="number">The number.</param>
    /// <param name="at">When the call was answered.</param>
    /// <param name="isAbandoned">Whether the call is abandoned.</param>
    public void Add(Campaign campaign, int contact, PhoneNumber number, Instant at, bool isAbandoned)
    {
        RuleSubject? subject = null;
        foreach (var limit in _limits)
        {
            if (limit.IsForAll || limit.AppliesTo(subject ??= _settings.SubjectOf(campaign.ContactOf(contact), number, at))) limit.Add(at, isAbandoned);
        }
    }

    private sealed class Limit(CallingRuleSet set, AbandonedCallLimit limit, Instant start, DateTimeZone zone)
    {
        private readonly AbandonmentGuard _guard = new(limit, start, zone);
        private readonly RuleTerm _term = new(set.InForceFrom, set.RepealedFrom);
        private AbandonedPeriod? _last, _worst;

        public bool IsForAll { get; } = set is { AppliesTo: null, LiftedBy: null, InForceFrom: null, RepealedFrom: null };

        public bool AppliesTo(RuleSubject subject) => _term.In(subject.Zones) is var (from, until) && subject.At >= from && subject.At < until && set.StandingOf(subject) is RuleStanding.Applies or RuleStanding.FactMissing;

        public void Add(Instant at, bool isAbandoned)
        {
            _guard.Report(at, isAbandoned);
            var now = _guard.PeriodAt(at);
            if (_last is { } last && (limit.RollingPeriod is not null || last.From != now.From)) _worst = Worse(last);
            _last = now;
        }

        public AbandonmentSummary ToSummary() => new(set.Name, limit, _last is { } last ? Worse(last) : null);

        private AbandonedPeriod Worse(AbandonedPeriod other) =>
            _worst is { Calls: var worst } known && (long)other.Calls.Abandoned * worst.Answered <= (long)worst.Abandoned * other.Calls.Answered ? known : other;
    }
}
