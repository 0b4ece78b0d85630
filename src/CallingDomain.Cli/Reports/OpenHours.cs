using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>When the calling hours of a campaign and all its rules are open, in the campaign's own time zone.</summary>
internal sealed class OpenHours(CampaignSettings settings)
{
    private readonly CallingHours[] _hours = [.. settings.Rules.Select(rule => rule.Hours).Prepend(settings.CallingHours).Where(hours => !hours.AreAlways)];

    public bool AreAlways => _hours.Length == 0;

    /// <summary>The closed stretches between two instants.</summary>
    public IEnumerable<Interval> Closed(Instant from, Instant to)
    {
        var closed = _hours.SelectMany(hours => Complement(hours.Openings(from, to, settings.TimeZone), from, to)).OrderBy(stretch => stretch.Start).ThenBy(stretch => stretch.End);
        var merged = new List<Interval>();
        foreach (var stretch in closed)
        {
            if (merged.Count == 0 || stretch.Start > merged[^1].End) merged.Add(stretch);
            else if (stretch.End > merged[^1].End) merged[^1] = new Interval(merged[^1].Start, stretch.End);
        }

        return merged;
    }

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
