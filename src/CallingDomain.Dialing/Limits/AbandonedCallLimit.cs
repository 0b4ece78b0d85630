using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The most abandoned calls, as a share of the calls that a person answered, in a period. <see cref="AbandonmentGuard"/> counts them.</summary>
/// <remarks>A period is the whole campaign, successive days from its start, a day or a month of the calendar, or a rolling one. Immutable, compared by content, thread-safe. Source: 16 CFR 310.4(b)(4).</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record AbandonedCallLimit
{
    private AbandonedCallLimit(decimal maxShare) => MaxShare = maxShare is >= 0 and <= 1 ? maxShare : throw new ArgumentOutOfRangeException(nameof(maxShare), maxShare, "Expected a share of 0 to 1.");

    /// <summary>The largest allowed share: 0 to 1.</summary>
    public decimal MaxShare { get; }

    /// <summary>The length of successive periods of 24 hours a day from the start of the campaign; null for another period.</summary>
    public int? Days { get; private init; }

    /// <summary>The period of the calendar, from midnight to midnight; null for another period.</summary>
    public Period? CalendarPeriod => Unit switch
    {
        CalendarUnit.Day => Period.FromDays(1),
        CalendarUnit.Month => Period.FromMonths(1),
        _ => null,
    };

    /// <summary>The zone of the calendar; null for that of the campaign.</summary>
    public DateTimeZone? Zone { get; private init; }

    /// <summary>The length of a rolling period; null for another period.</summary>
    public Duration? RollingPeriod { get; private init; }

    internal CalendarUnit? Unit { get; private init; }

    /// <summary>Over the whole campaign.</summary>
    /// <param name="maxShare">The largest allowed share: 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static AbandonedCallLimit PerCampaign(decimal maxShare) => new(maxShare);

    /// <summary>Over successive periods from the start of the campaign, the last of which is shorter.</summary>
    /// <param name="maxShare">The largest allowed share: 0 to 1.</param>
    /// <param name="days">The length of a period: 1 to 3,660 days of 24 hours.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static AbandonedCallLimit PerDays(decimal maxShare, int days) => new(maxShare) { Days = AttemptLimit.CheckedDays(days) };

    /// <summary>Over each day of the calendar.</summary>
    /// <param name="maxShare">The largest allowed share: 0 to 1.</param>
    /// <param name="zone">The zone; null for that of the campaign.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static AbandonedCallLimit PerCalendarDay(decimal maxShare, DateTimeZone? zone = null) => new(maxShare) { Unit = CalendarUnit.Day, Zone = zone };

    /// <summary>Over each month of the calendar.</summary>
    /// <param name="maxShare">The largest allowed share: 0 to 1.</param>
    /// <param name="zone">The zone; null for that of the campaign.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static AbandonedCallLimit PerCalendarMonth(decimal maxShare, DateTimeZone? zone = null) => new(maxShare) { Unit = CalendarUnit.Month, Zone = zone };

    /// <summary>Over any stretch of a given length.</summary>
    /// <param name="maxShare">The largest allowed share: 0 to 1.</param>
    /// <param name="period">The length: more than 0, at most 3,660 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static AbandonedCallLimit Rolling(decimal maxShare, Duration period) => new(maxShare) { RollingPeriod = AttemptLimit.CheckedPeriod(period) };

    /// <summary>Whether a share of calls is within the limit.</summary>
    internal bool Allows(AbandonedShare calls) => calls.Abandoned <= MaxShare * calls.Answered;

    /// <summary>Such as <c>0.03 of answered calls in 30 days</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{MaxShare} of answered calls in {(Days is { } days ? $"{days} days" : RollingPeriod is { } length ? length : Unit is { } unit ? $"a {unit}{(Zone is null ? "" : $" of {Zone.Id}")}" : "the campaign")}");
}
