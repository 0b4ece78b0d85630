using System.Collections.Immutable;

namespace CallingDomain.Dialing;

/// <summary>Reads a rule set, a limit or a lockout from JSON.</summary>
internal static class CallingRuleReader
{
    /// <exception cref="JsonRefusedException">The value is not a rule set.</exception>
    public static CallingRuleSet Read(JsonPlace place, ZoneFormat zones, ImmutableDictionary<string, HolidayCalendar>? calendars = null)
    {
        place.Versioned(
            CampaignSettingsJson.FormatVersion, "name", "notice", "source", "sourceUrl", "readOn", "confidence", "inForceFrom", "repealedFrom", "appliesTo", "liftedBy", "needs", "zone", "clockChanges", HolidaysJson.CalendarsName, "windows", "closedDates", "holidays", "specialDates", "hoursField", "limits", "lockouts", "abandonedCalls");
        var known = HolidaysJson.ReadCalendars(place, calendars);
        var (from, repealed) = (place.Maybe("inForceFrom")?.Date(), place.Maybe("repealedFrom")?.Date());
        if (from >= repealed) throw place.The("repealedFrom").Refuse(CampaignSettingsReason.Contradictory, "a date after inForceFrom");
        var set = new CallingRuleSet(place.The("name").NonBlankText())
        {
            Notice = place.Maybe("notice")?.Text() ?? "",
            Source = place.Maybe("source")?.Text() ?? "",
            SourceUrl = place.Maybe("sourceUrl")?.Text(),
            ReadOn = place.Maybe("readOn")?.Date(),
            Confidence = place.Maybe("confidence")?.Word(JsonWords.RuleConfidence) ?? RuleConfidence.Unspecified,
            InForceFrom = from,
            RepealedFrom = repealed,
            AppliesTo = Condition("appliesTo"),
            LiftedBy = Condition("liftedBy"),
            Needs = Condition("needs"),
            Zone = place.Maybe("zone")?.Zone(zones),
            Hours = HoursJson.Read(place, HoursJson.WindowsName, strictByDefault: true, known),
            HoursField = place.Maybe("hoursField")?.NonBlankText(),
            Limits = place.List("limits", limit => Limit(limit, zones)),
            Lockouts = place.List("lockouts", Lockout),
            AbandonedCalls = place.Maybe("abandonedCalls") is { } abandoned ? AbandonedCallsJson.Read(abandoned, zones) : null,
        };
        HolidaysJson.CheckUse(place, known, set.Hours.Holidays);
        return RuleConsistency.CanBeMet(set) ? set : throw place.Refuse(CampaignSettingsReason.RuleNeverMet, "conditions that some phone meets");

        RuleCondition? Condition(string name) => place.Maybe(name) is { } condition ? RuleConditionJson.Read(condition) : null;
    }

    public static AttemptLimit Limit(JsonPlace place, ZoneFormat zones)
    {
        var attempts = place.Only("name", "maxAttempts", "scope", "rolling", "calendar", "days", "zone", "counts").The("maxAttempts").WholeNumber(1, int.MaxValue);
        var (rolling, calendar, days) = (place.Maybe("rolling"), place.Maybe("calendar"), place.Maybe("days"));
        var periods = (rolling is null ? 0 : 1) + (calendar is null ? 0 : 1) + (days is null ? 0 : 1);
        if (periods != 1 || (rolling is not null && place.Maybe("zone") is not null)) throw place.Refuse(CampaignSettingsReason.PeriodAmbiguous, "either rolling, calendar or days; a zone only with calendar or days");
        var zone = place.Maybe("zone")?.Zone(zones);
        var limit = rolling is { } length ? AttemptLimit.Rolling(attempts, length.Period(AttemptLimit.MaxPeriod), Scope(place))
            : days is { } count ? AttemptLimit.PerDays(attempts, count.WholeNumber(1, AttemptLimit.MaxPeriod.Days), zone, Scope(place))
            : AttemptLimit.Calendar(attempts, calendar!.Value.Word(JsonWords.CalendarUnit), zone, Scope(place));
        return limit with { Name = Name(place), Counts = Counts(place.Maybe("counts")) };
    }

    public static Lockout Lockout(JsonPlace place)
    {
        place.Only("name", "after", "afterOutcomes", "scope", "period", "days", "counts", "unlessAgentWaits");
        var (statuses, outcomes, period, days) = (place.Maybe("after"), place.Maybe("afterOutcomes"), place.Maybe("period"), place.Maybe("days"));
        if (statuses is not null && outcomes is not null) throw place.Refuse(CampaignSettingsReason.Contradictory, "either after or afterOutcomes");
        if (period is null == days is null) throw place.Refuse(CampaignSettingsReason.PeriodAmbiguous, "either period or days");
        var (length, dates, scope) = (period?.Period(AttemptLimit.MaxPeriod), days?.WholeNumber(1, AttemptLimit.MaxPeriod.Days), Scope(place));
        var lockout = outcomes is null ? After(place.The("after").NonEmptyList(status => status.Word(JsonWords.Outcome))) : AfterOutcomes(outcomes.Value.NonEmptyList(outcome => outcome.Word(JsonWords.CallOutcome)));
        return lockout with { Name = Name(place), Counts = Counts(place.Maybe("counts")), UnlessAgentWaits = place.Maybe("unlessAgentWaits")?.Flag() ?? false };

        Lockout After(ImmutableArray<CallStatus> after) => length is { } period ? new(after, period, scope) : Dialing.Lockout.ForDays(after, dates!.Value, scope);

        Lockout AfterOutcomes(ImmutableArray<CallOutcome> after) => length is { } period ? new(after, period, scope) : Dialing.Lockout.ForDays(after, dates!.Value, scope);
    }

    /// <summary>Reads which calls count; all for null.</summary>
    public static CountedCalls Counts(JsonPlace? place)
    {
        if (place is not { } counts) return default;
        counts.Only("sameSubjectOnly", "sameCallerOnly", "exceptConsented", "connectedOnly");
        return new CountedCalls
        {
            SameSubjectOnly = counts.Maybe("sameSubjectOnly")?.Flag() ?? false,
            SameCallerOnly = counts.Maybe("sameCallerOnly")?.Flag() ?? false,
            ExceptConsented = counts.Maybe("exceptConsented")?.Flag() ?? false,
            ConnectedOnly = counts.Maybe("connectedOnly")?.Flag() ?? false,
        };
    }

    private static AttemptScope Scope(JsonPlace place) => place.Maybe("scope")?.Word(JsonWords.AttemptScope) ?? AttemptScope.Phone;

    private static string Name(JsonPlace place) => place.Maybe("name")?.Text() ?? "";
}
