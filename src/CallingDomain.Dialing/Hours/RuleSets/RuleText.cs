using System.Buffers;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing;

/// <summary>Times, dates and durations as rule sets and settings write them.</summary>
internal static class RuleText
{
    private const long NanosecondsOfASecond = 1_000_000_000;

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private static readonly LocalTimePattern ShortMinutes = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    // NodaTime's patterns know small letters too, and mean other units by them.
    private static readonly SearchValues<char> OfDurations = SearchValues.Create("PWDTHMS.0123456789");

    /// <summary>A minute such as <c>08:00</c> or <c>8:00</c>.</summary>
    public static LocalTime? ReadMinute(string text) => ShortMinutes.Parse(text) is { Success: true } minute ? minute.Value : null;

    public static LocalTime? ReadTime(string text) =>
        Minutes.Parse(text) is { Success: true } minutes ? minutes.Value : LocalTimePattern.ExtendedIso.Parse(text) is { Success: true } exact ? exact.Value : null;

    /// <summary>A time at which something ends; <c>24:00</c> is the midnight that follows.</summary>
    public static LocalTime? ReadEnd(string text) => text == "24:00" ? LocalTime.Midnight : ReadTime(text);

    public static string Write(LocalTime time) => time == Minutes.Parse(Minutes.Format(time)).Value ? Minutes.Format(time) : LocalTimePattern.ExtendedIso.Format(time);

    public static string WriteEnd(LocalTime time) => time == LocalTime.Midnight ? "24:00" : Write(time);

    public static LocalDate? ReadDate(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : null;

    public static string Write(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static LocalDateTime? ReadDateAndTime(string text) => LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } read ? read.Value : null;

    public static string Write(LocalDateTime local) => LocalDateTimePattern.ExtendedIso.Format(local);

    /// <summary>ISO 8601 in weeks and smaller units; a day is 24 hours. Null for anything else; what is beyond every range is given as some such length.</summary>
    public static Duration? ReadDuration(string text)
    {
        if (text.AsSpan().ContainsAnyExcept(OfDurations) || !text.Any(char.IsAsciiDigit)) return null;
        if (PeriodPattern.NormalizingIso.Parse(text) is not { Success: true, Value: { Years: 0, Months: 0 } period }) return null;
        var days = ((Int128)period.Weeks * 7) + period.Days;
        var seconds = (((((days * 24) + period.Hours) * 60) + period.Minutes) * 60) + period.Seconds;
        if (seconds > (Int128)AttemptRule.MaxPeriod.TotalSeconds) return Duration.MaxValue;
        return Duration.FromSeconds((long)seconds) + Duration.FromMilliseconds(period.Milliseconds) + Duration.FromTicks(period.Ticks)
            + Duration.FromNanoseconds(period.Nanoseconds);
    }

    /// <summary>Such as <c>PT72H</c>, or <c>PT0S</c>; of durations up to <see cref="AttemptRule.MaxPeriod"/> that are not negative.</summary>
    public static string Write(Duration duration)
    {
        if (duration == Duration.Zero) return "PT0S";
        var (seconds, nanoseconds) = Math.DivRem(duration.ToInt64Nanoseconds(), NanosecondsOfASecond);
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        seconds %= 60;
        var fraction = nanoseconds == 0 ? "" : "." + nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"PT{(hours > 0 ? $"{hours}H" : "")}{(minutes > 0 ? $"{minutes}M" : "")}{(seconds > 0 || nanoseconds > 0 ? $"{seconds}{fraction}S" : "")}");
    }
}
