using System.Collections.Immutable;
using System.Text.Json;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>Writes the settings of a campaign, or a part of them, as JSON: every property, except hours that are always open and null values.</summary>
internal static class SettingsWriter
{
    /// <exception cref="ArgumentException">The settings could not be read back.</exception>
    public static void Write(Utf8JsonWriter json, CampaignSettings settings, ZoneFormat zones)
    {
        json.WriteStartObject();
        json.WriteNumber("format", CampaignSettingsJson.FormatVersion);
        json.WritePropertyName("timeZone");
        zones.Write(json, settings.TimeZone);
        json.WritePropertyName("phoneZones");
        Write(json, settings.PhoneZones, zones);
        json.WritePropertyName("retry");
        Write(json, settings.Retry);
        var calendars = HolidaysJson.CalendarsOf(settings.CallingHours).Concat(settings.Rules.SelectMany(rules => HolidaysJson.CalendarsOf(rules.Hours))).DistinctBy(calendar => calendar.Name, StringComparer.Ordinal).ToList();
        HolidaysJson.WriteCalendars(json, calendars);
        HoursJson.Write(json, settings.CallingHours, "callingHours");
        json.WriteStartArray("rules");
        foreach (var rules in settings.Rules) CallingRuleWriter.Write(json, rules, zones, calendars);
        json.WriteEndArray();
        json.WriteString("order", JsonWords.Order[settings.Order]);
        json.WriteBoolean("callbacksFirst", settings.CallbacksFirst);
        json.WriteBoolean("reloadClosedContacts", settings.ReloadClosedContacts);
        json.WriteString("duplicateCheck", JsonWords.DuplicateCheck[settings.DuplicateCheck]);
        json.WriteString("duplicatePhones", JsonWords.DuplicatePhones[settings.DuplicatePhones]);
        json.WriteNumber("maxConcurrentCalls", settings.MaxConcurrentCalls);
        json.WriteString("claimLease", DurationText.Write(settings.ClaimLease));
        json.WriteString("callLease", DurationText.Write(settings.CallLease));
        json.WriteBoolean("countLostCalls", settings.CountLostCalls);
        json.WriteNumber("maxCallbacks", settings.MaxCallbacks);
        json.WriteNumber("maxLostCalls", settings.MaxLostCalls);
        if (settings.EndsAt is { } end) json.WriteString("endsAt", NodaTimeConverters.DatesAndTimes.Format(end));
        if (settings.CallbackOwnerTime is { } time) json.WriteString("callbackOwnerTime", DurationText.Write(time));
        if (settings.Subject is { } subject) json.WriteString("subject", subject);
        if (settings.Caller is { } caller) json.WriteString("caller", caller);
        if (!settings.CallKinds.IsEmpty) Write(json, "callKinds", settings.CallKinds);
        if (settings.ContactFields is { } fields) Write(json, "contactFields", fields);
        json.WriteBoolean("agentForEachCall", settings.AgentForEachCall);
        json.WritePropertyName("endings");
        EndingRulesJson.Write(json, settings.Endings);
        json.WritePropertyName("blacklist");
        BlacklistJson.Write(json, settings.Blacklist);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, PhoneZones phones, ZoneFormat zones)
    {
        json.WriteStartObject();
        foreach (var (prefix, several) in phones.Prefixes)
        {
            json.WriteStartArray(prefix.ToString());
            foreach (var zone in several) zones.Write(json, zone);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, RetrySettings retry)
    {
        json.WriteStartObject();
        json.WriteString("callAdditionalPhoneAfter", DurationText.Write(retry.CallAdditionalPhoneAfter));
        json.WriteNumber("globalMaxAttempts", retry.GlobalMaxAttempts);
        json.WriteString("limitScope", JsonWords.LimitScope[retry.LimitScope]);
        json.WriteString("checkpoint", JsonWords.Checkpoint[retry.CheckEachAttempt]);
        json.WriteString("globalScope", JsonWords.GlobalScope[retry.GlobalScope]);
        json.WriteString("delayBase", JsonWords.DelayBase[retry.DelayBase]);
        json.WriteBoolean("skipBlockedPhones", retry.SkipBlockedPhones);
        json.WriteBoolean("restartInterruptedPass", retry.RestartInterruptedPass);
        json.WriteStartObject("statuses");
        foreach (var (status, word) in JsonWords.RetryStatus.Rows)
        {
            json.WritePropertyName(word);
            Write(json, retry[status]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <exception cref="ArgumentException">The rule is out of range.</exception>
    public static void Write(Utf8JsonWriter json, RetryRule rule)
    {
        RetrySettings.Checked(rule);
        json.WriteStartObject();
        json.WriteNumber("maxAttempts", rule.MaxAttempts);
        json.WriteString("retryAfter", DurationText.Write(rule.RetryAfter));
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, AttemptCounts counts)
    {
        json.WriteStartObject();
        foreach (var (status, word) in JsonWords.RetryStatus.Rows)
        {
            if (counts[status] > 0) json.WriteNumber(word, counts[status]);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(JsonText.Utf8Of(text));
        json.WriteEndArray();
    }
}
