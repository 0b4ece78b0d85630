using System.Globalization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>At most so many attempts in a period: one that goes along with time, or one of the calendar.</summary>
/// <remarks>
/// Each attempt counts, whatever its outcome, from the instant of dialling until its period is over; another is allowed as long as fewer than
/// <see cref="MaxAttempts"/> count. A rolling period is real time: 24 hours are 24 hours on the nights too when clocks change. Immutable, compared by
/// content, thread-safe.
/// </remarks>
public sealed record AttemptLimit : AttemptRule
{
    private AttemptLimit(AttemptScope scope, int maxAttempts)
        : base(scope) =>
        MaxAttempts = maxAttempts >= 1 ? maxAttempts : throw new ArgumentOutOfRangeException(nameof(maxAttempts), maxAttempts, "A limit is at least 1 attempt.");

    /// <summary>The most attempts, the first counted: 1 or more.</summary>
    public int MaxAttempts { get; }

    /// <summary>The length of a rolling period, which begins anew at each instant and includes its beginning, not its end; null for one of the calendar.</summary>
    public Duration? RollingPeriod { get; private init; }

    /// <summary>The period of the calendar; null for a rolling one.</summary>
    public CalendarPeriod? CalendarPeriod { get; private init; }

    /// <summary>The zone whose midnight counts; null for a rolling period.</summary>
    public DateTimeZone? Zone { get; private init; }

    /// <summary>At most so many attempts in every stretch of a length.</summary>
    /// <param name="maxAttempts">1 or more.</param>
    /// <param name="period">More than 0, at most <see cref="AttemptRule.MaxPeriod"/>.</param>
    /// <param name="scope">Whose attempts count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of range.</exception>
    public static AttemptLimit Rolling(int maxAttempts, Duration period, AttemptScope scope = AttemptScope.Phone) =>
        new(scope, maxAttempts) { RollingPeriod = CheckedPeriod(period) };

    /// <summary>At most so many attempts in every day, week or month.</summary>
    /// <param name="maxAttempts">1 or more.</param>
    /// <param name="period">The period.</param>
    /// <param name="zone">The zone whose midnight counts.</param>
    /// <param name="scope">Whose attempts count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of range.</exception>
    public static AttemptLimit Calendar(int maxAttempts, CalendarPeriod period, DateTimeZone zone, AttemptScope scope = AttemptScope.Phone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (!Enum.IsDefined(period)) throw new ArgumentOutOfRangeException(nameof(period), period, "A day, a week or a month.");
        return new AttemptLimit(scope, maxAttempts) { CalendarPeriod = period, Zone = zone };
    }

    /// <summary>Until when an attempt counts, that instant not included.</summary>
    /// <param name="dialedAt">When it was dialled.</param>
    public Instant CountsUntil(Instant dialedAt)
    {
        if (RollingPeriod is { } length) return EndOfTime.Later(dialedAt, length);
        if (dialedAt < LocalInstants.First) return dialedAt;
        if (dialedAt >= LocalInstants.Last) return Instant.MaxValue;
        var date = LocalInstants.DateAt(dialedAt, Zone!);
        var last = CalendarPeriod switch
        {
            Dialing.CalendarPeriod.Week => date.PlusDays((int)IsoDayOfWeek.Sunday - (int)date.DayOfWeek),
            Dialing.CalendarPeriod.Month => date.PlusDays(date.Calendar.GetDaysInMonth(date.Year, date.Month) - date.Day),
            _ => date,
        };
        return LocalInstants.EndOf(last, Zone!);
    }

    /// <inheritdoc/>
    public override Instant FreeFrom(ReadOnlySpan<PastAttempt> attempts) =>
        attempts.Length < MaxAttempts ? Instant.MinValue : CountsUntil(attempts[^MaxAttempts].DialedAt);

    /// <summary>Such as <c>Florida: 3 attempts of a contact in 1:00:00:00</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Name.Length > 0 ? Name + ": " : "")}{MaxAttempts} attempts of a {(Scope == AttemptScope.Phone ? "phone" : "contact")} in "
        + $"{(RollingPeriod is { } length ? length : $"a {CalendarPeriod} of {Zone!.Id}")}");
}
