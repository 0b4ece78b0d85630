using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Dialing;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>The settings of a simulation for people.</summary>
internal static class SettingsRows
{
    private const int MostDates = 20;

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static IEnumerable<object?[]> Of(SimulationResult result)
    {
        var (file, settings) = (result.File, result.Campaign.Settings);
        yield return ["Start", $"{InstantText.Write(file.Start)} ({ReportText.Local(file.Start, settings.TimeZone)} in {settings.TimeZone.Id})"];
        if (result.Until is { } until) yield return ["Simulated until", $"{InstantText.Write(until)} ({ReportText.Local(until, settings.TimeZone)} in {settings.TimeZone.Id})"];
        yield return ["Time zone", settings.TimeZone.Id];
        yield return ["Time zone data", $"tz database {file.ZoneData.Version}"];
        yield return ["Outcomes", file.HasScript ? file.OutcomesSource : $"{file.OutcomesSource}, seed {file.Seed.ToString(CultureInfo.InvariantCulture)}"];
        yield return ["Ring time, talk time", $"{ReportText.Length(file.Outcomes.RingTime)}, {ReportText.Length(file.Outcomes.TalkTime)}"];
        yield return ["Concurrent calls", $"at most {ReportText.Count(settings.MaxConcurrentCalls)}"];
        yield return ["Calling hours", Of(settings.CallingHours)];
        yield return ["Additional phones", $"{ReportText.Length(settings.Retry.CallAdditionalPhoneAfter)} after the call before"];
        yield return ["Attempts", $"at most {settings.Retry.GlobalMaxAttempts.ToString(CultureInfo.InvariantCulture)} of a {(settings.Retry.GlobalScope == AttemptScope.Phone ? "phone" : "contact")} over all statuses"];
        yield return ["Limits", $"of {settings.Retry.LimitScope}, checked {(settings.Retry.CheckEachAttempt ? "after each attempt" : "at the end of a pass")}"];
        yield return ["Order", $"{settings.Order}{(settings.CallbacksFirst ? ", callbacks first" : "")}"];
        if (settings.EndsAt is { } end) yield return ["End of the campaign", $"{LocalDateTimePattern.GeneralIso.Format(end)} in {settings.TimeZone.Id}"];
    }

    /// <summary>A rule set: its name, conditions, hours, limits and source.</summary>
    public static object?[] Of(CallingRuleSet rules) =>
    [
        rules.Name, RuleSetText.Conditions(rules), Of(rules.Hours) + (rules.Zone is { } zone ? $" in {zone.Id}" : ""), string.Join("; ", rules.Limits.Select(Of).Concat(rules.Lockouts.Select(Of))),
        string.Join(' ', new[] { RuleSetText.Source(rules) ?? "", rules.SourceUrl ?? "", rules.Notice }.Where(text => text.Length > 0)),
    ];

    public static object?[] Of(AgentShift shift) => [ReportText.Count(shift.Agents), Days(shift.Days), Range(shift.Times.From, shift.Times.To)];

    private static string Days(ImmutableArray<IsoDayOfWeek> days) => days.Length == CallingWindow.EveryDay.Length ? "every day" : string.Join(", ", days.Select(day => day.ToString()[..3]));

    private static string Of(CallingHours hours)
    {
        if (hours.AreAlways) return "always open";
        var windows = hours.Windows.Select(Of).ToList();
        var dates = hours.SpecialDates.Take(MostDates).Select(date => $"{LocalDatePattern.Iso.Format(date.Date)} {(date.IsClosed ? "closed" : string.Join(" and ", date.Windows.Select(window => Range(window.From, window.To))))}").ToList();
        if (hours.SpecialDates.Length > MostDates) dates.Add($"{ReportText.Count(hours.SpecialDates.Length - MostDates)} more dates");
        return string.Join("; ", windows.Concat(dates));
    }

    private static string Of(CallingWindow window)
    {
        var days = window.Days.Length == CallingWindow.EveryDay.Length ? "" : Days(window.Days) + " ";
        var dates = window.MonthDays.IsEmpty ? "" : $"on days {string.Join(", ", window.MonthDays)} ";
        var months = window.Months.IsEmpty ? "" : $"in months {string.Join(", ", window.Months)} ";
        return $"{days}{dates}{months}{Range(window.From, window.To)}";
    }

    private static string Of(AttemptLimit limit)
    {
        var period = limit.RollingPeriod is { } rolling ? ReportText.Length(rolling) : limit.Days is { } days ? ReportText.Count(days, "day") : limit.CalendarPeriod is { } calendar ? calendar.Months > 0 ? "a calendar month" : calendar.Weeks > 0 ? "a calendar week" : "a calendar day" : "";
        return $"{(limit.Name.Length > 0 ? limit.Name + ": " : "")}at most {ReportText.Count(limit.MaxAttempts, "attempt")} of a {(limit.Scope == AttemptScope.Phone ? "phone" : "contact")} in {period}";
    }

    private static string Of(Lockout lockout) =>
        $"{(lockout.Name.Length > 0 ? lockout.Name + ": " : "")}no call of a {(lockout.Scope == AttemptScope.Phone ? "phone" : "contact")} for {(lockout.Days is { } days ? ReportText.Count(days, "day") : ReportText.Length(lockout.Period ?? Duration.Zero))} after {string.Join(", ", lockout.After.Select(status => status.ToString()).Concat(lockout.AfterOutcomes.Select(outcome => outcome.ToString())))}";

    private static string Range(LocalTime from, LocalTime to) => $"{Time.Format(from)}–{(to == LocalTime.Midnight ? "24:00" : Time.Format(to))}";
}
