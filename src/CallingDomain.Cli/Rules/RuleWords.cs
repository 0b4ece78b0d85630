using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Rule sets in words: to which phones they apply, their hours, limits and lockouts, when they are in force, and where they come from.</summary>
internal static class RuleWords
{
    private const string CalledParty = "the called party";

    /// <summary>What a rule set needs of a contact that lacks it, and what the contact has instead, in sentences.</summary>
    public static IEnumerable<string> Missing(CallingRuleSet rules, IReadOnlyCollection<ContactField> fields)
    {
        if (rules.Needs is { } needs) yield return $"The rule set '{rules.Name}' needs: {needs}.{HasOf(rules.Fields.Where(name => name != rules.HoursField))}";
        if (rules.HoursField is { } hours && ValueOf(hours) is { } chosen) yield return $"The rule set '{rules.Name}' takes the contact's hours from the field {hours}, which has '{chosen}'. Expected hours such as Mo-Fr 10:00-13:00; Sa 10:00-12:00.";

        string HasOf(IEnumerable<string> names) => string.Join(", ", names.Select(name => ValueOf(name) is { } value ? $"{name} '{value}'" : $"no {name}")) is { Length: > 0 } all ? $" The contact has {all}." : "";

        string? ValueOf(string name) => fields.FirstOrDefault(field => field.Name == name)?.Value.Trim() is { Length: > 0 } value ? value : null;
    }

    /// <summary>To which phones the set applies, what lifts it and what it needs, each by its name.</summary>
    public static IEnumerable<(string Name, string Text)> Conditions(CallingRuleSet rules)
    {
        yield return ("Applies to", rules.AppliesTo?.ToString() ?? "all phones");
        if (rules.LiftedBy is { } lifted) yield return ("Lifted by", lifted.ToString());
        if (rules.Needs is { } needs) yield return ("Needs", needs.ToString());
    }

    /// <summary>The hours of the set, in its zone if it has one.</summary>
    public static string Hours(CallingRuleSet rules) =>
        HoursText.Of(rules.Hours) + (rules.Zone is { } zone ? $" in {zone.Id}" : "") + (rules.HoursField is { } field ? $", or the hours of the contact in the field {field}" : "");

    /// <summary>The limits, the lockouts and the limit of abandoned calls, each by its name.</summary>
    public static IEnumerable<(string Name, string Text)> Limits(CallingRuleSet rules) =>
    [
        .. rules.Limits.Select(limit => ("Limit", Of(limit))),
        .. rules.Lockouts.Select(lockout => ("Lockout", Of(lockout))),
        .. rules.AbandonedCalls is { } abandoned ? [("Abandoned calls", Of(abandoned))] : ((string, string)[])[],
    ];

    /// <summary>A sentence with the source, when it was read, how sure its reading is, and when the set is in force; null for a set that says none of these.</summary>
    public static string? Source(CallingRuleSet rules)
    {
        var parts = new[]
        {
            rules.Source.TrimEnd('.'),
            rules.ReadOn is { } read ? $"read on {NodaTimeConverters.Dates.Format(read)}" : "",
            rules.Confidence == RuleConfidence.Unspecified ? "" : $"confidence {rules.Confidence.Code()}",
            InForce(rules) is { } inForce ? $"in force {inForce}" : "",
        }.Where(part => part.Length > 0).ToList();
        return parts.Count == 0 ? null : $"Source of the rule set '{rules.Name}': {string.Join("; ", parts)}.";
    }

    /// <summary>Such as <c>Three in 24 hours: at most 3 calls of a contact in 24 hours; not counted: calls about other subjects</c>.</summary>
    public static string Of(AttemptLimit limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Label(limit.Name)}at most {ReportText.Count(limit.MaxAttempts, "call")} of a {Subject(limit.Scope)} in {(limit.RollingPeriod is { } length ? Length(length) : limit.Days is { } days ? Days(days, limit.Zone) : $"{Calendar(limit.CalendarPeriod!)} of {limit.Zone?.Id ?? CalledParty}")}{Of(limit.Counts)}");

    /// <summary>Such as <c>a contact is not called for 30 calendar days of the called party, that of the call included, after Refused</c>.</summary>
    public static string Of(Lockout lockout) =>
        $"{Label(lockout.Name)}a {Subject(lockout.Scope)} is not called for {(lockout.Days is { } days ? Days(days, zone: null) + "," : Length(lockout.Period!.Value))} after {string.Join(", ", lockout.After.IsEmpty ? lockout.AfterOutcomes.Select(outcome => outcome.Code()) : lockout.After.Select(status => status.Code()))}{Of(lockout.Counts)}{(lockout.UnlessAgentWaits ? "; not if an agent waits for each call" : "")}";

    /// <summary>Such as <c>at most 3 % of answered calls in each 30 days of the campaign</c>.</summary>
    public static string Of(AbandonedCallLimit limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"at most {(limit.MaxShare * 100).ToString("0.############################", CultureInfo.InvariantCulture)} % of answered calls in {(limit.Days is { } days ? $"each {ReportText.Count(days, "day")} of the campaign" : limit.RollingPeriod is { } length ? $"any {Length(length)}" : limit.CalendarPeriod is { } period ? $"{Calendar(period)} of {limit.Zone?.Id ?? "the campaign"}" : "the campaign")}");

    /// <summary>Such as <c>from 2026-08-11, before 2027-01-01</c>; null for a set that is always in force.</summary>
    public static string? InForce(CallingRuleSet set)
    {
        string[] parts = [.. set.InForceFrom is { } from ? (ReadOnlySpan<string>)[$"from {NodaTimeConverters.Dates.Format(from)}"] : [], .. set.RepealedFrom is { } repealed ? (ReadOnlySpan<string>)[$"before {NodaTimeConverters.Dates.Format(repealed)}"] : []];
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }

    private static string Label(string name) => name.Length == 0 ? "" : name + ": ";

    private static string Subject(AttemptScope scope) => scope == AttemptScope.Phone ? "phone" : "contact";

    private static string Days(int days, DateTimeZone? zone) => $"{ReportText.Count(days, "calendar day")} of {zone?.Id ?? CalledParty}, that of the call included";

    private static string Calendar(Period period) => period.Months > 0 ? "a calendar month" : period.Weeks > 0 ? "a calendar week" : "a calendar day";

    // In hours, as laws say it: 24 hours are not a day of the calendar.
    private static string Length(Duration length) => length >= Duration.FromHours(1) && length == Duration.FromHours((long)length.TotalHours) ? ReportText.Count((long)length.TotalHours, "hour") : ReportText.Length(length);

    private static string Of(CountedCalls counts)
    {
        string[] left =
        [
            .. counts.SameSubjectOnly ? (ReadOnlySpan<string>)["about other subjects"] : [], .. counts.SameCallerOnly ? (ReadOnlySpan<string>)["of other callers"] : [],
            .. counts.ExceptConsented ? (ReadOnlySpan<string>)["with the person's consent"] : [], .. counts.ConnectedOnly ? (ReadOnlySpan<string>)["that nothing answered"] : [],
        ];
        return left.Length == 0 ? "" : $"; not counted: calls {string.Join(", ", left)}";
    }
}
