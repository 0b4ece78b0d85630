using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The latest that anything can be due or allowed.</summary>
internal static class EndOfTime
{
    /// <summary>So much later, at the most the end of time.</summary>
    public static Instant Later(Instant from, Duration delay) => Instant.MaxValue - from < delay ? Instant.MaxValue : from + delay;
}
