using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Due instants as nanoseconds since 1970. The ends of the range represent the ends of the calendar.</summary>
internal static class DueTime
{
    /// <summary>Later than any supported day, but not never: the value of <see cref="Instant.MaxValue"/>.</summary>
    public const long Never = long.MaxValue;

    private const long NanosecondsPerDay = 86_400_000_000_000;
    private const int FirstDay = -106_650, EndDay = 106_651; // 1678-01-01 and 2262-01-01: the whole years in range

    /// <summary>Whether an instant is stored exactly.</summary>
    public static bool IsExact(Instant instant) => TryExact(instant, out _);

    /// <summary>Gets the nanoseconds of an instant that is stored exactly.</summary>
    public static bool TryExact(Instant instant, out long nanoseconds)
    {
        var since = instant - NodaConstants.UnixEpoch;
        var days = since.Days;
        nanoseconds = unchecked((days * NanosecondsPerDay) + since.NanosecondOfDay);
        return days is >= FirstDay - 1 and <= EndDay && IsExact(nanoseconds); // days are truncated toward 1970
    }

    /// <summary>Whether nanoseconds represent an instant exactly.</summary>
    public static bool IsExact(long nanoseconds) => nanoseconds is >= FirstDay * NanosecondsPerDay and < EndDay * NanosecondsPerDay;

    public static long Of(Instant instant)
    {
        if (TryExact(instant, out var nanoseconds)) return nanoseconds;
        if (instant > NodaConstants.UnixEpoch) return instant == Instant.MaxValue ? Never : Never - 1;
        return instant == Instant.MinValue ? long.MinValue : long.MinValue + 1;
    }

    /// <summary>The nanoseconds of an instant; never after the last year.</summary>
    public static long OrNever(Instant instant) => instant > NodaConstants.UnixEpoch && !IsExact(instant) ? Never : Of(instant);

    /// <summary>The sum of an instant and a duration; never after the last year.</summary>
    public static long Later(long from, long nanoseconds) => from < (EndDay * NanosecondsPerDay) - nanoseconds ? from + nanoseconds : Never;

    public static Instant ToInstant(long due) => due switch
    {
        Never => Instant.MaxValue,
        long.MinValue => Instant.MinValue,
        _ => NodaConstants.UnixEpoch + Duration.FromNanoseconds(due),
    };
}
