using System.Collections.Immutable;
using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The rule sets of a campaign: which apply to a phone, and the hours, limits and lockouts of those that do.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class RuleScopes
{
    private readonly CampaignSettings _settings;
    private readonly AttemptRule[][] _attemptRules; // by set
    private readonly ImmutableArray<FieldDateCondition> _dates;
    private readonly Dictionary<RuleScope, (CombinedHours Hours, AttemptRule[] Attempts)> _rules = [];

    public RuleScopes(CampaignSettings settings)
    {
        _settings = settings;
        var locksLost = settings.CountLostCalls;
        _attemptRules = [.. settings.Rules.Select(set => set.AttemptRules.Where(rule => !settings.AgentForEachCall || rule.Lockout is not { UnlessAgentWaits: true }).Select(rule => locksLost ? AlsoForLost(rule) : rule).ToArray())];
        ImmutableArray<RuleCondition> parts = [.. settings.Rules.SelectMany(set => set.Conditions)];
        _dates = [.. parts.OfType<FieldDateCondition>().Distinct()];
        var areHoursChosen = settings.Rules.Any(set => set.HoursField is not null);
        HaveConditions = areHoursChosen || !parts.IsEmpty;
        ReadContacts = areHoursChosen || parts.Any(part => part is FieldCondition or PhoneTypeCondition);
        HaveAttemptRules = _attemptRules.Any(rules => rules.Length > 0);
        for (var set = 0; set < settings.Rules.Length; set++) Everything = Everything.With(set, isUnmet: false);
    }

    /// <summary>Whether the rules of any set depend on the phone or its contact.</summary>
    public bool HaveConditions { get; }

    /// <summary>Whether sets ask for the contact's fields or types.</summary>
    public bool ReadContacts { get; }

    /// <summary>Whether conditions ask for dates.</summary>
    public bool HaveDates => !_dates.IsEmpty;

    /// <summary>Whether any set has limits or lockouts.</summary>
    public bool HaveAttemptRules { get; }

    /// <summary>All sets, which apply to every phone unless they have conditions.</summary>
    public RuleScope Everything { get; }

    /// <summary>The sets that apply to a phone.</summary>
    public RuleScope Of(RuleSubject subject)
    {
        if (!HaveConditions) return Everything;
        var scope = default(RuleScope);
        for (var set = 0; set < _settings.Rules.Length; set++)
        {
            var standing = _settings.Rules[set].StandingOf(subject, out var chosen);
            if (standing >= RuleStanding.Applies) scope = chosen is null ? scope.With(set, standing == RuleStanding.FactMissing) : scope.With(set, chosen);
        }

        return scope;
    }

    /// <summary>The instants at which the sets that apply to phones of a contact may change; null for none.</summary>
    public SortedSet<Instant>? ChangesOf(Contact? contact, CallZones zones)
    {
        if (_dates.IsEmpty || contact is null || contact.Fields.IsEmpty) return null;
        var changes = new SortedSet<Instant>();
        foreach (var date in _dates) date.AddChanges(contact, zones, changes);
        return changes.Count > 0 ? changes : null;
    }

    /// <summary>The hours, and the limits and lockouts, of the sets that apply.</summary>
    public (CombinedHours Hours, AttemptRule[] Attempts) RulesOf(RuleScope scope)
    {
        if (_rules.TryGetValue(scope, out var rules)) return rules;
        var sets = Enumerable.Range(0, _settings.Rules.Length).Where(scope.Has).ToList();
        var hours = CombinedHours.Of([new HoursRule(CampaignSettings.OwnHoursName, _settings.CallingHours), .. sets.SelectMany(set => HoursOf(scope, set))]);
        rules = (hours, [.. sets.SelectMany(set => _attemptRules[set])]);
        _rules.Add(scope, rules);
        return rules;
    }

    private IEnumerable<HoursRule> HoursOf(RuleScope scope, int set) =>
        scope.ChosenFor(set) is { } chosen ? _settings.Rules[set].HoursChosenAs(chosen)
        : scope.IsUnmet(set) ? [_settings.Rules[set].HoursRule, _settings.Rules[set].NeedRule]
        : [_settings.Rules[set].HoursRule];

    // When in doubt, a lost call locks like an unanswered one.
    private static AttemptRule AlsoForLost(AttemptRule rule) => rule.Lockout is { } lockout && lockout.After.Contains(CallStatus.NoAnswer) ? rule.With(lockout.AndAfter(CallStatus.Lost)) : rule;
}
