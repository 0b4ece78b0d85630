using CallingDomain.Dialing;

namespace CallingDomain.Cli;

/// <summary>The Retry Settings of a campaign file.</summary>
internal static class RetrySection
{
    public static RetrySettings Read(JsonPlace retry)
    {
        retry.Only(
            "callAdditionalPhoneAfter", "globalMaxAttempts", "default", "statuses", "limitScope", "checkpoint", "globalScope", "delayBase", "blockedPhone", "windowSplitsPass");
        var settings = new RetrySettings();
        if (retry.Maybe("callAdditionalPhoneAfter") is { } after)
            settings = settings with { CallAdditionalPhoneAfter = after.Duration(RetrySettings.MaxDelay) };
        if (retry.Maybe("globalMaxAttempts") is { } most) settings = settings with { GlobalMaxAttempts = most.WholeNumber(1, AttemptCounts.MaxCount) };
        if (retry.Maybe("limitScope") is { } limit) settings = settings with { LimitScope = limit.Word<LimitScope>() };
        if (retry.Maybe("checkpoint") is { } checkpoint) settings = settings with { Checkpoint = checkpoint.Word<Checkpoint>() };
        if (retry.Maybe("globalScope") is { } global) settings = settings with { GlobalScope = global.Word<GlobalScope>() };
        if (retry.Maybe("delayBase") is { } delay) settings = settings with { DelayBase = delay.Word<DelayBase>() };
        if (retry.Maybe("blockedPhone") is { } blocked) settings = settings with { BlockedPhone = blocked.Word<BlockedPhone>() };
        if (retry.Maybe("windowSplitsPass") is { } splits) settings = settings with { WindowSplitsPass = splits.Word<WindowSplitsPass>() };
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
}
