using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>Counts the dialed calls by local hour: each hour of up to a week, else the hours of the day.</summary>
internal sealed class CallsPerHour(DateTimeZone zone)
{
    private const int MostHours = 7 * NodaConstants.HoursPerDay;

    private static readonly LocalDateTimePattern DateAndHour = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    private readonly List<int> _hours = [];
    private readonly int[] _hoursOfTheDay = new int[NodaConstants.HoursPerDay];
    private Instant? _start;
    private bool _isLong;

    public string Title => _isLong ? $"Calls per hour of the day ({zone.Id}), all days together" : $"Calls per hour ({zone.Id})";

    /// <summary>All hours from the first call to the last, with their calls; empty without calls.</summary>
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
