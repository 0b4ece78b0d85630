using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Shared;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing;

/// <summary>A part of an interval of XCALLY: time, days of the week, days of the month, months; each is a star, a value, a range, or several of these separated by <c>&amp;</c>.</summary>
/// <remarks>
/// Such as <c>07:00-22:00,mon-fri,1-15&amp;20,jan-mar</c>. The time is one range, its last minute inclusive. Ranges may wrap around, such as <c>fri-mon</c>. Source: the default of
/// <c>dialGlobalInterval</c>, and Asterisk's <c>GotoIfTime</c>, whose form it has.
/// </remarks>
internal sealed record XcallyInterval(CallingWindow Window, bool HasTime)
{
    public const string Example = "an interval such as 07:00-22:00,mon-fri,*,*";

    private const int Parts = 4;
    private const int MonthDays = 31;

    private static readonly IPattern<LocalTime> Minutes = LocalTimePattern.CreateWithInvariantCulture("H:mm"); // 08:00 or 8:00

    // In the order of ranges.
    private static readonly ImmutableArray<string> Week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly ImmutableArray<string> Year = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public bool IsAlways => TimeOf(Window).IsWholeDay && IsOnEveryDate;

    /// <summary>Whether it goes over midnight on certain days only, so that it matters to which of both days it belongs.</summary>
    public bool IsNightOfCertainDays => HasTime && !IsOnEveryDate && Window.To < Window.From && Window.To != LocalTime.Midnight;

    private bool IsOnEveryDate => Window.Days.Length == Week.Length && !Window.IsOfTheYear;

    /// <returns>Null for an invalid text.</returns>
    public static XcallyInterval? Read(string text)
    {
        if (text.Split(',') is not { Length: Parts } parts || ReadTime(parts[0]) is not { } time) return null;
        if (Numbers(parts[1], Week.Length, name => IndexOf(Week, name)) is not { } days
            || Numbers(parts[2], MonthDays, NumberOf) is not { } monthDays
            || Numbers(parts[3], Year.Length, name => IndexOf(Year, name)) is not { } months)
            return null;
        var window = new CallingWindow(time.From, time.To, days.IsEmpty ? CallingWindow.EveryDay : [.. days.Select(day => (IsoDayOfWeek)day)])
        {
            MonthDays = monthDays.Length == MonthDays ? [] : monthDays,
            Months = months.Length == Year.Length ? [] : months,
        };
        return new XcallyInterval(window, parts[0] != "*");
    }

    /// <summary>The window's times, such as <c>07:00-22:01</c>.</summary>
    public override string ToString() => $"{NodaTimeConverters.Times.Format(Window.From)}-{EndTimeText.Write(Window.To)}";

    private static TimeWindow TimeOf(CallingWindow window) => new(window.From, window.To);

    private static TimeWindow? ReadTime(string text)
    {
        if (text == "*") return default(TimeWindow);
        if (text.Split('-') is not [var from, var to] || ReadMinute(from) is not { } start || ReadMinute(to) is not { } last) return null;
        return new TimeWindow(start, last.PlusMinutes(1));
    }

    private static LocalTime? ReadMinute(string text) => NodaTimeConverters.Read(Minutes, text);

    // Each number once, in order; none for a star; null for an invalid text.
    private static ImmutableArray<int>? Numbers(string text, int most, Func<string, int> read)
    {
        if (text == "*") return [];
        var numbers = new bool[most + 1];
        foreach (var range in text.Split('&'))
        {
            var ends = range.Split('-');
            var (first, last) = (read(ends[0]), read(ends[^1]));
            if (ends.Length > 2 || first < 1 || first > most || last < 1 || last > most) return null;
            for (var number = first; ; number = number == most ? 1 : number + 1)
            {
                numbers[number] = true;
                if (number == last) break;
            }
        }

        return [.. Enumerable.Range(1, most).Where(number => numbers[number])];
    }

    private static int IndexOf(ImmutableArray<string> names, string name)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Equals(name, StringComparison.OrdinalIgnoreCase)) return i + 1;
        }

        return 0;
    }

    private static int NumberOf(string text) => text.Length is 1 or 2 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
}
