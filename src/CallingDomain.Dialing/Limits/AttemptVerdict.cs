using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Whether past attempts allow another one, and else from when on they do.</summary>
/// <param name="FreeFrom">The instant asked about, when another attempt is allowed at once; else the least at which all rules allow it.</param>
/// <param name="Rule">The rule that allows it last, the first in their order of several; null when all allow it at once.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct AttemptVerdict(Instant FreeFrom, AttemptRule? Rule)
{
    /// <summary>Whether another attempt is allowed at once.</summary>
    public bool IsFree => Rule is null;
}
