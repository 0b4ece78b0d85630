using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

[Properties(Arbitrary = [typeof(CombinedHoursProperties)])]
public sealed class CombinedHoursProperties
{
    /// <summary>Rules of a call, the zones of its phone, and an instant.</summary>
    public sealed record CombinedCase
    {
        internal HoursRule[] Rules { get; init; } = [];

        internal CallZones Zones { get; init; }

        internal Instant At { get; init; }

        public override string ToString() => $"{string.Join("; ", Rules.Select(rule => rule.Hours))} {string.Join(' ', Zones.Zones)} {At}";
    }

    internal static Arbitrary<CombinedCase> Cases() => Arb.From(
        from night in HoursCases.Night
        from other in HoursCases.Night
        from several in Gen.Choose(0, 2)
        from rules in (
            from windows in HoursCases.MostlyWeekly
            from special in HoursCases.SpecialDates(night.Night)
            from isStrict in HoursCases.Strictness
            select CallingHours.Of(windows, special, isStrict)).ArrayOf()
        from at in HoursCases.InstantNear(night.Night)
        select new CombinedCase
        {
            Rules = [.. rules.Take(4).Select((hours, i) => new HoursRule($"rule {i}", hours))],
            Zones = several == 0 ? CallZones.All([night.Zone, other.Zone]) : CallZones.Of(night.Zone),
            At = at,
        },
        one => Shrinking.Items(one.Rules, rule => HoursCases.Smaller(rule.Hours).Select(hours => rule with { Hours = hours })).Select(rules => one with { Rules = rules }));

    [Property]
    public bool IsOpen_SeveralRulesAndZones_IsTheIntersection(CombinedCase given)
    {
        var (rules, zones, at) = (given.Rules, given.Zones, given.At);
        var hours = CombinedHours.Of(rules);
        for (var each = at; each < at + Duration.FromDays(1); each += Duration.FromMinutes(7))
        {
            if (hours.IsOpen(each, zones) != IsOpen(rules, zones, each)) return false;
        }

        return true;
    }

    [Property]
    public bool NextOpen_SeveralRulesAndZones_IsTheLeastOpenInstant(CombinedCase given)
    {
        var (rules, zones, from) = (given.Rules, given.Zones, given.At);
        var next = CombinedHours.Of(rules).NextOpen(from, zones).At;
        return next == NextOpen(rules, zones, from, HorizonOf(rules));
    }

    [Property]
    public bool NextOpen_BindingRule_IsTheFirstThatIsClosedJustBefore(CombinedCase given)
    {
        var (rules, zones, from) = (given.Rules, given.Zones, given.At);
        var next = CombinedHours.Of(rules).NextOpen(from, zones);
        if (next.At == from) return next.Rule is null && next.Zone is null;
        var binding = next.At is { } at
            ? rules.SelectMany(rule => zones.Zones.Select(zone => (rule, zone))).First(part => !part.rule.Hours.IsOpen(at - Duration.Epsilon, part.zone)).rule
            : Enumerable.Range(1, rules.Length).First(count => NextOpen(rules[..count], zones, from, HorizonOf(rules)) is null) is var first ? rules[first - 1] : null;
        return ReferenceEquals(next.Rule, binding) && zones.Zones.Contains(next.Zone!);
    }

    [Property]
    public bool Forbidding_ClosedInstant_NamesTheClosedRuleThatOpensLast(CombinedCase given)
    {
        var (rules, zones, from) = (given.Rules, given.Zones, given.At);
        var times = CombinedHours.Of(rules).In(zones);
        var all = times.Forbidding(from).ToList();
        var next = times.NextOpen(from);
        if (next.Rule is null || next.At is null) return all.SequenceEqual(next.Rule is null ? [] : [next]);
        var closed = rules.SelectMany(rule => zones.Zones.Select(zone => (rule, zone))).Where(part => !part.rule.Hours.IsOpen(from, part.zone)).Select(part => (part.rule, Opens: part.rule.Hours.NextOpen(from, part.zone)!.Value)).ToList();
        var binding = closed.First(each => each.Opens == closed.Max(other => other.Opens));
        return ReferenceEquals(all[0].Rule, binding.rule) && all[^1].At == next.At
            && (all.Count == 1 ? binding.Opens == next.At || ReferenceEquals(next.Rule, binding.rule) : all.Count == 2 && all[0].At == binding.Opens && binding.Opens < next.At && all[1] == next);
    }

    [Property]
    public bool NextOpen_RulesInAnotherOrder_IsTheSameInstant(CombinedCase given) =>
        CombinedHours.Of(given.Rules).NextOpen(given.At, given.Zones).At == CombinedHours.Of(given.Rules.Reverse()).NextOpen(given.At, given.Zones).At;

    [Property]
    public bool NextOpen_AdditionalRule_IsNotEarlier(CombinedCase given)
    {
        var (rules, zones, at) = (given.Rules, given.Zones, given.At);
        if (rules.Length == 0) return true;
        var all = CombinedHours.Of(rules).NextOpen(at, zones).At ?? Instant.MaxValue;
        var fewer = CombinedHours.Of(rules[1..]).NextOpen(at, zones).At ?? Instant.MaxValue;
        return all >= fewer && CombinedHours.Of([.. rules, rules[0]]).NextOpen(at, zones).At == CombinedHours.Of(rules).NextOpen(at, zones).At;
    }

    private static Duration HorizonOf(HoursRule[] rules) => rules.Select(rule => rule.Hours.Horizon).DefaultIfEmpty(CallableTimes.Horizon).Max();

    private static bool IsOpen(HoursRule[] rules, CallZones zones, Instant at) =>
        Array.TrueForAll(rules, rule => zones.Zones.All(zone => rule.Hours.IsOpen(at, zone)));

    // Goes from one rule's opening to the next until none is closed.
    private static Instant? NextOpen(HoursRule[] rules, CallZones zones, Instant from, Duration horizon)
    {
        for (var at = from; at <= from + horizon;)
        {
            var next = at;
            foreach (var rule in rules)
            {
                foreach (var zone in zones.Zones)
                {
                    if (rule.Hours.NextOpen(next, zone) is not { } opening) return null;
                    next = opening;
                }
            }

            if (next == at) return at;
            at = next;
        }

        return null;
    }
}
