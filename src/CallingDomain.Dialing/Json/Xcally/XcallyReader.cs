using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Reads settings from one object of XCALLY's API, and collects the differences.</summary>
internal sealed class XcallyReader(ZoneFormat zones, DateTimeZone? serverZone)
{
    private const string DefaultInterval = "07:00-22:00,*,*,*";
    private const int DefaultAttempts = 3;
    private const int DefaultGlobalAttempts = 4;
    private const int DefaultMinutes = 150;
    private const int DefaultLines = 30;

    private static readonly WordTable<DueOrder> Orders = new((DueOrder.Ascending, "ASC"), (DueOrder.Descending, "DESC"));

    private static readonly WordTable<DuplicateCheck> Checks = new((DuplicateCheck.Never, "never"), (DuplicateCheck.Always, "always"), (DuplicateCheck.OnlyIfOpen, "onlyIfOpen"));

    private readonly ImmutableArray<XcallyNotice>.Builder _notices = ImmutableArray.CreateBuilder<XcallyNotice>();

    /// <exception cref="JsonRefusedException">The value is not a campaign of XCALLY.</exception>
    public XcallySettings Read(JsonPlace place, List<string>? intervals)
    {
        var settings = new CampaignSettings
        {
            TimeZone = ReadZone(place),
            Retry = ReadRetry(place),
            Order = ReadOrder(place),
            DuplicateCheck = ReadDuplicates(place),
            MaxConcurrentCalls = ReadLines(place),
        };
        settings = ReadHours(place, intervals, settings);
        if (place.Maybe(XcallyFields.Prefix) is { } prefix && prefix.Text().Length > 0) Notice(XcallyNoticeReason.PrefixNotMatched, prefix.Path);
        var isActive = ReadActive(place);
        foreach (var (name, value) in place.Properties())
        {
            if (value.Kind == JsonValueKind.Null || XcallyFields.Read.Contains(name)) continue;
            Notice(XcallyFields.NotUsed.Contains(name) ? XcallyNoticeReason.FieldNotUsed : XcallyNoticeReason.FieldUnknown, value.Path);
        }

        return new XcallySettings(settings, isActive, _notices.ToImmutable());
    }

    private DateTimeZone ReadZone(JsonPlace place)
    {
        var given = place.Maybe(XcallyFields.TimeZone);
        var zone = given?.Zone(zones) ?? serverZone
            ?? throw new JsonRefusedException(CampaignSettingsReason.PropertyMissing, Path(place, XcallyFields.TimeZone), "the identity of a time zone, here or as the zone of the server");
        Notice(XcallyNoticeReason.ZoneOfContact, Path(place, XcallyFields.TimeZone), given?.Text(), zone.Id);
        return zone;
    }

    private RetrySettings ReadRetry(JsonPlace place)
    {
        var retry = new RetrySettings { GlobalMaxAttempts = ReadAttempts(place, XcallyFields.GlobalMaxRetry, DefaultGlobalAttempts) };
        foreach (var (status, word) in JsonWords.RetryStatus.Rows)
        {
            var minutes = place.Maybe(XcallyFields.RetryFrequency(word))?.WholeNumber(0, (int)RetrySettings.MaxDelay.TotalMinutes) ?? DefaultMinutes;
            retry = retry.With(status, new RetryRule(ReadAttempts(place, XcallyFields.MaxRetry(word), DefaultAttempts), Duration.FromMinutes(minutes)));
        }

        Notice(XcallyNoticeReason.AdditionalDelayDefault, place.Path, null, DurationText.Write(retry.CallAdditionalPhoneAfter));
        return retry;
    }

    private int ReadAttempts(JsonPlace place, string name, int otherwise)
    {
        var attempts = place.Maybe(name)?.WholeNumber(0, AttemptCounts.MaxCount) ?? otherwise;
        if (attempts > 0) return attempts;
        Notice(XcallyNoticeReason.RetriesZero, Path(place, name), "0", "1");
        return 1;
    }

    private DueOrder ReadOrder(JsonPlace place)
    {
        if (place.Maybe(XcallyFields.Order) is { } given) return given.Word(Orders);
        Notice(XcallyNoticeReason.OrderDescendingDefault, Path(place, XcallyFields.Order), null, JsonWords.Order[DueOrder.Descending]);
        return DueOrder.Descending;
    }

    private DuplicateCheck ReadDuplicates(JsonPlace place)
    {
        if (place.Maybe(XcallyFields.Duplicates) is { } given) return given.Word(Checks);
        Notice(XcallyNoticeReason.DuplicateCheckDefault, Path(place, XcallyFields.Duplicates), null, JsonWords.DuplicateCheck[DuplicateCheck.Always]);
        return DuplicateCheck.Always;
    }

    private int ReadLines(JsonPlace place)
    {
        if (place.Maybe(XcallyFields.LimitCalls) is not { } given)
        {
            Notice(XcallyNoticeReason.LineLimitAbsent, Path(place, XcallyFields.LimitCalls), null, DefaultLines.ToString(CultureInfo.InvariantCulture));
            return DefaultLines;
        }

        var lines = given.WholeNumber(0, int.MaxValue);
        if (lines > 0) return lines;
        Notice(XcallyNoticeReason.NoLineLimit, given.Path, "0", int.MaxValue.ToString(CultureInfo.InvariantCulture));
        return int.MaxValue;
    }

    // The interval of the campaign holds within the global one: if both restrict, the global one becomes a rule set.
    private CampaignSettings ReadHours(JsonPlace place, List<string>? intervals, CampaignSettings settings)
    {
        var path = Path(place, XcallyFields.GlobalInterval);
        var given = place.Maybe(XcallyFields.GlobalInterval);
        if (given is null) Notice(XcallyNoticeReason.IntervalDefault, path, null, DefaultInterval);
        var global = HoursOf([ReadInterval(given?.Text(XcallyInterval.Example) ?? DefaultInterval, path)]);
        if (intervals is null && place.Maybe(XcallyFields.Interval) is { } interval) throw interval.Refuse(CampaignSettingsReason.IntervalMissing, "the parts of this interval, as the argument");
        var own = HoursOf([.. (intervals ?? []).Select((part, i) => ReadInterval(part, string.Create(CultureInfo.InvariantCulture, $"{Path(place, XcallyFields.Interval)}[{i}]")))]);
        return own.AreAlways ? settings with { CallingHours = global }
            : global.AreAlways ? settings with { CallingHours = own }
            : settings with { CallingHours = own, Rules = [new CallingRuleSet(XcallyFields.GlobalInterval) { Hours = global }] };
    }

    private XcallyInterval ReadInterval(string text, string path)
    {
        var interval = XcallyInterval.Read(text) ?? throw new JsonRefusedException(CampaignSettingsReason.IntervalInvalid, path, XcallyInterval.Example);
        if (!interval.Window.Occurs) throw new JsonRefusedException(CampaignSettingsReason.NeverOpen, path, "an interval with at least one date; 30 February is none");
        if (interval.HasTime) Notice(XcallyNoticeReason.IntervalMinuteIncluded, path, text, interval.ToString());
        if (interval.IsNightOfCertainDays) Notice(XcallyNoticeReason.IntervalOverMidnight, path, text, interval.ToString());
        return interval;
    }

    private static CallingHours HoursOf(ImmutableArray<XcallyInterval> parts) =>
        parts.IsEmpty || parts.Any(part => part.IsAlways) ? CallingHours.Always : CallingHours.Of(parts.Select(part => part.Window));

    private bool? ReadActive(JsonPlace place)
    {
        bool? active = null;
        foreach (var name in new[] { XcallyFields.Active, XcallyFields.DialActive })
        {
            if (place.Maybe(name) is not { } given) continue;
            var value = given.Kind == JsonValueKind.Number ? given.WholeNumber(0, 1) == 1 : given.Flag();
            if (!value) Notice(XcallyNoticeReason.NotActive, given.Path);
            active = (active ?? true) && value;
        }

        return active;
    }

    private static string Path(JsonPlace place, string name) => $"{place.Path}.{name}";

    private void Notice(XcallyNoticeReason reason, string path, string? given = null, string? becomes = null) => _notices.Add(new XcallyNotice(reason, path, given, becomes));
}
