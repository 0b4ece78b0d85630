using NodaTime;

namespace CallingDomain.Programs;

/// <summary>The time in which a program runs, as entered: local dates and times with their zone.</summary>
/// <param name="Start">The first moment.</param>
/// <param name="End">The first moment after it.</param>
/// <param name="Zone">The time zone's identifier in the tz database.</param>
/// <remarks>Immutable, thread-safe. What is kept is an <see cref="ProgramPeriod"/>, with the zone.</remarks>
public sealed record ProgramSchedule(LocalDateTime Start, LocalDateTime End, string Zone);
