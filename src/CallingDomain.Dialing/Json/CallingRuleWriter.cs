using System.Text.Json;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Writes a rule set, a limit or a lockout as JSON.</summary>
internal static class CallingRuleWriter
{
    /// <param name="json">The writer.</param>
    /// <param name="rules">The rule set.</param>
    /// <param name="zones">How zones are named.</param>
    /// <param name="around">The calendars that are written around it; null for none.</param>
    /// <exception cref="ArgumentException">The rule set could not be read back: a blank name, half of a surrogate pair, an undefined value of an enumeration.</exception>
    public static void Write(Utf8JsonWriter json, CallingRuleSet rules, ZoneFormat zones, IReadOnlyCollection<HolidayCalendar>? around = null)
    {
        if (string.IsNullOrWhiteSpace(rules.Name)) throw new ArgumentException("A rule set needs a name that is not blank.", nameof(rules));
        if (!RuleConsistency.CanBeMet(rules)) throw new ArgumentException("No phone meets the conditions of the rule set.", nameof(rules));
        json.WriteStartObject();
        json.WriteNumber("format", CampaignSettingsJson.FormatVersion);
        Text(json, "name", rules.Name);
        Text(json, "notice", rules.Notice);
        Text(json, "source", rules.Source);
        if (rules.SourceUrl is { } url) json.WriteString("sourceUrl", JsonText.Utf8Of(url));
        Date(json, "readOn", rules.ReadOn);
        if (rules.Confidence != RuleConfidence.Unspecified) json.WriteString("confidence", JsonWords.RuleConfidence[rules.Confidence]);
        if (rules.InForceFrom >= rules.RepealedFrom) throw new ArgumentException("A rule set must be repealed after the date from which it is in force.", nameof(rules));
        Date(json, "inForceFrom", rules.InForceFrom);
        Date(json, "repealedFrom", rules.RepealedFrom);
        Condition(json, "appliesTo", rules.AppliesTo);
        Condition(json, "liftedBy", rules.LiftedBy);
        Condition(json, "needs", rules.Needs);
        Zone(json, rules.Zone, zones);
        HolidaysJson.WriteCalendars(json, HolidaysJson.CalendarsOf(rules.Hours).Except(around ?? []));
        HoursJson.Write(json, rules.Hours, HoursJson.WindowsName);
        if (rules.HoursField is { } chosen) Text(json, "hoursField", chosen);
        if (!rules.Limits.IsEmpty)
        {
            json.WriteStartArray("limits");
            foreach (var limit in rules.Limits) Write(json, limit, zones);
            json.WriteEndArray();
        }

        if (!rules.Lockouts.IsEmpty)
        {
            json.WriteStartArray("lockouts");
            foreach (var lockout in rules.Lockouts) Write(json, lockout);
            json.WriteEndArray();
        }

        if (rules.AbandonedCalls is { } abandoned)
        {
            json.WritePropertyName("abandonedCalls");
            AbandonedCallsJson.Write(json, abandoned, zones);
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, AttemptLimit limit, ZoneFormat zones)
    {
        json.WriteStartObject();
        Text(json, "name", limit.Name);
        json.WriteNumber("maxAttempts", limit.MaxAttempts);
        json.WriteString("scope", JsonWords.AttemptScope[limit.Scope]);
        if (limit.RollingPeriod is { } length) json.WriteString("rolling", DurationText.Write(length));
        if (limit.Unit is { } unit) json.WriteString("calendar", JsonWords.CalendarUnit[unit]);
        if (limit.Days is { } days) json.WriteNumber("days", days);
        Zone(json, limit.Zone, zones);
        WriteCounts(json, limit.Counts);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Lockout lockout)
    {
        json.WriteStartObject();
        Text(json, "name", lockout.Name);
        json.WriteStartArray(lockout.After.IsEmpty ? "afterOutcomes" : "after");
        foreach (var status in lockout.After) json.WriteStringValue(JsonWords.Outcome[status]);
        foreach (var outcome in lockout.AfterOutcomes) json.WriteStringValue(JsonWords.CallOutcome[outcome]);
        json.WriteEndArray();
        json.WriteString("scope", JsonWords.AttemptScope[lockout.Scope]);
        if (lockout.Period is { } period) json.WriteString("period", DurationText.Write(period));
        if (lockout.Days is { } days) json.WriteNumber("days", days);
        WriteCounts(json, lockout.Counts);
        if (lockout.UnlessAgentWaits) json.WriteBoolean("unlessAgentWaits", true);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, CountedCalls counts)
    {
        json.WriteStartObject();
        if (counts.SameSubjectOnly) json.WriteBoolean("sameSubjectOnly", true);
        if (counts.SameCallerOnly) json.WriteBoolean("sameCallerOnly", true);
        if (counts.ExceptConsented) json.WriteBoolean("exceptConsented", true);
        if (counts.ConnectedOnly) json.WriteBoolean("connectedOnly", true);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, CountedCalls counts)
    {
        if (counts == default) return;
        json.WritePropertyName("counts");
        Write(json, counts);
    }

    private static void Condition(Utf8JsonWriter json, string name, RuleCondition? condition)
    {
        if (condition is null) return;
        json.WritePropertyName(name);
        RuleConditionJson.Write(json, condition);
    }

    private static void Zone(Utf8JsonWriter json, DateTimeZone? zone, ZoneFormat zones)
    {
        if (zone is null) return;
        json.WritePropertyName("zone");
        zones.Write(json, zone);
    }

    private static void Date(Utf8JsonWriter json, string name, LocalDate? date)
    {
        if (date is { } given) json.WriteString(name, NodaTimeConverters.Dates.Format(given));
    }

    // Empty text is the default and is not written.
    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0) json.WriteString(name, JsonText.Utf8Of(text));
    }
}
