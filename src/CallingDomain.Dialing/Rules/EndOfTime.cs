using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Addition of durations that ends at the last instant.</summary>
internal static class EndOfTime
{
    /// <summary>The instant after a delay; <see cref="Instant.MaxValue"/> if there is none.</summary>
    public static Instant Later(Instant from, Duration delay) => Instant.MaxValue - from < delay ? Instant.MaxValue : from + delay;
}
