using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>Local times in equal steps, such as each hour, as clocks show them.</summary>
internal static class LocalSteps
{
    private const int Minute = 60, Hour = 3600, Day1 = 86_400;

    private static readonly ImmutableArray<int> Seconds =
        [1, 2, 5, 10, 15, 30, Minute, 2 * Minute, 5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute, Hour, 2 * Hour, 3 * Hour, 6 * Hour, 12 * Hour, Day1, 2 * Day1, 7 * Day1, 14 * Day1, 28 * Day1, 91 * Day1, 364 * Day1, 3640 * Day1];

    private static readonly LocalDatePattern Days = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM");

    /// <summary>Such as <c>Mon 2 Mar</c>.</summary>
    public static string Day(LocalDate date) => Days.Format(date);

    /// <summary>The instants of the shortest steps that give at most a number of them. A local time that clocks show twice occurs twice, one that they skip never; a date begins at its first instant.</summary>
    public static (Duration Step, IReadOnlyList<Instant> Times) Between(Instant from, Instant to, DateTimeZone zone, int most)
    {
        var span = (to - from).TotalSeconds;
        var seconds = Seconds.FirstOrDefault(each => span / each <= most, Seconds[^1]);
        var times = new List<Instant>();
        if (seconds >= Day1)
        {
            var days = seconds / Day1;
            var date = from.InZone(zone).Date;
            for (date = date.PlusDays(-(int)(((date - Monday).Days % days + days) % days)); date.AtMidnight().InUtc().ToInstant() <= to + Duration.FromDays(1); date = date.PlusDays(days))
            {
                if (StartOf(date, zone) is { } midnight) Add(midnight);
            }
        }
        else
        {
            var local = from.InZone(zone).LocalDateTime;
            local = local.Date.AtMidnight().PlusSeconds(local.TimeOfDay.NanosecondOfDay / NodaConstants.NanosecondsPerSecond / seconds * seconds);
            for (var last = to.InZone(zone).LocalDateTime.PlusHours(2); local <= last; local = local.PlusSeconds(seconds)) // clocks may be put back
            {
                var mapping = zone.MapLocal(local);
                if (mapping.Count > 0) Add(mapping.First().ToInstant());
                if (mapping.Count > 1) Add(mapping.Last().ToInstant());
            }

            times.Sort();
        }

        return (Duration.FromSeconds(seconds), times);

        void Add(Instant at)
        {
            if (at >= from && at <= to) times.Add(at);
        }
    }

    private static readonly LocalDate Monday = new(1970, 1, 5);

    // Null for a date that the zone skips, such as 2011-12-30 in Pacific/Apia.
    private static Instant? StartOf(LocalDate date, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(date.AtMidnight());
        if (mapping.Count > 0) return mapping.First().ToInstant();
        return mapping.LateInterval.IsoLocalStart.Date == date ? mapping.LateInterval.Start : null;
    }
}
