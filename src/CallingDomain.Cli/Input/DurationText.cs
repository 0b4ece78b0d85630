using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>Lengths of time as the tool reads them: ISO 8601 in days and smaller units, such as <c>PT1M30S</c>; a day is 24 hours.</summary>
internal static class DurationText
{
    private const long MostOfAUnit = 1_000_000_000; // far beyond every range that a setting has, and far from any overflow

    /// <returns>Null for what is no length of time, or less than none.</returns>
    public static Duration? Read(string text)
    {
        if (PeriodPattern.Roundtrip.Parse(text) is not { Success: true, Value: var period } || period is not { Years: 0, Months: 0 }) return null;
        long[] units = [period.Weeks, period.Days, period.Hours, period.Minutes, period.Seconds];
        if (units.Any(unit => unit is < 0 or > MostOfAUnit) || period.Milliseconds < 0 || period.Ticks < 0 || period.Nanoseconds < 0) return null;
        return period.ToDuration();
    }
}
