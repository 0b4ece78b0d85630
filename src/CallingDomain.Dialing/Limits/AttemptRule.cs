using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A limit or a lockout, under the name of its rule set.</summary>
/// <remarks>Immutable, compared by content, thread-safe. <see cref="AttemptRules"/> checks several at once.</remarks>
internal sealed record AttemptRule
{
    private AttemptRule(string name, AttemptLimit? limit, Lockout? lockout, AttemptScope scope) => (Name, Limit, Lockout, Scope) = (name, limit, lockout, scope);

    /// <summary>The rule's name, for explanations.</summary>
    public string Name { get; }

    /// <summary>The limit; null for a lockout.</summary>
    public AttemptLimit? Limit { get; }

    /// <summary>The lockout; null for a limit.</summary>
    public Lockout? Lockout { get; private init; }

    /// <summary>Whether attempts of the phone or of the contact count.</summary>
    public AttemptScope Scope { get; }

    /// <summary>When the rule is in force.</summary>
    public RuleTerm Term { get; init; }

    /// <summary>The reason for which a contact waits while the rule allows no call.</summary>
    public WaitReason WaitReason => Limit is null ? WaitReason.Lockout : WaitReason.AttemptLimit;

    public static AttemptRule Of(AttemptLimit limit, string name) => new(name, limit, lockout: null, limit.Scope);

    public static AttemptRule Of(Lockout lockout, string name) => new(name, limit: null, lockout, lockout.Scope);

    /// <summary>The first instant from which on the rule allows another attempt, if none is made before.</summary>
    /// <param name="attempts">All attempts of the phone or of the contact, as <see cref="Scope"/> says, in the order of <see cref="PastAttempt.DialedAt"/>.</param>
    /// <param name="zones">The zones of the called party, for periods that name no zone.</param>
    /// <returns><see cref="Instant.MinValue"/> if they do not bind.</returns>
    public Instant FreeFrom(ReadOnlySpan<PastAttempt> attempts, CallZones zones = default) => Limit is { } limit ? limit.FreeFrom(attempts, zones) : Lockout!.FreeFrom(attempts, zones);

    /// <summary>The rule with another lockout in place of its own.</summary>
    public AttemptRule With(Lockout lockout) => this with { Lockout = lockout };
}
