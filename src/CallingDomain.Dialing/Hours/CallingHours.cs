using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>When calls may be placed: windows of local time in the zone of the called person, and dates and holidays with windows of their own.</summary>
/// <remarks>
/// An occurrence of a window is a stretch of real time, its end exclusive; it belongs to the local date on which it
/// begins. An instant is open if any occurrence contains it. On a special date and on a holiday only its own windows begin, and a window that began the day before ends with that day.
/// <see cref="StrictClockChanges"/> resolves the times that clocks show twice. Immutable, compared by content, thread-safe; results are cached
/// for each zone. Source: XCALLY Motion's intervals, without its inclusive ends and server time.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class CallingHours : IEquatable<CallingHours>
{
    private const int DaysOfTheWeek = 7;

    // A date may come twice if a place crosses the date line.
    private const int DaysAround = 3;

    private readonly ImmutableArray<TimeWindow>[]? _week; // by IsoDayOfWeek; null if a window has days of the month or months
    private readonly FrozenDictionary<LocalDate, ImmutableArray<TimeWindow>> _special;
    private readonly CombinedHours _alone;

    private CallingHours(ImmutableArray<CallingWindow> windows, ImmutableArray<SpecialDate> specialDates, bool strictClockChanges, ImmutableArray<HolidayHours> holidays)
    {
        (Windows, SpecialDates, Holidays, StrictClockChanges, AreAlways) = (windows, specialDates, holidays, strictClockChanges, windows.IsEmpty && specialDates.IsEmpty);
        if (!windows.Any(window => window.IsOfTheYear)) _week = [.. Enumerable.Range(0, DaysOfTheWeek + 1).Select(day => WindowsOn((IsoDayOfWeek)day, windows))];
        Horizon = windows.Any(window => !window.MonthDays.IsEmpty) ? CallableTimes.MonthDayHorizon : CallableTimes.Horizon;
        _special = specialDates.ToFrozenDictionary(special => special.Date, special => special.Windows);
        _alone = CombinedHours.Of([new HoursRule("", this)]);
    }

    /// <summary>Every instant is open.</summary>
    public static CallingHours Always { get; } = new([], [], strictClockChanges: false, []);

    /// <summary>Whether every instant is open.</summary>
    public bool AreAlways { get; }

    /// <summary>The windows; none if <see cref="AreAlways"/>.</summary>
    public ImmutableArray<CallingWindow> Windows { get; }

    /// <summary>The special dates, earliest first.</summary>
    public ImmutableArray<SpecialDate> SpecialDates { get; }

    /// <summary>The windows of holidays and of the days before them. A special date of its own comes first, then holidays, then the days before holidays; of several calendars, one that closes the day wins, else the first.</summary>
    public ImmutableArray<HolidayHours> Holidays { get; }

    /// <summary>
    /// Which of two instants a local time means that clocks show twice. If false (permissive, for hours of one's own), a start is the first of the two and an end the last: the longer window. If true (strict, for rules of law), a start is the last and an
    /// end the first: the shorter window. Default: false.
    /// </summary>
    /// <remarks>
    /// In both cases, a skipped time means the instant of the change, a window whose end is not after its start does not occur, and a window from midnight to midnight is the whole date. <c>docs/time.md</c> has timetables of such nights.
    /// </remarks>
    public bool StrictClockChanges { get; }

    /// <summary>How far ahead <see cref="NextOpen"/> searches: 400 days; 15,000 days (41 years) if a window has days of the month.</summary>
    public Duration Horizon { get; }

    /// <summary>Hours that are open in any of the windows.</summary>
    /// <param name="windows">The windows.</param>
    /// <param name="specialDates">The dates with windows of their own, each once; null for none.</param>
    /// <param name="strictClockChanges">Whether a local time that clocks show twice gives the shorter window: <see cref="StrictClockChanges"/>.</param>
    /// <param name="holidays">The windows of holidays, in place of the weekly ones; null for none.</param>
    /// <exception cref="ArgumentException">No window; a window without a day of the week, or without any date, such as 30 February; a duplicate special date; two calendars of one name; one part of a calendar twice.</exception>
    public static CallingHours Of(
        IEnumerable<CallingWindow> windows, IEnumerable<SpecialDate>? specialDates = null, bool strictClockChanges = false, IEnumerable<HolidayHours>? holidays = null)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ImmutableArray<CallingWindow> all = [.. windows];
        ImmutableArray<SpecialDate> special = [.. (specialDates ?? []).OrderBy(date => date.Date)];
        if (!all.All(window => window.Occurs)) throw new ArgumentException("A window needs at least one day of the week and one date.", nameof(windows));
        if (all.IsEmpty && special.All(date => date.IsClosed)) throw new ArgumentException("Calling hours need at least one window.", nameof(windows));
        if (special.DistinctBy(date => date.Date).Count() < special.Length) throw new ArgumentException("Duplicate special date.", nameof(specialDates));
        ImmutableArray<HolidayHours> ofHolidays = [.. holidays ?? []];
        if (ofHolidays.Select(hours => hours.Calendar).Distinct().GroupBy(calendar => calendar.Name, StringComparer.Ordinal).Any(named => named.Count() > 1)) throw new ArgumentException("Two calendars of one name.", nameof(holidays));
        if (ofHolidays.DistinctBy(hours => (hours.Calendar.Name, hours.Part)).Count() < ofHolidays.Length) throw new ArgumentException("One part of a calendar twice.", nameof(holidays));
        return new CallingHours(all, special, strictClockChanges, ofHolidays);
    }

    /// <summary>Whether a call may be placed.</summary>
    /// <param name="at">The instant of dialing.</param>
    /// <param name="zone">The zone of the called person.</param>
    public bool IsOpen(Instant at, DateTimeZone zone) => AreAlways || _alone.IsOpen(at, Checked(zone));

    /// <summary>The first instant, not before another, at which a call may be placed.</summary>
    /// <param name="from">The instant asked about.</param>
    /// <param name="zone">The zone of the called person.</param>
    /// <returns>
    /// <paramref name="from"/> itself if it is open; null if no window opens within <see cref="Horizon"/> after it, or if it is outside the years 1 to 9997.
    /// </returns>
    public Instant? NextOpen(Instant from, DateTimeZone zone) => AreAlways ? from : _alone.NextOpen(from, Checked(zone)).At;

    /// <summary>The open stretches between two instants, cut off at both; those that touch are one.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The end of the last stretch, exclusive.</param>
    /// <param name="zone">The zone of the called person.</param>
    public IEnumerable<Interval> Openings(Instant from, Instant until, DateTimeZone zone) => _alone.In(Checked(zone)).Openings(from, until);

    /// <summary>Compares windows, in their order, special dates and the treatment of clock changes.</summary>
    public bool Equals(CallingHours? other) =>
        other is not null && StrictClockChanges == other.StrictClockChanges
        && Windows.AsSpan().SequenceEqual(other.Windows.AsSpan()) && SpecialDates.AsSpan().SequenceEqual(other.SpecialDates.AsSpan()) && Holidays.AsSpan().SequenceEqual(other.Holidays.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CallingHours);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Windows.Length, Windows.FirstOrDefault(), SpecialDates.Length, Holidays.Length, StrictClockChanges);

    /// <summary>The open stretches between two instants, and one that ends with the first: sorted, and none touches another.</summary>
    internal List<Opening> OpeningsAround(Instant from, Instant until, DateTimeZone zone, int part)
    {
        var occurrences = Occurrences(
            LocalInstants.DateAt(from, zone).PlusDays(-DaysAround), LocalInstants.DateAt(until, zone).PlusDays(DaysAround), zone);
        return Opening.Merge(occurrences.Where(each => each.End >= from && each.Start < until).Select(each => new Opening(each.Start, each.End, part)));
    }

    /// <summary>The occurrences of the windows by the dates on which they begin, from the years 1 to 9997, in the order of the windows. Those without length are left out.</summary>
    internal IEnumerable<CallingOccurrence> Occurrences(LocalDate first, LocalDate last, DateTimeZone zone)
    {
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            foreach (var window in WindowsOn(date))
            {
                if (OccurrenceOn(date, window, zone) is { } occurrence) yield return occurrence;
            }
        }
    }

    private ImmutableArray<TimeWindow> WindowsOn(LocalDate date) =>
        OwnWindowsOn(date) is { } own ? own
        : _week is { } week ? week[(int)date.DayOfWeek]
        : [.. Windows.Where(window => window.IsOn(date)).Select(window => new TimeWindow(window.From, window.To))];

    // The windows of a special date or a holiday; null for other dates.
    private ImmutableArray<TimeWindow>? OwnWindowsOn(LocalDate date) =>
        _special.TryGetValue(date, out var own) ? own : Holidays.IsEmpty ? null : WindowsOf(HolidayPart.Holiday, date) ?? WindowsOf(HolidayPart.Eve, date);

    private ImmutableArray<TimeWindow>? WindowsOf(HolidayPart part, LocalDate date)
    {
        ImmutableArray<TimeWindow>? found = null;
        foreach (var hours in Holidays)
        {
            if (hours.Part != part || (found is not null && !hours.Windows.IsEmpty) || !hours.IsOn(date)) continue;
            found = hours.Windows;
            if (hours.Windows.IsEmpty) break;
        }

        return found;
    }

    private CallingOccurrence? OccurrenceOn(LocalDate date, TimeWindow window, DateTimeZone zone)
    {
        var (start, end) = window.IsWholeDay ? (LocalInstants.StartOf(date, zone), LocalInstants.EndOf(date, zone)) : EndsOf(date, window, zone);
        if (OwnWindowsOn(date.PlusDays(1)) is not null) end = Instant.Min(end, LocalInstants.StartOf(date.PlusDays(1), zone));
        if (OwnWindowsOn(date.PlusDays(-1)) is not null) start = Instant.Max(start, LocalInstants.EndOf(date.PlusDays(-1), zone));
        return end > start ? new CallingOccurrence(date, window, start, end) : null;
    }

    private (Instant Start, Instant End) EndsOf(LocalDate date, TimeWindow window, DateTimeZone zone)
    {
        var begin = LocalInstants.Of(date + window.From, zone);
        var close = LocalInstants.Of((window.To > window.From ? date : date.PlusDays(1)) + window.To, zone);
        return StrictClockChanges ? (begin.Last, close.First) : (begin.First, close.Last);
    }

    private static ImmutableArray<TimeWindow> WindowsOn(IsoDayOfWeek day, ImmutableArray<CallingWindow> windows) =>
        [.. windows.Where(window => window.Days.Contains(day)).Select(window => new TimeWindow(window.From, window.To))];

    private static DateTimeZone Checked(DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone;
    }
}
