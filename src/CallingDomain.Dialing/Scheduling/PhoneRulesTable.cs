using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The zones of a phone and the rule sets that apply to it: what decides when it may be called, beside past calls.</summary>
/// <param name="Zones">The zones.</param>
/// <param name="Scope">The rule sets.</param>
internal readonly record struct PhoneRules(CallZones Zones, RuleScope Scope);

/// <summary>The different zones and rule sets of a campaign's phones, by index, each with its callable times, limits and lockouts.</summary>
internal sealed class PhoneRulesTable(RuleScopes scopes)
{
    // A window on February 29 may open only after eight years.
    private static readonly Duration Ahead = CallableTimes.Horizon * 8;

    private readonly Dictionary<PhoneRules, int> _indexes = [];
    private PhoneRules[] _all = [];
    private CallableTimes[] _times = [];
    private AttemptRule[][] _attempts = [];
    private (long Start, long End)[] _open = []; // for each set, the last open interval found, which answers most queries
    private bool[] _areNever = [];
    private (PhoneRules Rules, int Index) _last; // the last lookup: the phones of one contact usually have the same

    /// <summary>The rules of the phones that were looked up last.</summary>
    public RecentRules Recent { get; } = new();

    public int Count { get; private set; }

    /// <summary>The instant from which new hours are examined for whether they ever open.</summary>
    public long From { get; set; }

    /// <summary>The zones and rule sets in the order of their indexes.</summary>
    public IReadOnlyCollection<PhoneRules> All => _all[..Count];

    /// <summary>When a phone may be called.</summary>
    public CallableTimes this[int index] => _times[index];

    /// <summary>The limits and lockouts of a phone.</summary>
    public ReadOnlySpan<AttemptRule> AttemptsOf(int index) => _attempts[index];

    /// <summary>Whether the hours are open at an instant.</summary>
    public bool IsOpen(int index, long at) => (at >= _open[index].Start && at < _open[index].End) || LookIsOpen(index, at);

    /// <summary>Whether the hours never overlap, neither within eight years from when they were added (41 years if a window has days of the month) nor on a special date. Phones that have them are not called.</summary>
    public bool IsNever(int index) => _areNever[index];

    /// <summary>Whether they are never open because a rule set needs a fact that the contact lacks.</summary>
    public bool LacksFact(int index) => _areNever[index] && IsUnmet(index);

    /// <summary>Whether a rule set needs a fact that the contact lacks.</summary>
    public bool IsUnmet(int index) => _all[index].Scope.Unmet != 0;

    /// <summary>Sets whether hours of a snapshot are never open.</summary>
    public void Restore(int index, bool areNever) => _areNever[index] = areNever;

    /// <summary>The index of zones and rule sets; -1 if there are more than <see cref="PooledPhone.MaxRules"/> of them.</summary>
    public int IndexOf(in PhoneRules rules)
    {
        if (_last.Rules == rules && !rules.Zones.IsNone) return _last.Index;
        if (!_indexes.TryGetValue(rules, out var index)) index = Add(rules);
        if (index >= 0) _last = (rules, index);
        return index;
    }

    /// <summary>Removes those from an index on.</summary>
    public void TrimTo(int count)
    {
        foreach (var rules in _all.AsSpan(count, Count - count)) _indexes.Remove(rules);
        _last = default;
        Recent.Clear();
        Count = count;
    }

    private bool LookIsOpen(int index, long at)
    {
        var isOpen = _times[index].IsOpen(at, out var stretch);
        if (isOpen) _open[index] = stretch;
        return isOpen;
    }

    private bool OpensWithinYears(CallableTimes times)
    {
        var from = DueTime.ToInstant(From);
        return times.OpensBetween(from, EndOfTime.Later(from, Duration.Max(times.Ahead, Ahead)));
    }

    // Past and far dates count too, so that the result does not depend on the current instant.
    private static bool OpensOnASpecialDate(CombinedHours hours, CallableTimes times) => hours.Rules.SelectMany(rule => rule.Hours.SpecialDates).Any(special =>
    {
        var from = special.Date.AtMidnight().InUtc().ToInstant() - Duration.FromDays(2); // earlier than the date begins in any zone
        return times.OpensBetween(from, from + Duration.FromDays(5));
    });

    private int Add(in PhoneRules rules)
    {
        if (_indexes.Count > PooledPhone.MaxRules) return -1;
        var index = _indexes.Count;
        _indexes.Add(rules, index);
        if (index == _times.Length)
        {
            Array.Resize(ref _times, Math.Max(4, 2 * index));
            Array.Resize(ref _all, _times.Length);
            Array.Resize(ref _open, _times.Length);
            Array.Resize(ref _areNever, _times.Length);
            Array.Resize(ref _attempts, _times.Length);
        }

        var (hours, attempts) = scopes.RulesOf(rules.Scope);
        (_all[index], _times[index], _open[index], _attempts[index]) = (rules, hours.In(rules.Zones), default, attempts);
        _areNever[index] = !OpensWithinYears(_times[index]) && !OpensOnASpecialDate(hours, _times[index]);
        Count = index + 1;
        return index;
    }
}
