using System.Globalization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>How a holiday finds its day in a year.</summary>
internal enum HolidayDayKind : byte
{
    /// <summary>The same day of each year.</summary>
    Fixed,

    /// <summary>The n-th day of the week of a month.</summary>
    Week,

    /// <summary>The first of a day of the week on or after a day.</summary>
    OnOrAfter,

    /// <summary>The last of a day of the week on or before a day.</summary>
    OnOrBefore,

    /// <summary>At a distance from Easter Sunday.</summary>
    Easter,
}

/// <summary>The day of a holiday in a year.</summary>
/// <param name="Kind">How it is found.</param>
/// <param name="Month">The month.</param>
/// <param name="Number">The day of the month, the week of the month (-1 for the last), or the days after Easter Sunday.</param>
/// <param name="Weekday">The day of the week, if the kind has one.</param>
internal readonly record struct HolidayDay(HolidayDayKind Kind, int Month, int Number, IsoDayOfWeek Weekday = IsoDayOfWeek.None)
{
    private const int DaysOfTheWeek = 7;

    /// <summary>The day in a year; null for none.</summary>
    public LocalDate? In(int year) => Kind switch
    {
        HolidayDayKind.Week => OfWeek(year),
        HolidayDayKind.Easter => EasterOf(year).PlusDays(Number),
        HolidayDayKind.OnOrAfter => DateOf(year)?.PlusDays(-1).Next(Weekday),
        HolidayDayKind.OnOrBefore => DateOf(year)?.PlusDays(1).Previous(Weekday),
        _ => DateOf(year),
    };

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        HolidayDayKind.Week => string.Create(CultureInfo.InvariantCulture, $"{(Number < 0 ? "last" : $"{Number}.")} {Weekday} of month {Month}"),
        HolidayDayKind.Easter => string.Create(CultureInfo.InvariantCulture, $"Easter {(Number < 0 ? "-" : "+")} {Math.Abs(Number)}"),
        HolidayDayKind.OnOrAfter => string.Create(CultureInfo.InvariantCulture, $"{Weekday} on or after {Month:00}-{Number:00}"),
        HolidayDayKind.OnOrBefore => string.Create(CultureInfo.InvariantCulture, $"{Weekday} on or before {Month:00}-{Number:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Number:00}"),
    };

    // 29 February of other years is none.
    private LocalDate? DateOf(int year) => Number <= CalendarSystem.Iso.GetDaysInMonth(year, Month) ? new LocalDate(year, Month, Number) : null;

    private LocalDate? OfWeek(int year)
    {
        if (Number < 0) return new LocalDate(year, Month, CalendarSystem.Iso.GetDaysInMonth(year, Month)).PlusDays(1).Previous(Weekday);
        var first = new LocalDate(year, Month, 1).PlusDays(-1).Next(Weekday);
        var date = first.PlusDays(DaysOfTheWeek * (Number - 1));
        return date.Month == Month ? date : null;
    }

    private static LocalDate EasterOf(int year)
    {
        var (century, inCentury, golden) = (year / 100, year % 100, year % 19);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - epact - (inCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * correction) + 114;
        return new LocalDate(year, days / 31, (days % 31) + 1);
    }
}
