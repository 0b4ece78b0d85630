using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>When the calling hours of a campaign and the rules that hold for all its phones are open, in the campaign's own time zone.</summary>
internal sealed class OpenHours(CampaignSettings settings)
{
    private readonly CallingRuleSet[] _rules = [.. settings.Rules.Where(rules => rules is { AppliesTo: null, LiftedBy: null, Needs: null }).Prepend(new CallingRuleSet("campaign") { Hours = settings.CallingHours }).Where(rules => !rules.Hours.AreAlways)];

    public bool AreAlways => _rules.Length == 0;

    /// <summary>The closed stretches between two instants.</summary>
    public IEnumerable<Interval> Closed(Instant from, Instant to)
    {
        var closed = _rules.SelectMany(rules => Closed(rules, from, to)).OrderBy(stretch => stretch.Start).ThenBy(stretch => stretch.End);
        var merged = new List<Interval>();
        foreach (var stretch in closed)
        {
            if (merged.Count == 0 || stretch.Start > merged[^1].End) merged.Add(stretch);
            else if (stretch.End > merged[^1].End) merged[^1] = new Interval(merged[^1].Start, stretch.End);
        }

        return merged;
    }

    private IEnumerable<Interval> Closed(CallingRuleSet rules, Instant from, Instant to)
    {
        if (rules.InForceFrom is { } first) from = Instant.Max(from, StartOf(first));
        if (rules.RepealedFrom is { } repealed) to = Instant.Min(to, StartOf(repealed));
        return from < to ? Complement(rules.Hours.Openings(from, to, rules.Zone ?? settings.TimeZone), from, to) : [];
    }

    private Instant StartOf(LocalDate date) => settings.TimeZone.AtLeniently(date.AtMidnight()).ToInstant(); // a zone may skip the date

    private static IEnumerable<Interval> Complement(IEnumerable<Interval> open, Instant from, Instant to)
    {
        var at = from;
        foreach (var stretch in open)
        {
            if (stretch.Start > at) yield return new Interval(at, stretch.Start);
            at = stretch.End;
        }

        if (at < to) yield return new Interval(at, to);
    }
}
