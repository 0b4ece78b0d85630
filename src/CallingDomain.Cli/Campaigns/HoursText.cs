using System.Collections.Immutable;
using CallingDomain.Dialing;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>Hours in words.</summary>
internal static class HoursText
{
    private const int MostDates = 20;

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Such as <c>Mon, Tue 08:00–20:00; holidays of US federal closed; 2026-12-24 09:00–13:00</c>.</summary>
    public static string Of(CallingHours hours)
    {
        if (hours.AreAlways) return "always open";
        var windows = hours.Windows.Select(Of);
        var holidays = hours.Holidays.Select(each => $"{(each.Part == HolidayPart.Holiday ? "holidays" : "days before holidays")} of {each.Calendar.Name} {Of(each.Windows)}");
        var dates = hours.SpecialDates.Take(MostDates).Select(date => $"{LocalDatePattern.Iso.Format(date.Date)} {Of(date.Windows)}");
        return string.Join("; ", [.. windows, .. holidays, .. dates, .. hours.SpecialDates.Length > MostDates ? [$"{ReportText.Count(hours.SpecialDates.Length - MostDates, "more date")}"] : (string[])[]]);
    }

    /// <summary>Such as <c>Mon, Tue</c>, <c>every day</c>.</summary>
    public static string Days(ImmutableArray<IsoDayOfWeek> days) => days.Length == CallingWindow.EveryDay.Length ? "every day" : string.Join(", ", days.Select(day => day.ToString()[..3]));

    /// <summary>Such as <c>08:00–24:00</c>.</summary>
    public static string Range(LocalTime from, LocalTime to) => $"{Time.Format(from)}–{(to == LocalTime.Midnight ? "24:00" : Time.Format(to))}";

    private static string Of(ImmutableArray<TimeWindow> windows) => windows.IsEmpty ? "closed" : string.Join(" and ", windows.Select(window => Range(window.From, window.To)));

    private static string Of(CallingWindow window)
    {
        var days = window.Days.Length == CallingWindow.EveryDay.Length ? "" : Days(window.Days) + " ";
        var dates = window.MonthDays.IsEmpty ? "" : $"on days {string.Join(", ", window.MonthDays)} ";
        var months = window.Months.IsEmpty ? "" : $"in months {string.Join(", ", window.Months)} ";
        return $"{days}{dates}{months}{Range(window.From, window.To)}";
    }
}
