namespace CallingDomain.Dialing;

/// <summary>Reads a rule set, a limit or a lockout from JSON.</summary>
internal static class CallingRuleReader
{
    /// <exception cref="JsonRefusedException">The value is not a rule set.</exception>
    public static CallingRuleSet Read(JsonPlace place, ZoneFormat zones)
    {
        place.Versioned(
            CampaignSettingsJson.FormatVersion, "name", "notice", "source", "sourceUrl", "clockChanges", "windows", "closedDates", "specialDates", "limits", "lockouts");
        return new CallingRuleSet(place.The("name").NonBlankText())
        {
            Notice = place.Maybe("notice")?.Text() ?? "",
            Source = place.Maybe("source")?.Text() ?? "",
            SourceUrl = place.Maybe("sourceUrl")?.Text(),
            Hours = HoursJson.Read(place, HoursJson.WindowsName, strictByDefault: true),
            Limits = place.List("limits", limit => Limit(limit, zones)),
            Lockouts = place.List("lockouts", Lockout),
        };
    }

    public static AttemptLimit Limit(JsonPlace place, ZoneFormat zones)
    {
        var attempts = place.Only("name", "maxAttempts", "scope", "rolling", "calendar", "zone").The("maxAttempts").WholeNumber(1, int.MaxValue);
        var (rolling, calendar) = (place.Maybe("rolling"), place.Maybe("calendar"));
        if (rolling is null == calendar is null || (rolling is not null && place.Maybe("zone") is not null))
            throw place.Refuse(CampaignSettingsReason.PeriodAmbiguous, "either rolling, or calendar with zone");
        var limit = rolling is { } length
            ? AttemptLimit.Rolling(attempts, length.Period(AttemptLimit.MaxPeriod), Scope(place))
            : AttemptLimit.Calendar(attempts, calendar!.Value.Word(JsonWords.CalendarUnit), place.The("zone").Zone(zones), Scope(place));
        return limit with { Name = Name(place) };
    }

    public static Lockout Lockout(JsonPlace place)
    {
        var after = place.Only("name", "after", "scope", "period").The("after").NonEmptyList(status => status.Word(JsonWords.Outcome));
        return new Lockout(after, place.The("period").Period(AttemptLimit.MaxPeriod), Scope(place)) { Name = Name(place) };
    }

    private static AttemptScope Scope(JsonPlace place) => place.Maybe("scope")?.Word(JsonWords.AttemptScope) ?? AttemptScope.Phone;

    private static string Name(JsonPlace place) => place.Maybe("name")?.Text() ?? "";
}
