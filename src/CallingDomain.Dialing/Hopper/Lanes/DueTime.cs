using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Due instants as nanoseconds since 1970, the ends of the range standing for the ends of the calendar.</summary>
internal static class DueTime
{
    /// <summary>Later than any day but never: what <see cref="Instant.MaxValue"/> becomes.</summary>
    public const long Never = long.MaxValue;

    private const long NanosecondsPerDay = 86_400_000_000_000;
    private const int LastWholeDay = 106_750; // one day more does not fit

    /// <summary>Whether an instant is kept to the nanosecond, and is not one of the ends that stand for all beyond.</summary>
    public static bool IsExact(Instant instant) => TryExact(instant, out _);

    /// <summary>The nanoseconds of an instant that is kept exactly.</summary>
    public static bool TryExact(Instant instant, out long nanoseconds)
    {
        var since = instant - NodaConstants.UnixEpoch;
        var days = since.Days;
        nanoseconds = unchecked((days * NanosecondsPerDay) + since.NanosecondOfDay);
        return days is > -LastWholeDay and < LastWholeDay;
    }

    /// <summary>Whether nanoseconds are those of an instant that is kept exactly.</summary>
    public static bool IsExact(long nanoseconds) => nanoseconds is > -LastWholeDay * NanosecondsPerDay and < LastWholeDay * NanosecondsPerDay;

    public static long Of(Instant instant)
    {
        if (TryExact(instant, out var nanoseconds)) return nanoseconds;
        if (instant > NodaConstants.UnixEpoch) return instant == Instant.MaxValue ? Never : Never - 1;
        return instant == Instant.MinValue ? long.MinValue : long.MinValue + 1;
    }

    /// <summary>So much later, at most the last instant that is not never.</summary>
    public static long Later(long from, long nanoseconds) => from < Never - 1 - nanoseconds ? from + nanoseconds : Never - 1;

    public static Instant ToInstant(long due) => due switch
    {
        Never => Instant.MaxValue,
        long.MinValue => Instant.MinValue,
        _ => NodaConstants.UnixEpoch + Duration.FromNanoseconds(due),
    };
}
