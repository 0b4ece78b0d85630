using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Reads the settings of a campaign, or a part of them, from JSON; an absent property has its default.</summary>
internal sealed class SettingsReader(ZoneFormat zones)
{
    public const string ExpectedPrefix = "the prefix of phone numbers, such as +1212";

    /// <exception cref="JsonRefusedException">The value is not the settings of a campaign.</exception>
    public CampaignSettings Read(JsonPlace place)
    {
        place.Versioned(
            CampaignSettingsJson.FormatVersion, "timeZone", "phoneZones", "retry", HolidaysJson.CalendarsName, "clockChanges", "callingHours", "closedDates", "holidays", "specialDates", "rules", "order",
            "callbacksFirst", "reloadClosedContacts", "duplicateCheck", "duplicatePhones", "maxConcurrentCalls", "claimLease", "callLease", "countLostCalls", "maxCallbacks", "maxLostCalls", "endsAt", "callbackOwnerTime", "subject", "caller", "callKinds", "contactFields", "agentForEachCall", "endings", "blacklist");
        var defaults = new CampaignSettings();
        var calendars = HolidaysJson.ReadCalendars(place);
        var fields = place.Maybe("contactFields")?.Distinct(StringComparer.Ordinal, isEmptyAllowed: true);
        var kinds = place.Maybe("callKinds")?.Distinct(StringComparer.OrdinalIgnoreCase, Key) ?? defaults.CallKinds;
        var settings = new CampaignSettings
        {
            TimeZone = place.Maybe("timeZone")?.Zone(zones) ?? defaults.TimeZone,
            PhoneZones = place.Maybe("phoneZones") is { } phones ? ReadPhoneZones(phones, zones) : defaults.PhoneZones,
            Retry = place.Maybe("retry") is { } retry ? ReadRetry(retry) : defaults.Retry,
            CallingHours = HoursJson.Read(place, "callingHours", defaults.CallingHours.StrictClockChanges, calendars),
            Rules = ReadRules(place, calendars, fields is { } known ? new RuleFieldCheck(known, kinds) : null),
            Order = place.Maybe("order")?.Word(JsonWords.Order) ?? defaults.Order,
            CallbacksFirst = place.Maybe("callbacksFirst")?.Flag() ?? defaults.CallbacksFirst,
            ReloadClosedContacts = place.Maybe("reloadClosedContacts")?.Flag() ?? defaults.ReloadClosedContacts,
            DuplicateCheck = place.Maybe("duplicateCheck")?.Word(JsonWords.DuplicateCheck) ?? defaults.DuplicateCheck,
            DuplicatePhones = place.Maybe("duplicatePhones")?.Word(JsonWords.DuplicatePhones) ?? defaults.DuplicatePhones,
            MaxConcurrentCalls = place.Maybe("maxConcurrentCalls")?.WholeNumber(1, int.MaxValue) ?? defaults.MaxConcurrentCalls,
            ClaimLease = place.Maybe("claimLease")?.Period(RetrySettings.MaxDelay) ?? defaults.ClaimLease,
            CallLease = place.Maybe("callLease")?.Period(RetrySettings.MaxDelay) ?? defaults.CallLease,
            CountLostCalls = place.Maybe("countLostCalls")?.Flag() ?? defaults.CountLostCalls,
            MaxCallbacks = place.Maybe("maxCallbacks")?.WholeNumber(1, ContactTally.Most) ?? defaults.MaxCallbacks,
            MaxLostCalls = place.Maybe("maxLostCalls")?.WholeNumber(1, ContactTally.Most) ?? defaults.MaxLostCalls,
            EndsAt = place.Maybe("endsAt")?.DateAndTime() ?? defaults.EndsAt,
            CallbackOwnerTime = place.Maybe("callbackOwnerTime")?.Delay(RetrySettings.MaxDelay),
            Subject = place.Maybe("subject") is { } subject ? Key(subject) : defaults.Subject,
            Caller = place.Maybe("caller") is { } caller ? Key(caller) : defaults.Caller,
            CallKinds = kinds,
            ContactFields = fields,
            AgentForEachCall = place.Maybe("agentForEachCall")?.Flag() ?? defaults.AgentForEachCall,
            Endings = place.Maybe("endings") is { } endings ? EndingRulesJson.Read(endings) : defaults.Endings,
            Blacklist = place.Maybe("blacklist") is { } numbers ? BlacklistJson.Read(numbers) : defaults.Blacklist,
        };
        HolidaysJson.CheckUse(place, calendars, settings.Rules.SelectMany(rules => rules.Hours.Holidays).Concat(settings.CallingHours.Holidays));
        return settings;
    }

    /// <exception cref="JsonRefusedException">The value is not zones by prefix.</exception>
    public static PhoneZones ReadPhoneZones(JsonPlace place, ZoneFormat zones) => PhoneZones.Of(place.Properties().Select(each => KeyValuePair.Create(
        Number(each.Name, each.Value, ExpectedPrefix), each.Value.NonEmptyList(zone => zone.Zone(zones)))));

    /// <exception cref="JsonRefusedException">The value is not Retry Settings.</exception>
    public static RetrySettings ReadRetry(JsonPlace place)
    {
        place.Only("callAdditionalPhoneAfter", "globalMaxAttempts", "limitScope", "checkpoint", "globalScope", "delayBase", "skipBlockedPhones", "restartInterruptedPass", "default", "statuses");
        var defaults = new RetrySettings();
        var settings = new RetrySettings
        {
            CallAdditionalPhoneAfter = place.Maybe("callAdditionalPhoneAfter")?.Delay(RetrySettings.MaxDelay) ?? defaults.CallAdditionalPhoneAfter,
            GlobalMaxAttempts = place.Maybe("globalMaxAttempts")?.WholeNumber(1, AttemptCounts.MaxCount) ?? defaults.GlobalMaxAttempts,
            LimitScope = place.Maybe("limitScope")?.Word(JsonWords.LimitScope) ?? defaults.LimitScope,
            CheckEachAttempt = place.Maybe("checkpoint")?.Word(JsonWords.Checkpoint) ?? defaults.CheckEachAttempt,
            GlobalScope = place.Maybe("globalScope")?.Word(JsonWords.GlobalScope) ?? defaults.GlobalScope,
            DelayBase = place.Maybe("delayBase")?.Word(JsonWords.DelayBase) ?? defaults.DelayBase,
            SkipBlockedPhones = place.Maybe("skipBlockedPhones")?.Flag() ?? defaults.SkipBlockedPhones,
            RestartInterruptedPass = place.Maybe("restartInterruptedPass")?.Flag() ?? defaults.RestartInterruptedPass,
        };
        if (place.Maybe("default") is { } rule) settings = settings.WithDefault(Rule(rule, settings[CallStatus.NoAnswer]));
        if (place.Maybe("statuses") is not { } statuses) return settings;
        statuses.Only([.. JsonWords.RetryStatus.Rows.Select(row => row.Word)]);
        foreach (var (status, word) in JsonWords.RetryStatus.Rows)
        {
            if (statuses.Maybe(word) is { } own) settings = settings.With(status, Rule(own, settings[status]));
        }

        return settings;
    }

    /// <summary>Reads a retry rule; an absent property has the value of another rule.</summary>
    /// <exception cref="JsonRefusedException">The value is not a retry rule.</exception>
    public static RetryRule Rule(JsonPlace place, RetryRule otherwise)
    {
        place.Only("maxAttempts", "retryAfter");
        return new RetryRule(
            place.Maybe("maxAttempts")?.WholeNumber(1, AttemptCounts.MaxCount) ?? otherwise.MaxAttempts,
            place.Maybe("retryAfter")?.Delay(RetrySettings.MaxDelay) ?? otherwise.RetryAfter);
    }

    /// <exception cref="JsonRefusedException">The value is not counts by retry status.</exception>
    public static AttemptCounts ReadCounts(JsonPlace place)
    {
        place.Only([.. JsonWords.RetryStatus.Rows.Select(row => row.Word)]);
        return AttemptCounts.Of([.. JsonWords.RetryStatus.Rows.Select(row => place.Maybe(row.Word)?.WholeNumber(0, AttemptCounts.MaxCount) ?? 0)]);
    }

    private ImmutableArray<CallingRuleSet> ReadRules(JsonPlace place, ImmutableDictionary<string, HolidayCalendar> calendars, RuleFieldCheck? fields)
    {
        if (place.Maybe("rules") is not { } list) return [];
        var rules = list.List(at =>
        {
            var set = CallingRuleReader.Read(at, zones, calendars);
            fields?.Check(at, set);
            return set;
        });
        return rules.Length <= RuleScope.MaxSets ? rules : throw list.Refuse(CampaignSettingsReason.PropertyRange, FormattableString.Invariant($"at most {RuleScope.MaxSets} rule sets"));
    }

    private static string Key(JsonPlace place) =>
        place.Text() is { } text && CampaignSettings.IsKey(text) ? text : throw place.Refuse(CampaignSettingsReason.PropertyRange, $"a text of 1 to {CampaignSettings.MaxKeyLength} characters that is not blank");

    /// <exception cref="JsonRefusedException">The text is not a number.</exception>
    public static PhoneNumber Number(string text, JsonPlace place, string expected) =>
        PhoneNumber.Read(text).TryGet(out var number) ? number : throw place.Refuse(CampaignSettingsReason.NumberInvalid, expected);
}
