using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>Figures and times of a report, in English and independent of the culture.</summary>
internal static class ReportText
{
    private static readonly LocalDateTimePattern DateAndTime = LocalDateTimePattern.CreateWithInvariantCulture("ddd d MMM uuuu HH:mm:ss");
    private static readonly LocalDateTimePattern DateAndMinute = LocalDateTimePattern.CreateWithInvariantCulture("ddd d MMM uuuu HH:mm");
    private static readonly string[] Ordinals = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>Such as <c>100,000</c>.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>1 call</c>, <c>100,000 calls</c>.</summary>
    public static string Count(long number, string one) => $"{Count(number)} {one}{(number == 1 ? "" : "s")}";

    /// <summary>Tenths of a percent, rounded half up; a dash for a share of nothing.</summary>
    public static string Share(long count, long total)
    {
        if (total == 0) return "–";
        var tenths = ((count * 2000) + total) / (2 * total);
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10} %");
    }

    /// <summary>A whole percentage for a narrow place.</summary>
    public static string ShortShare(long count, long total)
    {
        if (total == 0) return "–";
        var percent = ((count * 200) + total) / (2 * total);
        return percent == 0 && count > 0 ? "<1 %" : string.Create(CultureInfo.InvariantCulture, $"{percent} %");
    }

    /// <summary>Such as <c>fourth</c>, <c>11th</c>.</summary>
    public static string Ordinal(int number) => number < Ordinals.Length ? Ordinals[number] : ShortOrdinal(number);

    /// <summary>Such as <c>4th</c>.</summary>
    public static string ShortOrdinal(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}{(number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })}");

    /// <summary>Such as <c>2 min</c>, <c>1 h 30 min</c>, <c>2 d 4 h</c>: the two largest units.</summary>
    public static string Length(Duration length)
    {
        if (length < Duration.FromSeconds(1)) return length == Duration.Zero ? "0 s" : "less than 1 s";
        (long Amount, string Unit)[] parts = [(length.Days, "d"), (length.Hours, "h"), (length.Minutes, "min"), (length.Seconds, "s")];
        var first = Array.FindIndex(parts, part => part.Amount > 0);
        return string.Join(' ', parts.Skip(first).Take(2).Where(part => part.Amount > 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Amount} {part.Unit}")));
    }

    /// <summary>Time that agents work, such as <c>51 h 26 min</c>: in hours, however many.</summary>
    public static string WorkTime(Duration time) => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours} h {time.Minutes} min");

    /// <summary>Seconds in hours with two decimals, such as <c>1,204.25 h</c>.</summary>
    public static string Hours(long seconds) => ((decimal)seconds / NodaConstants.SecondsPerHour).ToString("N2", CultureInfo.InvariantCulture) + " h";

    /// <summary>A local date and time, such as <c>Mon 2 Mar 2026 10:00</c>.</summary>
    public static string Local(Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone).LocalDateTime;
        return (local.Second == 0 ? DateAndMinute : DateAndTime).Format(local);
    }

    /// <summary>A local time, with its date if that is another one than the date of an earlier instant.</summary>
    public static string LocalAfter(Instant at, Instant before, DateTimeZone zone) => at.InZone(zone).Date == before.InZone(zone).Date ? Time(at.InZone(zone).TimeOfDay) : Local(at, zone);

    /// <summary>Such as <c>10:00</c>, with seconds if there are any.</summary>
    public static string Time(LocalTime time) => (time.Second == 0 ? Minutes : Seconds).Format(time);

    /// <summary>The items with commas, and "and" before the last one.</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}",
    };

    /// <summary>At most a number of characters, the last one an ellipsis if the text is longer.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1 - (char.IsHighSurrogate(text[most - 2]) ? 1 : 0))] + "…";

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern Seconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");
}
