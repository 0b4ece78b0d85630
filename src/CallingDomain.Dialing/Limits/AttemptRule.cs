using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A rule by which past attempts forbid another one for a time: an <see cref="AttemptLimit"/> or a <see cref="Lockout"/>.</summary>
/// <remarks>Immutable, compared by content, thread-safe. <see cref="AttemptRules"/> asks several at once.</remarks>
public abstract record AttemptRule
{
    /// <summary>The longest period that can be set: 3,660 days.</summary>
    public static readonly Duration MaxPeriod = Duration.FromDays(3660);

    private protected AttemptRule(AttemptScope scope) => Scope = scope;

    /// <summary>Whose rule it is, for explanations. Default: empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whose attempts it looks at.</summary>
    public AttemptScope Scope { get; }

    /// <summary>What a contact waits for that it keeps from being called.</summary>
    internal WaitReason WaitReason => this is Lockout ? WaitReason.Lockout : WaitReason.AttemptLimit;

    /// <summary>From when on it allows another attempt, if none is made before.</summary>
    /// <param name="attempts">All attempts of the phone or the contact, as <see cref="Scope"/> says, in the order of <see cref="PastAttempt.DialedAt"/>.</param>
    /// <returns><see cref="Instant.MinValue"/> where they forbid nothing.</returns>
    public abstract Instant FreeFrom(ReadOnlySpan<PastAttempt> attempts);

    private protected static Duration CheckedPeriod(Duration period) =>
        period > Duration.Zero && period <= MaxPeriod
            ? period
            : throw new ArgumentOutOfRangeException(nameof(period), period, "A period is more than 0 and at most 3,660 days.");
}
