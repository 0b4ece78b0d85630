using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>How many calls were dialed in each hour, as clocks of one zone show them: in their order for a week, else by the hour of the day.</summary>
internal sealed class CallsPerHour(DateTimeZone zone)
{
    private const int MostHours = 7 * NodaConstants.HoursPerDay;

    private static readonly LocalDateTimePattern DateAndHour = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    private readonly List<int> _hours = [];
    private readonly int[] _hoursOfTheDay = new int[NodaConstants.HoursPerDay];
    private Instant? _start;
    private bool _isLong;

    public string Title => _isLong ? $"Calls per hour of the day ({zone.Id}), all days together" : $"Calls per hour ({zone.Id})";

    /// <summary>The hours without a gap, with their calls; none when no call was placed.</summary>
    public IReadOnlyList<(string Hour, int Calls)> Hours => _isLong
        ? [.. _hoursOfTheDay.Select((calls, hour) => ($"{hour:00}:00", calls))]
        : [.. _hours.Select((calls, hour) => (DateAndHour.Format((_start!.Value + Duration.FromHours(hour)).InZone(zone).LocalDateTime), calls))];

    /// <summary>Counts a call, in the order of dialing.</summary>
    public void Add(Instant dialedAt)
    {
        _hoursOfTheDay[dialedAt.InZone(zone).Hour]++;
        if (_isLong) return;
        _start ??= dialedAt - Duration.FromNanoseconds(dialedAt.InZone(zone).TimeOfDay.NanosecondOfDay % NodaConstants.NanosecondsPerHour);
        var hour = (dialedAt - _start.Value) / Duration.FromHours(1);
        _isLong = hour >= MostHours;
        if (_isLong) return;
        while (_hours.Count <= (int)hour) _hours.Add(0);
        _hours[(int)hour]++;
    }
}
