using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Hours of a week as one text: those that a contact chose.</summary>
/// <remarks>
/// Shape: rules such as <c>Mo-Fr 10:00-13:00,15:00-18:00; Sa 10:00-13:00</c>, separated by semicolons; a rule without days is for all of them, a rule with <c>off</c> in place of times closes its days, <c>24/7</c> is always. A later rule replaces earlier ones on its
/// days. A time is on the 24-hour clock, and the end of a day is <c>24:00</c>; an end that is not after its start is on the following day. Immutable, compared by content, thread-safe. Source: OpenStreetMap, opening_hours; of its selectors, those of days and times.
/// </remarks>
internal sealed record WeeklyHours
{
    private const int MaxLength = 1000, MaxWindowsADay = 24, Week = 7;
    private const string Always = "24/7", Off = "off";

    private static readonly string[] DayNames = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    private readonly Items<TimeWindow>[] _days; // Monday first

    private WeeklyHours(Items<TimeWindow>[] days) => (_days, Text) = (days, Write(days));

    /// <summary>The shortest text of the hours: equal hours have equal texts.</summary>
    public string Text { get; }

    /// <summary>The windows: for each time of the day, those days that have it.</summary>
    public ImmutableArray<CallingWindow> Windows =>
        [.. _days.SelectMany((windows, day) => windows.All.Select(window => (window, Day: (IsoDayOfWeek)(day + 1)))).GroupBy(each => each.window).OrderBy(group => group.Key.From).ThenBy(group => group.Key.To)
            .Select(group => new CallingWindow(group.Key.From, group.Key.To, [.. group.Select(each => each.Day)]))];

    /// <summary>Reads hours; null if the text has another shape, or over 1,000 characters, or over 24 windows on a day.</summary>
    public static WeeklyHours? Read(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength) return null;
        var days = new Items<TimeWindow>[Week];
        var isGiven = false;
        foreach (var part in text.Split(';'))
        {
            if (text[part].Trim() is not { IsEmpty: false } rule) continue;
            if (!TryTake(rule, days)) return null;
            isGiven = true;
        }

        return isGiven ? new WeeklyHours(days) : null;
    }

    /// <summary>Compares the texts.</summary>
    public bool Equals(WeeklyHours? other) => other?.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool TryTake(ReadOnlySpan<char> rule, Items<TimeWindow>[] days)
    {
        var start = rule.EndsWith(Off, StringComparison.OrdinalIgnoreCase) ? rule.Length - Off.Length : rule.IndexOfAnyInRange('0', '9');
        if (start < 0 || ReadDays(rule[..start]) is not { } chosen || ReadTimes(rule[start..]) is not { } windows) return false;
        for (var day = 0; day < Week; day++)
        {
            if ((chosen >> day & 1) != 0) days[day] = windows;
        }

        return true;
    }

    // A bit for each day, Monday first; all for no text; null if they are no days followed by a space.
    private static int? ReadDays(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return (1 << Week) - 1;
        if (text[^1] != ' ') return null;
        var all = 0;
        foreach (var part in text.Split(','))
        {
            var (first, last) = text[part].Trim() switch
            {
                { Length: 2 } day => (DayOf(day), DayOf(day)),
                { Length: 5 } range when range[2] == '-' => (DayOf(range[..2]), DayOf(range[3..])),
                _ => (-1, -1),
            };
            if (first < 0 || last < 0) return null;
            for (var day = first; ; day = (day + 1) % Week)
            {
                all |= 1 << day;
                if (day == last) break;
            }
        }

        return all;
    }

    private static int DayOf(ReadOnlySpan<char> name)
    {
        for (var day = 0; day < Week; day++)
        {
            if (Is(name, DayNames[day])) return day;
        }

        return -1;
    }

    private static Items<TimeWindow>? ReadTimes(ReadOnlySpan<char> text)
    {
        if (Is(text, Off)) return new Items<TimeWindow>();
        if (Is(text, Always)) return (ImmutableArray<TimeWindow>)[default];
        var windows = new SortedSet<(LocalTime From, LocalTime To)>();
        foreach (var part in text.Split(','))
        {
            var times = text[part].Trim();
            if (times.Length != 11 || times[5] != '-' || ReadTime(times[..5]) is not { } from || from >= TimeSpan.FromDays(1) || ReadTime(times[6..]) is not { } to || from == to) return null;
            windows.Add((Time(from), Time(to)));
        }

        return windows.Count <= MaxWindowsADay ? (ImmutableArray<TimeWindow>)[.. windows.Select(window => new TimeWindow(window.From, window.To))] : null;
    }

    // From 00:00 to 24:00.
    private static TimeSpan? ReadTime(ReadOnlySpan<char> text) =>
        text[2] == ':' && byte.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && byte.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
        && minutes < 60 && (hours < 24 || (hours == 24 && minutes == 0)) ? new TimeSpan(hours, minutes, 0) : null;

    private static LocalTime Time(TimeSpan time) => LocalTime.FromTicksSinceMidnight(time.Ticks % TimeSpan.TicksPerDay);

    private static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static string Write(Items<TimeWindow>[] days)
    {
        var parts = new List<string>();
        foreach (var group in days.Select((windows, day) => (windows, day)).GroupBy(each => each.windows).Where(group => !group.Key.All.IsEmpty))
        {
            parts.Add($"{WriteDays([.. group.Select(each => each.day)])} {string.Join(',', group.Key.All.Select(Write))}");
        }

        return parts.Count > 0 ? string.Join("; ", parts) : Off;
    }

    private static string WriteDays(int[] days)
    {
        var parts = new List<string>();
        for (var first = 0; first < days.Length;)
        {
            var last = first;
            while (last + 1 < days.Length && days[last + 1] == days[last] + 1) last++;
            parts.Add(first == last ? DayNames[days[first]] : $"{DayNames[days[first]]}-{DayNames[days[last]]}");
            first = last + 1;
        }

        return string.Join(',', parts);
    }

    private static string Write(TimeWindow window) =>
        string.Create(CultureInfo.InvariantCulture, $"{window.From.Hour:00}:{window.From.Minute:00}-{(window.To == LocalTime.Midnight ? 24 : window.To.Hour):00}:{window.To.Minute:00}");
}
