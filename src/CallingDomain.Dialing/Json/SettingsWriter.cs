using System.Text.Json;
using CallingDomain.Contacts;

namespace CallingDomain.Dialing;

/// <summary>Writes the settings of a campaign as JSON: every property, except hours that are always open and an end that there is not.</summary>
internal static class SettingsWriter
{
    /// <exception cref="ArgumentException">The settings cannot be read again.</exception>
    public static void Write(Utf8JsonWriter json, CampaignSettings settings)
    {
        json.WriteStartObject();
        json.WriteNumber("format", CampaignSettingsJson.FormatVersion);
        json.WriteString("timeZone", settings.TimeZone.Id);
        Write(json, settings.PhoneZones);
        Write(json, settings.Retry);
        HoursJson.Write(json, settings.CallingHours, "callingHours");
        json.WriteStartArray("rules");
        foreach (var rules in settings.Rules) CallingRuleWriter.Write(json, rules);
        json.WriteEndArray();
        json.WriteString("order", JsonWords.Order[settings.Order]);
        json.WriteString("profile", JsonWords.Profile[settings.Profile]);
        json.WriteString("reload", JsonWords.Reload[settings.Reload]);
        json.WriteString("duplicateCheck", JsonWords.DuplicateCheck[settings.DuplicateCheck]);
        json.WriteString("duplicatePhones", JsonWords.ComparedPhones[settings.DuplicatePhones]);
        json.WriteNumber("maxConcurrentCalls", settings.MaxConcurrentCalls);
        json.WriteString("claimLease", RuleText.Write(settings.ClaimLease));
        json.WriteString("callLease", RuleText.Write(settings.CallLease));
        json.WriteString("lostCalls", JsonWords.LostCalls[settings.LostCalls]);
        json.WriteNumber("maxCallbacks", settings.MaxCallbacks);
        json.WriteNumber("maxLostCalls", settings.MaxLostCalls);
        if (settings.EndsAt is { } end) json.WriteString("endsAt", RuleText.Write(end));
        if (settings.CallbackOwnerTime is { } time) json.WriteString("callbackOwnerTime", RuleText.Write(time));
        Write(json, settings.Blacklist);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PhoneZones phones)
    {
        json.WriteStartObject("phoneZones");
        foreach (var (beginning, zones) in phones.Beginnings)
        {
            json.WriteStartArray(beginning.ToString());
            foreach (var zone in zones.Zones) json.WriteStringValue(zone.Id);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RetrySettings retry)
    {
        json.WriteStartObject("retry");
        json.WriteString("callAdditionalPhoneAfter", RuleText.Write(retry.CallAdditionalPhoneAfter));
        json.WriteNumber("globalMaxAttempts", retry.GlobalMaxAttempts);
        json.WriteString("limitScope", JsonWords.LimitScope[retry.LimitScope]);
        json.WriteString("checkpoint", JsonWords.Checkpoint[retry.Checkpoint]);
        json.WriteString("globalScope", JsonWords.GlobalScope[retry.GlobalScope]);
        json.WriteString("delayBase", JsonWords.DelayBase[retry.DelayBase]);
        json.WriteString("blockedPhone", JsonWords.BlockedPhone[retry.BlockedPhone]);
        json.WriteString("windowSplitsPass", JsonWords.WindowSplitsPass[retry.WindowSplitsPass]);
        json.WriteStartObject("statuses");
        foreach (var (status, word) in JsonWords.RetryStatus.Rows)
        {
            json.WriteStartObject(word);
            json.WriteNumber("maxAttempts", retry[status].MaxAttempts);
            json.WriteString("retryAfter", RuleText.Write(retry[status].RetryAfter));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Blacklist blacklist)
    {
        json.WriteStartArray("blacklist");
        foreach (var number in blacklist.Numbers) json.WriteStringValue(number.ToString());
        foreach (var prefix in blacklist.Prefixes) json.WriteStringValue(prefix + "*");
        json.WriteEndArray();
    }
}
