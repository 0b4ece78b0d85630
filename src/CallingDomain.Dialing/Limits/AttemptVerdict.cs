using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Whether past attempts allow another one, or from when on.</summary>
/// <param name="FreeFrom">The instant asked about if another attempt is allowed at once; otherwise the first at which all rules allow it.</param>
/// <param name="Rule">The rule that allows it last, the first in their order of several; null if all allow it at once.</param>
internal readonly record struct AttemptVerdict(Instant FreeFrom, AttemptRule? Rule)
{
    /// <summary>Whether another attempt is allowed at once.</summary>
    public bool IsFree => Rule is null;
}
