using NodaTime;

namespace CallingDomain.Programs;

/// <summary>A time in which a program runs, as somebody enters it: local date and time with their zone.</summary>
/// <param name="Start">The first moment.</param>
/// <param name="End">The first moment after it.</param>
/// <param name="Zone">The time zone's identifier in the tz database.</param>
/// <remarks>Immutable, thread-safe. What is kept is an <see cref="ProgramPeriod"/>, with the zone.</remarks>
public sealed record ProgramSchedule(LocalDateTime Start, LocalDateTime End, string Zone);

/// <summary>A time in which a program runs.</summary>
/// <param name="Start">The first instant.</param>
/// <param name="End">The first instant after it: half-open.</param>
/// <param name="Zone">The zone in which it was entered.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ProgramPeriod(Instant Start, Instant End, string Zone)
{
    /// <summary>Whether the instant lies in it.</summary>
    public bool Contains(Instant instant) => Start <= instant && instant < End;
}
