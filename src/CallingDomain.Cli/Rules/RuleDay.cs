using System.Collections.Immutable;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The hours of a rule set on a date of the called party.</summary>
/// <param name="Date">The date.</param>
/// <param name="IsInForce">Whether the set is in force on the date or, if its hours are in a zone of their own, on a part of it; if not, it restricts nothing.</param>
/// <param name="Openings">The stretches in which calls may begin, in local time: <c>08:00</c> to <c>20:00</c>; the end of the date is <c>24:00</c>.</param>
/// <param name="Holiday">The holiday of the set's calendars that the date is; null for none.</param>
internal sealed record RuleDay(LocalDate Date, bool IsInForce, ImmutableArray<(string From, string To)> Openings, string? Holiday)
{
    private const string EndOfDay = "24:00";

    /// <summary>The hours on a date in a zone.</summary>
    public static RuleDay Of(CallingRuleSet set, LocalDate date, DateTimeZone zone)
    {
        var (start, end) = (zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        var hours = set.Zone ?? zone; // in whose zone the hours come into force and end
        var from = set.InForceFrom is { } first ? Instant.Max(start, hours.AtStartOfDay(first).ToInstant()) : start;
        var until = set.RepealedFrom is { } repealed ? Instant.Min(end, hours.AtStartOfDay(repealed).ToInstant()) : end;
        var isInForce = from < until;
        return new RuleDay(
            date,
            isInForce,
            [.. (isInForce ? Merge([(start, from), .. OpeningsOf(set, from, until, zone), (until, end)]) : OpeningsOf(set, start, end, zone)).Select(each => (Text(each.Start), each.End == end ? EndOfDay : Text(each.End)))],
            set.Hours.Holidays.Where(each => each.Part == HolidayPart.Holiday).Select(each => each.Calendar.NameOf(date)).FirstOrDefault(name => name is not null));

        string Text(Instant at) => NodaTimeConverters.Times.Format(at.InZone(zone).TimeOfDay);
    }

    private static IEnumerable<(Instant Start, Instant End)> OpeningsOf(CallingRuleSet set, Instant start, Instant end, DateTimeZone zone) => set.Hours.AreAlways
        ? [(start, end)]
        : set.Hours.Openings(start, end, set.Zone ?? zone).Select(each => (Start: Instant.Max(each.Start, start), End: Instant.Min(each.End, end))).Where(each => each.Start < each.End);

    // Stretches in their order, those that touch as one.
    private static List<(Instant Start, Instant End)> Merge(ReadOnlySpan<(Instant Start, Instant End)> stretches)
    {
        List<(Instant Start, Instant End)> merged = [];
        foreach (var each in stretches)
        {
            if (each.Start >= each.End) continue;
            if (merged.Count > 0 && merged[^1].End == each.Start) merged[^1] = (merged[^1].Start, each.End);
            else merged.Add(each);
        }

        return merged;
    }
}
