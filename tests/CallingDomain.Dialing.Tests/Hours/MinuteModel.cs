using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A slow model of hours: the clock in each of a few thousand minutes, and the minutes between each start and end.</summary>
internal sealed class MinuteModel
{
    private const int Day = 24 * 60;
    private const int Around = 5 * Day;

    private readonly long _first;
    private readonly long[] _clock = new long[2 * Around]; // in local minutes
    private readonly bool[] _open = new bool[2 * Around];

    public MinuteModel(CallingHours hours, DateTimeZone zone, Instant center)
    {
        _first = (center.ToUnixTimeSeconds() / 60) - Around;
        for (var i = 0; i < _clock.Length; i++) _clock[i] = _first + i + (zone.GetUtcOffset(Instant.FromUnixTimeSeconds((_first + i) * 60)).Seconds / 60);
        for (var date = DateOf(0).PlusDays(1); date < DateOf(_clock.Length - 1); date = date.PlusDays(1))
        {
            foreach (var window in WindowsOn(date)) Open(date, window);
        }

        IEnumerable<TimeWindow> WindowsOn(LocalDate date) =>
            Own(date) is { } own ? own : hours.Windows.Where(each => IsOn(each, date)).Select(each => new TimeWindow(each.From, each.To));

        static bool IsOn(CallingWindow window, LocalDate date) =>
            window.Days.Contains(date.DayOfWeek) && (window.MonthDays.IsEmpty || window.MonthDays.Contains(date.Day)) && (window.Months.IsEmpty || window.Months.Contains(date.Month));

        IReadOnlyList<TimeWindow>? Own(LocalDate date) =>
            hours.SpecialDates.SingleOrDefault(special => special.Date == date)?.Windows.ToArray() ?? Holiday(HolidayPart.Holiday, date) ?? Holiday(HolidayPart.Eve, date.PlusDays(1));

        IReadOnlyList<TimeWindow>? Holiday(HolidayPart part, LocalDate date) => hours.Holidays.Where(each => each.Part == part && each.Calendar.In(date.Year).Any(day => day.Date == date))
            .Select(each => each.Windows.ToArray()).OrderBy(windows => windows.Length > 0).FirstOrDefault();

        void Open(LocalDate date, TimeWindow window)
        {
            var begin = Shows(date + window.From);
            var close = Shows(date.PlusDays(window.To > window.From ? 0 : 1) + window.To);
            var (start, end) = hours.StrictClockChanges ? (begin.Last, close.First) : (begin.First, close.Last);
            if (window.IsWholeDay) (start, end) = (Begins(date), IsOver(date));
            if (Own(date.PlusDays(1)) is not null) end = Math.Min(end, Begins(date.PlusDays(1)));
            if (Own(date.PlusDays(-1)) is not null) start = Math.Max(start, IsOver(date.PlusDays(-1)));
            for (var i = start; i < end; i++) _open[i] = true;
        }
    }

    /// <summary>The days around the middle that the model covers.</summary>
    public static Duration Reach => Duration.FromDays(2);

    public bool IsOpen(Instant at) => _open[at.ToUnixTimeSeconds() / 60 - _first];

    /// <summary>The first open minute from an instant on; null if the model covers none.</summary>
    public Instant? NextOpen(Instant from)
    {
        for (var at = from; at < from + Reach; at += Duration.FromMinutes(1))
        {
            if (IsOpen(at)) return at;
        }

        return null;
    }

    // The first and the last minute of a time; for a skipped time, the first minute with a later one.
    private (int First, int Last) Shows(LocalDateTime time)
    {
        var minutes = Minutes(time);
        var first = Array.IndexOf(_clock, minutes);
        return first >= 0 ? (first, Array.LastIndexOf(_clock, minutes)) : (Later(minutes), Later(minutes));
    }

    private int Begins(LocalDate date) => Array.FindIndex(_clock, clock => clock >= Minutes(date.AtMidnight()));

    private int IsOver(LocalDate date) => Array.FindLastIndex(_clock, clock => clock < Minutes(date.PlusDays(1).AtMidnight())) + 1;

    private int Later(long minutes) => Array.FindIndex(_clock, clock => clock > minutes);

    private LocalDate DateOf(int index) => Instant.FromUnixTimeSeconds(_clock[index] * 60).InUtc().Date;

    private static long Minutes(LocalDateTime time) => time.InUtc().ToInstant().ToUnixTimeSeconds() / 60;
}
