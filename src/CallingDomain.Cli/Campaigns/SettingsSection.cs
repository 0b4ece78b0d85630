using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The settings of a campaign file: time zone, retry, order, lines, calling hours, blacklist.</summary>
internal static class SettingsSection
{
    public static CampaignSettings Read(JsonPlace campaign)
    {
        var settings = new CampaignSettings { Blacklist = NumbersOf(campaign.Maybe("blacklist")) };
        if (campaign.Maybe("timeZone") is { } zone) settings = settings with { TimeZone = zone.TimeZone() };
        if (campaign.Maybe("retry") is { } retry) settings = settings with { Retry = Retry(retry) };
        if (campaign.Maybe("order") is { } order) settings = settings with { Order = order.Word<DueOrder>() };
        if (campaign.Maybe("maxConcurrentCalls") is { } lines) settings = settings with { MaxConcurrentCalls = lines.WholeNumber(1, int.MaxValue) };
        if (campaign.Maybe("callingHours") is { } hours) settings = settings with { CallingHours = Hours(hours) };
        return settings;
    }

    // Whole numbers, and beginnings of numbers with a star behind them.
    private static Blacklist NumbersOf(JsonPlace? list)
    {
        var (numbers, beginnings) = (new List<PhoneNumber>(), new List<PhoneNumber>());
        foreach (var place in list?.Items() ?? [])
        {
            if (place.Text().EndsWith('*')) beginnings.Add(place.Beginning());
            else numbers.Add(place.Phone());
        }

        return Blacklist.Of(numbers, beginnings);
    }

    private static RetrySettings Retry(JsonPlace retry)
    {
        retry.Only("callAdditionalPhoneAfter", "globalMaxAttempts", "default", "statuses", "limitScope", "checkpoint", "globalScope", "delayBase");
        var settings = new RetrySettings();
        if (retry.Maybe("callAdditionalPhoneAfter") is { } after)
            settings = settings with { CallAdditionalPhoneAfter = after.Duration(RetrySettings.MaxDelay) };
        if (retry.Maybe("globalMaxAttempts") is { } most) settings = settings with { GlobalMaxAttempts = most.WholeNumber(1, AttemptCounts.MaxCount) };
        if (retry.Maybe("limitScope") is { } limit) settings = settings with { LimitScope = limit.Word<LimitScope>() };
        if (retry.Maybe("checkpoint") is { } checkpoint) settings = settings with { Checkpoint = checkpoint.Word<Checkpoint>() };
        if (retry.Maybe("globalScope") is { } global) settings = settings with { GlobalScope = global.Word<GlobalScope>() };
        if (retry.Maybe("delayBase") is { } delay) settings = settings with { DelayBase = delay.Word<DelayBase>() };
        if (retry.Maybe("default") is { } rule) settings = settings.WithDefault(Rule(rule, settings[CallStatus.NoAnswer]));
        foreach (var (name, place) in retry.Maybe("statuses")?.Properties() ?? [])
        {
            if (AttemptCounts.Counted.FirstOrDefault(status => status.ToString() == name) is not CallStatus.Unspecified and var status)
                settings = settings.With(status, Rule(place, settings[status]));
            else throw place.Refuse(InputReason.ValueUnknown, $"'{name}' is none of the retry statuses {string.Join(", ", AttemptCounts.Counted)}");
        }

        return settings;
    }

    private static RetryRule Rule(JsonPlace place, RetryRule otherwise)
    {
        place.Only("maxAttempts", "retryAfter");
        return new RetryRule(
            place.Maybe("maxAttempts")?.WholeNumber(1, AttemptCounts.MaxCount) ?? otherwise.MaxAttempts,
            place.Maybe("retryAfter")?.Duration(RetrySettings.MaxDelay) ?? otherwise.RetryAfter);
    }

    private static CallingHours Hours(JsonPlace place)
    {
        var windows = place.Items().Select(Window).ToImmutableArray();
        return windows.IsEmpty
            ? throw place.Refuse(InputReason.PropertyRange, "calling hours without a window would never open; leave them out for every hour")
            : CallingHours.Of(windows);
    }

    private static CallingWindow Window(JsonPlace window)
    {
        window.Only("days", "from", "to");
        var days = CallingWindow.EveryDay;
        if (window.Maybe("days") is { } place)
        {
            days = [.. place.Items().Select(day => day.Word<IsoDayOfWeek>()).Distinct()];
            if (days.IsEmpty) throw place.Refuse(InputReason.PropertyRange, "a window without days would never open; leave them out for every day");
        }

        return new CallingWindow(window.The("from").TimeOfDay(), window.The("to").EndOfTimeOfDay(), days);
    }
}
