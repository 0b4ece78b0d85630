using System.Buffers;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>Lengths of time as the tool reads them: ISO 8601 in weeks and smaller units, such as <c>PT1M30S</c> or <c>P1D</c>; a day is 24 hours.</summary>
internal static class DurationText
{
    // NodaTime's patterns know small letters too, and mean other units by them.
    private static readonly SearchValues<char> Characters = SearchValues.Create("PWDTHMS.0123456789");

    private static readonly Duration Ages = Duration.FromDays(1_000_000); // beyond every range that a setting has

    /// <returns>Null for what is no length of time, or less than none; a length far beyond every range is given as some such length.</returns>
    public static Duration? Read(string text)
    {
        if (text.AsSpan().ContainsAnyExcept(Characters) || !text.Any(char.IsAsciiDigit)) return null;
        if (PeriodPattern.NormalizingIso.Parse(text) is not { Success: true, Value: var period } || period is not { Years: 0, Months: 0 }) return null;
        var days = ((Int128)period.Weeks * 7) + period.Days;
        var seconds = (((((days * 24) + period.Hours) * 60) + period.Minutes) * 60) + period.Seconds;
        if (seconds >= (Int128)Ages.TotalSeconds) return Ages;
        return Duration.FromSeconds((long)seconds)
            + Duration.FromMilliseconds(period.Milliseconds)
            + Duration.FromTicks(period.Ticks)
            + Duration.FromNanoseconds(period.Nanoseconds);
    }
}
