using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The most attempts in a period: a rolling one, or one of the calendar.</summary>
/// <remarks>
/// Each attempt counts, regardless of its outcome, from the instant of dialing until its period is over. Another attempt is allowed while fewer than
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

    /// <summary>The zone whose midnight begins a period of the calendar; null for a rolling period.</summary>
    public DateTimeZone? Zone { get; private init; }

    /// <summary>Limits the attempts in any stretch of a given length.</summary>
    /// <param name="maxAttempts">The most attempts: 1 or more.</param>
    /// <param name="period">The length: more than 0, at most <see cref="MaxPeriod"/>.</param>
    /// <param name="scope">Whether attempts of the phone or of the contact count.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static AttemptLimit Rolling(int maxAttempts, Duration period, AttemptScope scope = AttemptScope.Phone) =>
        new(scope, maxAttempts) { RollingPeriod = CheckedPeriod(period) };

    /// <summary>Limits the attempts in each day of the calendar.</summary>
    /// <param name="maxAttempts">The most attempts: 1 or more.</param>
    /// <param name="zone">The zone whose midnight begins it.</param>
    /// <param name="scope">Whether attempts of the phone or of the contact count.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 attempt.</exception>
    public static AttemptLimit PerDay(int maxAttempts, DateTimeZone zone, AttemptScope scope = AttemptScope.Phone) => Calendar(maxAttempts, CalendarUnit.Day, zone, scope);

    /// <summary>Limits the attempts in each week of the calendar, from Monday to Sunday.</summary>
    /// <param name="maxAttempts">The most attempts: 1 or more.</param>
    /// <param name="zone">The zone whose midnight begins it.</param>
    /// <param name="scope">Whether attempts of the phone or of the contact count.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 attempt.</exception>
    public static AttemptLimit PerWeek(int maxAttempts, DateTimeZone zone, AttemptScope scope = AttemptScope.Phone) => Calendar(maxAttempts, CalendarUnit.Week, zone, scope);

    /// <summary>Limits the attempts in each month of the calendar.</summary>
    /// <param name="maxAttempts">The most attempts: 1 or more.</param>
    /// <param name="zone">The zone whose midnight begins it.</param>
    /// <param name="scope">Whether attempts of the phone or of the contact count.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 attempt.</exception>
    public static AttemptLimit PerMonth(int maxAttempts, DateTimeZone zone, AttemptScope scope = AttemptScope.Phone) => Calendar(maxAttempts, CalendarUnit.Month, zone, scope);

    internal static AttemptLimit Calendar(int maxAttempts, CalendarUnit unit, DateTimeZone zone, AttemptScope scope = AttemptScope.Phone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new AttemptLimit(scope, maxAttempts) { Unit = unit, Zone = zone };
    }

    /// <summary>The unit of <see cref="CalendarPeriod"/>; null for a rolling period.</summary>
    internal CalendarUnit? Unit { get; private init; }

    /// <summary>The first instant at which an attempt no longer counts.</summary>
    internal Instant CountsUntil(Instant dialedAt)
    {
        if (RollingPeriod is { } length) return EndOfTime.Later(dialedAt, length);
        if (dialedAt < LocalInstants.First) return dialedAt;
        if (dialedAt >= LocalInstants.Last) return Instant.MaxValue;
        var date = LocalInstants.DateAt(dialedAt, Zone!);
        var last = Unit switch
        {
            CalendarUnit.Week => date.PlusDays((int)IsoDayOfWeek.Sunday - (int)date.DayOfWeek),
            CalendarUnit.Month => date.PlusDays(date.Calendar.GetDaysInMonth(date.Year, date.Month) - date.Day),
            _ => date,
        };
        return LocalInstants.EndOf(last, Zone!);
    }

    /// <inheritdoc cref="AttemptRule.FreeFrom"/>
    internal Instant FreeFrom(ReadOnlySpan<PastAttempt> attempts) =>
        attempts.Length < MaxAttempts ? Instant.MinValue : CountsUntil(attempts[^MaxAttempts].DialedAt);

    /// <summary>Such as <c>Florida: 3 attempts of a contact in 1:00:00:00</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Name.Length > 0 ? Name + ": " : "")}{MaxAttempts} attempts of a {(Scope == AttemptScope.Phone ? "phone" : "contact")} in "
        + $"{(RollingPeriod is { } length ? length : $"a {Unit} of {Zone!.Id}")}");

    internal static Duration CheckedPeriod(Duration period) =>
        period > Duration.Zero && period <= MaxPeriod
            ? period
            : throw new ArgumentOutOfRangeException(nameof(period), period, "A period is more than 0 and at most 3,660 days.");
}
