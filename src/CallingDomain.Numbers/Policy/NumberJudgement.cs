namespace CallingDomain.Numbers;

/// <summary>What a policy says of a number.</summary>
/// <param name="Refusals">Why it may not be registered, the primary cause first; empty when it may be.</param>
/// <param name="Warnings">What is to be noticed and refuses nothing: see <see cref="NumberPolicy.WarnOnly"/>.</param>
/// <remarks>Immutable, thread-safe. Default: accepted, nothing to notice.</remarks>
public readonly record struct NumberJudgement(NumberReasons Refusals, NumberReasons Warnings)
{
    /// <summary>Whether the number may be registered.</summary>
    public bool IsAccepted => Refusals.IsEmpty;
}
