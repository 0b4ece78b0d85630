using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Makes a set of calling rules of what stands in JSON; the first thing that is wrong is kept with its place.</summary>
internal sealed class CallingRuleReader(IDateTimeZoneProvider zones)
{
    public CallingRuleRefusal? Refusal { get; private set; }

    /// <returns>The set; of no use where there is a <see cref="Refusal"/>.</returns>
    public CallingRuleSet Read(CallingRuleDocument document)
    {
        Known(document.Unknown, "$");
        return new CallingRuleSet(Needed(document.Name, "$.name"))
        {
            Notice = document.Notice ?? "",
            Source = document.Source ?? "",
            SourceUrl = document.SourceUrl,
            Hours = Hours(document),
            Limits = List(document.Limits, "$.limits", Limit),
            Lockouts = List(document.Lockouts, "$.lockouts", Lockout),
        };
    }

    private CallingHours Hours(CallingRuleDocument document)
    {
        var clockChanges = Word(document.ClockChanges, "$.clockChanges", ClockChangePolicy.Strict);
        var windows = List(document.Windows, "$.windows", Window);
        var dates = new List<SpecialDate>();
        var known = new HashSet<LocalDate>();
        foreach (var (date, path) in Dates(document))
        {
            if (known.Add(date.Date)) dates.Add(date);
            else Refuse(CallingRuleReason.RuleDateDuplicate, path);
        }

        if (document.Windows is null) // without windows every day is open, but for the dates
            return dates.Count == 0 ? CallingHours.Always : CallingHours.Of([new CallingWindow(LocalTime.Midnight, LocalTime.Midnight, CallingWindow.EveryDay)], dates, clockChanges);
        if (windows.IsEmpty && dates.TrueForAll(date => date.IsClosed)) Refuse(CallingRuleReason.RuleNeverOpen, "$.windows");
        return Refusal is null ? CallingHours.Of(windows, dates, clockChanges) : CallingHours.Always;
    }

    private IEnumerable<(SpecialDate Date, string Path)> Dates(CallingRuleDocument document) =>
    [
        .. List(document.ClosedDates, "$.closedDates", (text, path) => (SpecialDate.Closed(Date(text, path)), path)),
        .. List(document.SpecialDates, "$.specialDates", (special, path) =>
        {
            Known(special.Unknown, path);
            var windows = List(special.Windows, $"{path}.windows", (window, place) => TimeWindow(window, place, mayHaveDays: false));
            return (new SpecialDate(Date(special.Date, $"{path}.date"), windows.AsSpan()), path);
        }),
    ];

    private CallingWindow Window(WindowDocument window, string path)
    {
        var times = TimeWindow(window, path, mayHaveDays: true);
        var days = window.Days is null ? CallingWindow.EveryDay : List(window.Days, $"{path}.days", (day, place) => Word(day, place, IsoDayOfWeek.None));
        if (days.IsEmpty) Refuse(CallingRuleReason.RulePropertyMissing, $"{path}.days");
        return new CallingWindow(times.From, times.To, days);
    }

    private TimeWindow TimeWindow(WindowDocument window, string path, bool mayHaveDays)
    {
        Known(window.Unknown, path);
        if (window.Days is not null && !mayHaveDays) Refuse(CallingRuleReason.RulePropertyUnknown, $"{path}.days");
        return new TimeWindow(
            Read(window.From, $"{path}.from", RuleText.ReadTime, CallingRuleReason.RuleTimeInvalid),
            Read(window.To, $"{path}.to", RuleText.ReadEnd, CallingRuleReason.RuleTimeInvalid));
    }

    private AttemptLimit Limit(LimitDocument limit, string path)
    {
        Known(limit.Unknown, path);
        var scope = Word(limit.Scope, $"{path}.scope", AttemptScope.Phone);
        if (limit.MaxAttempts is null) Refuse(CallingRuleReason.RulePropertyMissing, $"{path}.maxAttempts");
        else if (limit.MaxAttempts is < 1 or > int.MaxValue) RefuseRange($"{path}.maxAttempts", "1", int.MaxValue.ToString(CultureInfo.InvariantCulture));
        var attempts = (int)Math.Clamp(limit.MaxAttempts ?? 1, 1, int.MaxValue);
        if (limit.Rolling is null == limit.Calendar is null || (limit.Rolling is not null && limit.Zone is not null)) Refuse(CallingRuleReason.RulePeriodAmbiguous, path);
        if (limit.Calendar is null) return AttemptLimit.Rolling(attempts, Period(limit.Rolling, $"{path}.rolling"), scope);
        var zone = zones.GetZoneOrNull(Needed(limit.Zone, $"{path}.zone"));
        if (zone is null) Refuse(CallingRuleReason.RuleZoneUnknown, $"{path}.zone");
        return AttemptLimit.Calendar(attempts, Word(limit.Calendar, $"{path}.calendar", CalendarPeriod.Day), zone ?? DateTimeZone.Utc, scope);
    }

    private Lockout Lockout(LockoutDocument lockout, string path)
    {
        Known(lockout.Unknown, path);
        var after = List(lockout.After, $"{path}.after", Outcome);
        if (after.IsEmpty) Refuse(CallingRuleReason.RulePropertyMissing, $"{path}.after");
        var period = Period(lockout.Period, $"{path}.period");
        var scope = Word(lockout.Scope, $"{path}.scope", AttemptScope.Phone);
        return new Lockout(Refusal is null ? after : [CallStatus.Drop], period, scope);
    }

    private Duration Period(string? text, string path)
    {
        var period = Read(text, path, RuleText.ReadDuration, CallingRuleReason.RuleDurationInvalid);
        if (period > Duration.Zero && period <= AttemptRule.MaxPeriod) return period;
        RefuseRange(path, RuleText.Write(Duration.Epsilon), $"P{AttemptRule.MaxPeriod.Days}D");
        return AttemptRule.MaxPeriod;
    }

    private LocalDate Date(string? text, string path) => Read(text, path, RuleText.ReadDate, CallingRuleReason.RuleDateInvalid);

    private T Read<T>(string? text, string path, Func<string, T?> read, CallingRuleReason otherwise)
        where T : struct
    {
        if (text is null) Refuse(CallingRuleReason.RulePropertyMissing, path);
        else if (read(text) is { } value) return value;
        Refuse(otherwise, path);
        return default;
    }

    private string Needed(string? text, string path)
    {
        if (string.IsNullOrWhiteSpace(text)) Refuse(CallingRuleReason.RulePropertyMissing, path);
        return text ?? "";
    }

    private CallStatus Outcome(string text, string path)
    {
        var status = Word(text, path, CallStatus.Unspecified);
        if (Refusal is null && !CallStatuses.Outcomes.Contains(status)) Refuse(CallingRuleReason.RuleWordUnknown, path);
        return status;
    }

    // One of an enumeration's names, its default left out where that means "never given".
    private TEnum Word<TEnum>(string? text, string path, TEnum otherwise)
        where TEnum : struct, Enum
    {
        if (text is null) return otherwise;
        if (text is not ("Unspecified" or "None") && Enum.GetNames<TEnum>().Contains(text)) return Enum.Parse<TEnum>(text);
        Refuse(CallingRuleReason.RuleWordUnknown, path);
        return otherwise;
    }

    private ImmutableArray<TValue> List<TItem, TValue>(TItem?[]? items, string path, Func<TItem, string, TValue> read)
        where TItem : class
    {
        var values = ImmutableArray.CreateBuilder<TValue>();
        for (var i = 0; i < (items?.Length ?? 0) && Refusal is null; i++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            if (items![i] is { } item) values.Add(read(item, place));
            else Refuse(CallingRuleReason.RulePropertyType, place);
        }

        return values.DrainToImmutable();
    }

    private void Known(Dictionary<string, JsonElement>? unknown, string path)
    {
        if (unknown is { Count: > 0 }) Refuse(CallingRuleReason.RulePropertyUnknown, $"{path}.{unknown.Keys.Min(StringComparer.Ordinal)}");
    }

    private void RefuseRange(string path, string least, string most) => Refusal ??= new CallingRuleRefusal(CallingRuleReason.RulePropertyRange, path) { Least = least, Most = most };

    private void Refuse(CallingRuleReason reason, string path) => Refusal ??= new CallingRuleRefusal(reason, path);
}
