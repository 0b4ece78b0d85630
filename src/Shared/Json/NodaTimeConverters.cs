using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Shared;

/// <summary>Values of NodaTime as ISO 8601 text: the texts, and their converters. Nothing is rounded.</summary>
internal static class NodaTimeConverters
{
    /// <summary>Such as <c>2026-03-02T09:00:00Z</c>.</summary>
    public static readonly IPattern<Instant> Instants = InstantPattern.ExtendedIso;

    /// <summary>Such as <c>2026-12-25</c>.</summary>
    public static readonly IPattern<LocalDate> Dates = LocalDatePattern.Iso;

    /// <summary>Such as <c>09:00</c>, or <c>09:00:30</c> if it is not a whole minute.</summary>
    public static readonly IPattern<LocalTime> Times = new CompositePatternBuilder<LocalTime>
    {
        { LocalTimePattern.ExtendedIso, _ => true },
        { LocalTimePattern.HourMinuteIso, time => time.NanosecondOfDay % NodaConstants.NanosecondsPerMinute == 0 },
    }.Build();

    /// <summary>Such as <c>2026-03-03T08:00:00</c>; reads <c>2026-03-03T08:00</c> too.</summary>
    public static readonly IPattern<LocalDateTime> DatesAndTimes = new CompositePatternBuilder<LocalDateTime>
    {
        { LocalDateTimePattern.DateHourMinuteIso, _ => true },
        { LocalDateTimePattern.ExtendedIso, _ => true }, // formatting uses the last matching pattern
    }.Build();

    /// <summary>Adds the converters of NodaTime's types.</summary>
    public static JsonConverterTable NodaTime(this JsonConverterTable table) => table
        .Value(new TextJsonConverter<Instant>(text => Read(Instants, text), Instants.Format, "an instant such as 2026-03-02T09:00:00Z"))
        .Value(new TextJsonConverter<Duration>(DurationText.Read, DurationText.Write, "a duration such as PT1M30S"))
        .Value(new TextJsonConverter<LocalDate>(text => Read(Dates, text), date => Dates.Format(Iso(date, date.Calendar)), "a date such as 2026-12-25"))
        .Value(new TextJsonConverter<LocalTime>(text => Read(Times, text), Times.Format, "a time of day such as 09:00"))
        .Value(new TextJsonConverter<LocalDateTime>(
            text => Read(DatesAndTimes, text), local => DatesAndTimes.Format(Iso(local, local.Calendar)), "a local date and time such as 2026-03-03T08:00"))
        .Value(new TextJsonConverter<Interval>(ReadInterval, WriteInterval, "an interval such as 2026-03-02T09:00:00Z/2026-03-02T10:00:00Z"))
        .Reference(new DateTimeZoneJsonConverter());

    /// <returns>Null for an invalid text.</returns>
    public static TValue? Read<TValue>(IPattern<TValue> pattern, string text)
        where TValue : struct => pattern.Parse(text) is { Success: true } read ? read.Value : null;

    // A side without an end is empty.
    private static Interval? ReadInterval(string text)
    {
        if (text.Split('/') is not [var from, var to]) return null;
        var (start, end) = (Read(Instants, from), Read(Instants, to));
        return (start is null && from.Length > 0) || (end is null && to.Length > 0) || start > end ? null : new Interval(start, end);
    }

    private static string WriteInterval(Interval interval) =>
        $"{(interval.HasStart ? Instants.Format(interval.Start) : "")}/{(interval.HasEnd ? Instants.Format(interval.End) : "")}";

    private static TValue Iso<TValue>(TValue value, CalendarSystem calendar) =>
        calendar == CalendarSystem.Iso ? value : throw new NotSupportedException($"A {typeof(TValue).Name} of the calendar {calendar.Id} cannot be written as JSON. Convert it to the ISO calendar.");
}
