using System.Buffers;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Shared;

/// <summary>Durations as ISO 8601 text in weeks and smaller units, such as <c>PT1M30S</c>. A day is 24 hours.</summary>
internal static class DurationText
{
    private const long NanosecondsPerSecond = NodaConstants.NanosecondsPerSecond;

    // Patterns of NodaTime also accept lower-case letters, with other units, and a sign for each unit.
    private static readonly SearchValues<char> Characters = SearchValues.Create("PWDTHMS.0123456789");

    /// <returns>Null for an invalid text, and for one beyond the range of <see cref="Duration"/>.</returns>
    public static Duration? Read(string text) => Nanoseconds(text) is { } nanoseconds && IsInRange(nanoseconds) ? Duration.FromNanoseconds(nanoseconds) : null;

    /// <returns>Null for an invalid text; the nearest duration for one beyond the range of <see cref="Duration"/>.</returns>
    public static Duration? ReadNearest(string text) =>
        Nanoseconds(text) is not { } nanoseconds ? null
        : IsInRange(nanoseconds) ? Duration.FromNanoseconds(nanoseconds)
        : nanoseconds < 0 ? Duration.MinValue : Duration.MaxValue;

    /// <summary>Such as <c>PT72H</c>, <c>PT0S</c> or <c>-PT1M30S</c>.</summary>
    public static string Write(Duration duration)
    {
        var length = duration.ToInt128Nanoseconds();
        if (length == 0) return "PT0S";
        var (seconds, nanoseconds) = ((long)(Int128.Abs(length) / NanosecondsPerSecond), (long)(Int128.Abs(length) % NanosecondsPerSecond));
        var (hours, minutes) = (seconds / NodaConstants.SecondsPerHour, seconds / NodaConstants.SecondsPerMinute % NodaConstants.MinutesPerHour);
        seconds %= NodaConstants.SecondsPerMinute;
        var fraction = nanoseconds == 0 ? "" : "." + nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(length < 0 ? "-" : "")}PT{(hours > 0 ? $"{hours}H" : "")}{(minutes > 0 ? $"{minutes}M" : "")}{(seconds > 0 || nanoseconds > 0 ? $"{seconds}{fraction}S" : "")}");
    }

    private static Int128? Nanoseconds(string text)
    {
        var isNegative = text.StartsWith('-');
        var unsigned = isNegative ? text[1..] : text;
        if (unsigned.AsSpan().ContainsAnyExcept(Characters) || !unsigned.Any(char.IsAsciiDigit)) return null;
        if (PeriodPattern.NormalizingIso.Parse(unsigned) is not { Success: true, Value: { Years: 0, Months: 0 } period }) return null;
        var days = ((Int128)period.Weeks * NodaConstants.DaysPerWeek) + period.Days;
        var hours = (days * NodaConstants.HoursPerDay) + period.Hours;
        var seconds = (((hours * NodaConstants.MinutesPerHour) + period.Minutes) * NodaConstants.SecondsPerMinute) + period.Seconds;
        var fraction = (period.Milliseconds * NodaConstants.NanosecondsPerMillisecond) + (period.Ticks * NodaConstants.NanosecondsPerTick) + period.Nanoseconds;
        var nanoseconds = (seconds * NanosecondsPerSecond) + fraction;
        return isNegative ? -nanoseconds : nanoseconds;
    }

    private static bool IsInRange(Int128 nanoseconds) => nanoseconds >= Duration.MinValue.ToInt128Nanoseconds() && nanoseconds <= Duration.MaxValue.ToInt128Nanoseconds();
}
