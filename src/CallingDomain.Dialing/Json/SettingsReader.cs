using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Reads the settings of a campaign from JSON; an absent property has its default.</summary>
internal sealed class SettingsReader(IDateTimeZoneProvider zones)
{
    private const string ExpectedBeginning = "the digits with which phone numbers begin, such as +1212";

    /// <exception cref="JsonRefusedException">The value is not the settings of a campaign.</exception>
    public CampaignSettings Read(JsonPlace place)
    {
        place.Versioned(
            CampaignSettingsJson.FormatVersion, "timeZone", "phoneZones", "retry", "clockChanges", "callingHours", "closedDates", "holidays", "specialDates", "rules", "order",
            "profile", "reload", "duplicateCheck", "duplicatePhones", "maxConcurrentCalls", "claimLease", "callLease", "lostCalls", "maxCallbacks", "maxLostCalls", "endsAt", "callbackOwnerTime", "blacklist");
        var usual = new CampaignSettings();
        return new CampaignSettings
        {
            TimeZone = place.Maybe("timeZone")?.Zone(zones) ?? usual.TimeZone,
            PhoneZones = place.Maybe("phoneZones") is { } phones ? ReadPhoneZones(phones) : usual.PhoneZones,
            Retry = place.Maybe("retry") is { } retry ? ReadRetry(retry) : usual.Retry,
            CallingHours = HoursJson.Read(place, "callingHours", usual.CallingHours.ClockChanges),
            Rules = place.List("rules", rules => CallingRuleReader.Read(rules, zones)),
            Order = place.Maybe("order")?.Word(JsonWords.Order) ?? usual.Order,
            Profile = place.Maybe("profile")?.Word(JsonWords.Profile) ?? usual.Profile,
            Reload = place.Maybe("reload")?.Word(JsonWords.Reload) ?? usual.Reload,
            DuplicateCheck = place.Maybe("duplicateCheck")?.Word(JsonWords.DuplicateCheck) ?? usual.DuplicateCheck,
            DuplicatePhones = place.Maybe("duplicatePhones")?.Word(JsonWords.ComparedPhones) ?? usual.DuplicatePhones,
            MaxConcurrentCalls = place.Maybe("maxConcurrentCalls")?.WholeNumber(1, int.MaxValue) ?? usual.MaxConcurrentCalls,
            ClaimLease = place.Maybe("claimLease")?.Period(RetrySettings.MaxDelay) ?? usual.ClaimLease,
            CallLease = place.Maybe("callLease")?.Period(RetrySettings.MaxDelay) ?? usual.CallLease,
            LostCalls = place.Maybe("lostCalls")?.Word(JsonWords.LostCalls) ?? usual.LostCalls,
            MaxCallbacks = place.Maybe("maxCallbacks")?.WholeNumber(1, ContactTally.Most) ?? usual.MaxCallbacks,
            MaxLostCalls = place.Maybe("maxLostCalls")?.WholeNumber(1, ContactTally.Most) ?? usual.MaxLostCalls,
            EndsAt = place.Maybe("endsAt")?.DateAndTime() ?? usual.EndsAt,
            CallbackOwnerTime = place.Maybe("callbackOwnerTime")?.Delay(RetrySettings.MaxDelay),
            Blacklist = place.Maybe("blacklist") is { } numbers ? ReadBlacklist(numbers) : usual.Blacklist,
        };
    }

    private PhoneZones ReadPhoneZones(JsonPlace place) => PhoneZones.Of(place.Properties().Select(each => KeyValuePair.Create(
        Number(each.Name, each.Value, ExpectedBeginning), CallZones.All(each.Value.NonEmptyList(zone => zone.Zone(zones))))));

    private static RetrySettings ReadRetry(JsonPlace place)
    {
        place.Only("callAdditionalPhoneAfter", "globalMaxAttempts", "limitScope", "checkpoint", "globalScope", "delayBase", "blockedPhone", "windowSplitsPass", "default", "statuses");
        var usual = new RetrySettings();
        var settings = new RetrySettings
        {
            CallAdditionalPhoneAfter = place.Maybe("callAdditionalPhoneAfter")?.Delay(RetrySettings.MaxDelay) ?? usual.CallAdditionalPhoneAfter,
            GlobalMaxAttempts = place.Maybe("globalMaxAttempts")?.WholeNumber(1, AttemptCounts.MaxCount) ?? usual.GlobalMaxAttempts,
            LimitScope = place.Maybe("limitScope")?.Word(JsonWords.LimitScope) ?? usual.LimitScope,
            Checkpoint = place.Maybe("checkpoint")?.Word(JsonWords.Checkpoint) ?? usual.Checkpoint,
            GlobalScope = place.Maybe("globalScope")?.Word(JsonWords.GlobalScope) ?? usual.GlobalScope,
            DelayBase = place.Maybe("delayBase")?.Word(JsonWords.DelayBase) ?? usual.DelayBase,
            BlockedPhone = place.Maybe("blockedPhone")?.Word(JsonWords.BlockedPhone) ?? usual.BlockedPhone,
            WindowSplitsPass = place.Maybe("windowSplitsPass")?.Word(JsonWords.WindowSplitsPass) ?? usual.WindowSplitsPass,
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

    private static RetryRule Rule(JsonPlace place, RetryRule otherwise)
    {
        place.Only("maxAttempts", "retryAfter");
        return new RetryRule(
            place.Maybe("maxAttempts")?.WholeNumber(1, AttemptCounts.MaxCount) ?? otherwise.MaxAttempts,
            place.Maybe("retryAfter")?.Delay(RetrySettings.MaxDelay) ?? otherwise.RetryAfter);
    }

    // Whole numbers, and beginnings of numbers with a star behind them.
    private static Blacklist ReadBlacklist(JsonPlace place)
    {
        var entries = place.List(entry =>
        {
            const string expected = "a phone number such as +390612345678, or the beginning of phone numbers such as +39899*";
            var text = entry.Text(expected);
            var isBeginning = text.EndsWith('*');
            return (Number: Number(isBeginning ? text[..^1] : text, entry, expected), isBeginning);
        });
        return Blacklist.Of(entries.Where(entry => !entry.isBeginning).Select(entry => entry.Number), entries.Where(entry => entry.isBeginning).Select(entry => entry.Number));
    }

    private static PhoneNumber Number(string text, JsonPlace place, string expected) =>
        PhoneNumber.Read(text).TryGet(out var number) ? number : throw place.Refuse(CampaignSettingsReason.SettingsNumberInvalid, expected);
}
