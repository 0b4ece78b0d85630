using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The most attempts in a period: a rolling one, or one of the calendar.</summary>
/// <remarks>
/// Each attempt that <see cref="Counts"/> includes counts from the instant of dialing until its period is over. Another attempt is allowed while fewer than
/// <see cref="MaxAttempts"/> count. A rolling period is real time: 24 hours are 24 hours also on the nights when clocks change. Immutable, compared by
/// content, thread-safe.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record AttemptLimit
{
    /// <summary>The longest period of a limit and of a lockout: 3,660 days.</summary>
    public static readonly Duration MaxPeriod = Duration.FromDays(3660);

    private AttemptLimit(AttemptScope scope, int maxAttempts) =>
        (Scope, MaxAttempts) = (scope, maxAttempts >= 1 ? maxAttempts : throw new ArgumentOutOfRangeException(nameof(maxAttempts), maxAttempts, "A limit is at least 1 attempt."));

    /// <summary>A name for readers. Explanations name the rule set instead. Default: empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether attempts of the phone or of the contact count.</summary>
    public AttemptScope Scope { get; }

    /// <summary>The most attempts, the first included: 1 or more.</summary>
    public int MaxAttempts { get; }

    /// <summary>The length of a rolling period, which begins at each instant, its end exclusive; null for a period of the calendar.</summary>
    public Duration? RollingPeriod { get; private init; }

    /// <summary>The period of the calendar: a day, a week from Monday, or a month, from midnight to midnight. It is an hour longer or shorter if clocks change in it. Null for a rolling period.</summary>
    public Period? CalendarPeriod => Unit switch
    {
        CalendarUnit.Day => Period.FromDays(1),
        CalendarUnit.Week => Period.FromWeeks(1),
        CalendarUnit.Month => Period.FromMonths(1),
        _ => null,
    };

    /// <summary>The number of days by date, the day of an attempt being day 1 of its period; null for another period.</summary>
    public int? Days { get; private init; }

    /// <summary>The zone whose midnight begins a day; null for that of the called party, and for a rolling period. Where the called party may be in several zones, an attempt counts until its period is over in all of them.</summary>
    public DateTimeZone? Zone { get; private init; }

    /// <summary>Which calls count. Default: all.</summary>
    public CountedCalls Counts { get; init; }

    /// <summary>Limits the attempts in any stretch of a given length.</summary>
    /// <param name="maxAttempts">The most attempts: 1 or more.</param>
    /// <param name="period">The length: more than 0, at most <see cref="MaxPeriod"/>.</param>
    /// <param name="scope">Whether attempts of the phone or of the contact count.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static AttemptLimit Rolling(int maxAttempts, Duration period, AttemptScope scope = AttemptScope.Phone) =>
        new(scope, maxAttempts) { RollingPeriod = CheckedPeriod(period) };

    /// <summary>Limits the attempts in each day of the calendar.</summary>
    /// <param name="maxAttempts">The most attempts: 1 or more.</param>
    /// <param name="zone">The zone whose midnight begins it; null for that of the called party.</param>
    /// <param name="scope">Whether attempts of the phone or of the contact count.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 attempt.</exception>
    public static AttemptLimit PerDay(int maxAttempts, DateTimeZone? zone, AttemptScope scope = AttemptScope.Phone) => Calendar(maxAttempts, CalendarUnit.Day, zone, scope);

    /// <summary>Limits the attempts in each week of the calendar, from Monday to Sunday.</summary>
    /// <param name="maxAttempts">The most attempts: 1 or more.</param>
    /// <param name="zone">The zone whose midnight begins it; null for that of the called party.</param>
    /// <param name="scope">Whether attempts of the phone or of the contact count.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 attempt.</exception>
    public static AttemptLimit PerWeek(int maxAttempts, DateTimeZone? zone, AttemptScope scope = AttemptScope.Phone) => Calendar(maxAttempts, CalendarUnit.Week, zone, scope);

    /// <summary>Limits the attempts in each month of the calendar.</summary>
    /// <param name="maxAttempts">The most attempts: 1 or more.</param>
    /// <param name="zone">The zone whose midnight begins it; null for that of the called party.</param>
    /// <param name="scope">Whether attempts of the phone or of the contact count.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 attempt.</exception>
    public static AttemptLimit PerMonth(int maxAttempts, DateTimeZone? zone, AttemptScope scope = AttemptScope.Phone) => Calendar(maxAttempts, CalendarUnit.Month, zone, scope);

    /// <summary>Limits the attempts in any stretch of days by date.</summary>
    /// <remarks>Source: 12 CFR 1006.14(b)(2)(i): seven calls within seven consecutive days.</remarks>
    /// <param name="maxAttempts">The most attempts: 1 or more.</param>
    /// <param name="days">The length: 1 to 3,660 days, each from midnight to midnight. An attempt counts on its day and the days after it.</param>
    /// <param name="zone">The zone of midnight; null for that of the called party.</param>
    /// <param name="scope">Whether attempts of the phone or of the contact count.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static AttemptLimit PerDays(int maxAttempts, int days, DateTimeZone? zone = null, AttemptScope scope = AttemptScope.Phone) =>
        new(scope, maxAttempts) { Days = CheckedDays(days), Zone = zone };

    internal static AttemptLimit Calendar(int maxAttempts, CalendarUnit unit, DateTimeZone? zone, AttemptScope scope = AttemptScope.Phone) => new(scope, maxAttempts) { Unit = unit, Zone = zone };

    /// <summary>The unit of <see cref="CalendarPeriod"/>; null for a rolling period.</summary>
    internal CalendarUnit? Unit { get; private init; }

    /// <summary>The first instant at which an attempt no longer counts.</summary>
    internal Instant CountsUntil(Instant dialedAt, CallZones zones = default)
    {
        if (RollingPeriod is { } length) return EndOfTime.Later(dialedAt, length);
        if (Zone is { } zone) return CountsUntil(dialedAt, zone);
        var until = Instant.MinValue;
        foreach (var ofCalled in zones.Or(DateTimeZone.Utc).Zones) until = Instant.Max(until, CountsUntil(dialedAt, ofCalled));
        return until;
    }

    /// <inheritdoc cref="AttemptRule.FreeFrom"/>
    internal Instant FreeFrom(ReadOnlySpan<PastAttempt> attempts, CallZones zones)
    {
        if (Counts == default) return attempts.Length < MaxAttempts ? Instant.MinValue : CountsUntil(attempts[^MaxAttempts].DialedAt, zones);
        var counted = 0;
        for (var at = attempts.Length - 1; at >= 0; at--)
        {
            if (Counts.Includes(attempts[at]) && ++counted == MaxAttempts) return CountsUntil(attempts[at].DialedAt, zones);
        }

        return Instant.MinValue;
    }

    /// <summary>Such as <c>Florida: 3 attempts of a contact in 1:00:00:00</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Name.Length > 0 ? Name + ": " : "")}{MaxAttempts} attempts of a {(Scope == AttemptScope.Phone ? "phone" : "contact")} in "
        + $"{(RollingPeriod is { } length ? length : $"{(Days is { } days ? $"{days} days" : $"a {Unit}")} of {Zone?.Id ?? "the called party"}")}");

    internal static int CheckedDays(int days) => days >= 1 && days <= MaxPeriod.Days ? days : throw new ArgumentOutOfRangeException(nameof(days), days, "Expected 1 to 3,660 days.");

    private Instant CountsUntil(Instant dialedAt, DateTimeZone zone)
    {
        if (Days is { } days) return LocalInstants.EndOfDay(dialedAt, days, zone);
        if (dialedAt < LocalInstants.First) return dialedAt;
        if (dialedAt >= LocalInstants.Last) return Instant.MaxValue;
        var date = LocalInstants.DateAt(dialedAt, zone);
        var last = Unit switch
        {
            CalendarUnit.Week => date.PlusDays((int)IsoDayOfWeek.Sunday - (int)date.DayOfWeek),
            CalendarUnit.Month => date.PlusDays(date.Calendar.GetDaysInMonth(date.Year, date.Month) - date.Day),
            _ => date,
        };
        return LocalInstants.EndOf(last, zone);
    }

    internal static Duration CheckedPeriod(Duration period) =>
        period > Duration.Zero && period <= MaxPeriod
            ? period
            : throw new ArgumentOutOfRangeException(nameof(period), period, "A period is more than 0 and at most 3,660 days.");
}
