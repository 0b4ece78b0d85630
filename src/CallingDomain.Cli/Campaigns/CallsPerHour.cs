using System.Collections.Immutable;
using CallingDomain.Dialing;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>How many calls were dialled in each hour, as clocks of one zone show them.</summary>
/// <param name="Title">What the hours are.</param>
/// <param name="Hours">The hours in their order, without a gap, with their calls; none when nobody was called.</param>
internal sealed record CallsPerHour(string Title, ImmutableArray<(string Hour, int Calls)> Hours)
{
    private const int MostHours = 7 * NodaConstants.HoursPerDay; // of a week; what lasts longer is shown by the hour of the day

    private static readonly LocalDateTimePattern DateAndHour = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    // Around these, a local time may lie outside the calendar.
    private static readonly Interval Calendar = new(Instant.FromUtc(1, 1, 1, 0, 0), Instant.FromUtc(9998, 1, 1, 0, 0));

    /// <summary>Counts the calls of a History.</summary>
    /// <param name="history">In the order of dialling.</param>
    /// <param name="zone">Whose hours; UTC where the calls lie outside its calendar.</param>
    public static CallsPerHour Of(IReadOnlyList<HistoryEntry> history, DateTimeZone zone)
    {
        if (history.Count == 0) return new CallsPerHour($"Calls per hour ({zone.Id})", []);
        var (first, last) = (history[0].Attempt.DialedAt, history[^1].Attempt.DialedAt);
        if (!Calendar.Contains(first) || !Calendar.Contains(last)) zone = DateTimeZone.Utc;
        var start = first - Duration.FromNanoseconds(first.InZone(zone).TimeOfDay.NanosecondOfDay % NodaConstants.NanosecondsPerHour);
        var length = (last - start) / Duration.FromHours(1);
        return length < MostHours ? InTheirOrder(history, zone, start, (int)length + 1) : ByHourOfTheDay(history, zone);
    }

    private static CallsPerHour InTheirOrder(IReadOnlyList<HistoryEntry> history, DateTimeZone zone, Instant start, int count)
    {
        var calls = new int[count];
        foreach (var entry in history) calls[(int)((entry.Attempt.DialedAt - start) / Duration.FromHours(1))]++;
        return new CallsPerHour(
            $"Calls per hour ({zone.Id})",
            [.. calls.Select((number, hour) => (DateAndHour.Format((start + Duration.FromHours(hour)).InZone(zone).LocalDateTime), number))]);
    }

    private static CallsPerHour ByHourOfTheDay(IReadOnlyList<HistoryEntry> history, DateTimeZone zone)
    {
        var calls = new int[NodaConstants.HoursPerDay];
        foreach (var entry in history) calls[entry.Attempt.DialedAt.InZone(zone).Hour]++;
        return new CallsPerHour($"Calls per hour of the day ({zone.Id}), all days together", [.. calls.Select((number, hour) => ($"{hour:00}:00", number))]);
    }
}
