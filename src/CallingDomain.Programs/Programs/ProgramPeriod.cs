using NodaTime;

namespace CallingDomain.Programs;

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
