using System.Globalization;
using CallingDomain.Dialing;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>The settings of a simulation for people.</summary>
internal static class SettingsRows
{
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
        yield return ["Calling hours", HoursText.Of(settings.CallingHours)];
        yield return ["Additional phones", $"{ReportText.Length(settings.Retry.CallAdditionalPhoneAfter)} after the call before"];
        yield return ["Attempts", $"at most {settings.Retry.GlobalMaxAttempts.ToString(CultureInfo.InvariantCulture)} of a {(settings.Retry.GlobalScope == AttemptScope.Phone ? "phone" : "contact")} over all statuses"];
        yield return ["Limits", $"of {settings.Retry.LimitScope}, checked {(settings.Retry.CheckEachAttempt ? "after each attempt" : "at the end of a pass")}"];
        yield return ["Order", $"{settings.Order}{(settings.CallbacksFirst ? ", callbacks first" : "")}"];
        if (settings.EndsAt is { } end) yield return ["End of the campaign", $"{LocalDateTimePattern.GeneralIso.Format(end)} in {settings.TimeZone.Id}"];
    }

    /// <summary>A rule set: its name, conditions, hours, limits and source.</summary>
    public static object?[] Of(CallingRuleSet rules) =>
    [
        rules.Name, string.Join("; ", RuleWords.Conditions(rules).Select((condition, i) => i == 0 ? condition.Text : $"{condition.Name.ToLowerInvariant()} {condition.Text}")), RuleWords.Hours(rules), string.Join("; ", RuleWords.Limits(rules).Select(limit => limit.Text)),
        string.Join(' ', new[] { RuleWords.Source(rules) ?? "", rules.SourceUrl ?? "", rules.Notice }.Where(text => text.Length > 0)),
    ];

    public static object?[] Of(AgentShift shift) => [ReportText.Count(shift.Agents), HoursText.Days(shift.Days), HoursText.Range(shift.Times.From, shift.Times.To)];
}
