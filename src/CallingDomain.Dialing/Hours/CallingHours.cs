using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>When calls may be placed: windows of local time in the zone of the called person, and dates with windows of their own.</summary>
/// <remarks>
/// An occurrence of a window is a stretch of real time, from its beginning up to and not including its end; it belongs to the local date on which it
/// begins. Open is what any occurrence holds. On a special date only its own windows begin, and what began the day before ends with that day. On the
/// nights when clocks change, <see cref="ClockChanges"/> says what a time means. Immutable, compared by content, thread-safe; what was worked out
/// for a zone is kept. Source: XCALLY Motion's intervals, without its inclusive ends and server time.
/// </remarks>
public sealed class CallingHours : IEquatable<CallingHours>
{
    private const int DaysOfTheWeek = 7;

    // A day may come twice where a place has crossed the date line.
    private const int DaysAround = 3;

    private readonly ImmutableArray<TimeWindow>[]? _week; // by IsoDayOfWeek; null where a window has days of the month or months
    private readonly FrozenDictionary<LocalDate, ImmutableArray<TimeWindow>> _special;
    private readonly CombinedHours _alone;

    private CallingHours(ImmutableArray<CallingWindow> windows, ImmutableArray<SpecialDate> specialDates, ClockChangePolicy clockChanges)
    {
        (Windows, SpecialDates, ClockChanges, AreAlways) = (windows, specialDates, clockChanges, windows.IsEmpty && specialDates.IsEmpty);
        if (!windows.Any(window => window.IsOfTheYear)) _week = [.. Enumerable.Range(0, DaysOfTheWeek + 1).Select(day => WindowsOn((IsoDayOfWeek)day, windows))];
        Horizon = windows.Any(window => !window.MonthDays.IsEmpty) ? CallableTimes.MonthDayHorizon : CallableTimes.Horizon;
        _special = specialDates.ToFrozenDictionary(special => special.Date, special => special.Windows);
        _alone = CombinedHours.Of([new HoursRule("", this)]);
    }

    /// <summary>Every instant is open.</summary>
    public static CallingHours Always { get; } = new([], [], ClockChangePolicy.Permissive);

    /// <summary>Whether every instant is open.</summary>
    public bool AreAlways { get; }

    /// <summary>The windows; none where <see cref="AreAlways"/>.</summary>
    public ImmutableArray<CallingWindow> Windows { get; }

    /// <summary>The special dates, earliest first.</summary>
    public ImmutableArray<SpecialDate> SpecialDates { get; }

    /// <summary>What a time means that comes twice.</summary>
    public ClockChangePolicy ClockChanges { get; }

    /// <summary>How far ahead the next opening is looked for: <see cref="CallableTimes.Horizon"/>, or <see cref="CallableTimes.MonthDayHorizon"/> where a window has days of the month.</summary>
    public Duration Horizon { get; }

    /// <summary>The union of windows.</summary>
    /// <param name="windows">The windows.</param>
    /// <param name="specialDates">The dates that have windows of their own, or none; each once.</param>
    /// <param name="clockChanges">What a time means that comes twice.</param>
    /// <exception cref="ArgumentException">There is no window; a window has no day of the week, or no date, such as 30 February; a special date comes twice.</exception>
    public static CallingHours Of(
        IEnumerable<CallingWindow> windows, IEnumerable<SpecialDate>? specialDates = null, ClockChangePolicy clockChanges = ClockChangePolicy.Permissive)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ImmutableArray<CallingWindow> all = [.. windows];
        ImmutableArray<SpecialDate> special = [.. (specialDates ?? []).OrderBy(date => date.Date)];
        if (!all.All(window => window.Occurs)) throw new ArgumentException("Each window has at least one day of the week and one date.", nameof(windows));
        if (all.IsEmpty && special.All(date => date.IsClosed)) throw new ArgumentException("Calling hours have at least one window.", nameof(windows));
        if (special.DistinctBy(date => date.Date).Count() < special.Length) throw new ArgumentException("A special date stands there once.", nameof(specialDates));
        return new CallingHours(all, special, clockChanges);
    }

    /// <summary>Whether a call may be placed.</summary>
    /// <param name="at">The instant of dialling.</param>
    /// <param name="zone">The zone of the called person.</param>
    public bool IsOpen(Instant at, DateTimeZone zone) => AreAlways || _alone.IsOpen(at, Checked(zone));

    /// <summary>The least instant, not before another, at which a call may be placed.</summary>
    /// <returns>
    /// <paramref name="from"/> itself when that is open; null when nothing opens within <see cref="Horizon"/> after it, or it lies outside the years 1 to 9997.
    /// </returns>
    public Instant? NextOpen(Instant from, DateTimeZone zone) => AreAlways ? from : _alone.NextOpen(from, Checked(zone)).At;

    /// <summary>The occurrences of the windows, by the dates on which they begin.</summary>
    /// <param name="first">The first date, from the year 1 on.</param>
    /// <param name="last">The last date, itself included, up to the year 9997.</param>
    /// <param name="zone">The zone of the called person.</param>
    /// <returns>Date by date, in the order of the windows; none where <see cref="AreAlways"/>. An occurrence of no length is left out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A date lies outside those years.</exception>
    public IEnumerable<CallingOccurrence> Occurrences(LocalDate first, LocalDate last, DateTimeZone zone)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first.Year, 1, nameof(first));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last.Year, 9997, nameof(last));
        return Enumerate(first, last, Checked(zone));
    }

    /// <summary>The stretches that are open between two instants, cut off at both; those that touch are one.</summary>
    public IEnumerable<Interval> Openings(Instant from, Instant until, DateTimeZone zone) => _alone.In(Checked(zone)).Openings(from, until);

    /// <summary>Whether both open at the same windows, in the same order, under the same policy.</summary>
    public bool Equals(CallingHours? other) =>
        other is not null && ClockChanges == other.ClockChanges
        && Windows.AsSpan().SequenceEqual(other.Windows.AsSpan()) && SpecialDates.AsSpan().SequenceEqual(other.SpecialDates.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CallingHours);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Windows.Length, Windows.FirstOrDefault(), SpecialDates.Length, ClockChanges);

    /// <summary>All that is open between two instants, and what ends with the first: sorted, and nothing touches.</summary>
    internal List<Opening> OpeningsAround(Instant from, Instant until, DateTimeZone zone, int part)
    {
        var occurrences = Enumerate(
            LocalInstants.DateAt(from, zone).PlusDays(-DaysAround), LocalInstants.DateAt(until, zone).PlusDays(DaysAround), zone);
        return Opening.Merge(occurrences.Where(each => each.End >= from && each.Start < until).Select(each => new Opening(each.Start, each.End, part)));
    }

    private IEnumerable<CallingOccurrence> Enumerate(LocalDate first, LocalDate last, DateTimeZone zone)
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
        _special.TryGetValue(date, out var own) ? own
        : _week is { } week ? week[(int)date.DayOfWeek]
        : [.. Windows.Where(window => window.IsOn(date)).Select(window => new TimeWindow(window.From, window.To))];

    private CallingOccurrence? OccurrenceOn(LocalDate date, TimeWindow window, DateTimeZone zone)
    {
        var (start, end) = window.IsWholeDay ? (LocalInstants.StartOf(date, zone), LocalInstants.EndOf(date, zone)) : EndsOf(date, window, zone);
        if (_special.ContainsKey(date.PlusDays(1))) end = Instant.Min(end, LocalInstants.StartOf(date.PlusDays(1), zone));
        if (_special.ContainsKey(date.PlusDays(-1))) start = Instant.Max(start, LocalInstants.EndOf(date.PlusDays(-1), zone));
        return end > start ? new CallingOccurrence(date, window, start, end) : null;
    }

    private (Instant Start, Instant End) EndsOf(LocalDate date, TimeWindow window, DateTimeZone zone)
    {
        var begin = LocalInstants.Of(date + window.From, zone);
        var close = LocalInstants.Of((window.To > window.From ? date : date.PlusDays(1)) + window.To, zone);
        return ClockChanges == ClockChangePolicy.Strict ? (begin.Last, close.First) : (begin.First, close.Last);
    }

    private static ImmutableArray<TimeWindow> WindowsOn(IsoDayOfWeek day, ImmutableArray<CallingWindow> windows) =>
        [.. windows.Where(window => window.Days.Contains(day)).Select(window => new TimeWindow(window.From, window.To))];

    private static DateTimeZone Checked(DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone;
    }
}
