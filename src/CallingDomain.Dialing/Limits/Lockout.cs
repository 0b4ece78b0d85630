using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>No call for a time after an attempt that ended in a certain way.</summary>
/// <remarks>Measured from the end of that attempt. Immutable, compared by content, thread-safe.</remarks>
public sealed record Lockout : AttemptRule
{
    /// <summary>No call for a time after certain outcomes.</summary>
    /// <param name="after">The statuses that lock: at least one.</param>
    /// <param name="period">For how long: more than 0, at most <see cref="AttemptRule.MaxPeriod"/>.</param>
    /// <param name="scope">Whether the phone is locked, or the contact with all phones.</param>
    /// <exception cref="ArgumentException">There is no status, or one that says nothing of how a call ended.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public Lockout(IEnumerable<CallStatus> after, Duration period, AttemptScope scope = AttemptScope.Phone)
        : base(scope)
    {
        After = [.. after.Distinct().Order()];
        if (After.IsEmpty || After.Any(status => status is < CallStatus.NoAnswer or > CallStatus.Reached))
            throw new ArgumentException("A lockout follows at least one status, and only those of calls that have ended.", nameof(after));
        Period = CheckedPeriod(period);
    }

    /// <summary>The statuses that lock, in the order of <see cref="CallStatus"/>.</summary>
    public ImmutableArray<CallStatus> After { get; private init; }

    /// <summary>For how long, from the end of the attempt on.</summary>
    public Duration Period { get; }

    /// <summary>The same lockout after one status more, such as <see cref="CallStatus.Lost"/>, which is none in which a call ends by itself.</summary>
    internal Lockout AndAfter(CallStatus status) => this with { After = After.Add(status) };

    /// <inheritdoc/>
    public override Instant FreeFrom(ReadOnlySpan<PastAttempt> attempts)
    {
        var free = Instant.MinValue;
        foreach (ref readonly var attempt in attempts)
        {
            if (After.AsSpan().Contains(attempt.Status)) free = Instant.Max(free, EndOfTime.Later(attempt.EndedAt, Period));
        }

        return free;
    }

    /// <summary>Whether both lock the same for as long after the same.</summary>
    public bool Equals(Lockout? other) =>
        other is not null && Name == other.Name && Scope == other.Scope && Period == other.Period && After.AsSpan().SequenceEqual(other.After.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Scope, Period, After.Length);

    /// <summary>Such as <c>Silent calls: a phone is locked for 5:00:00:00 after Drop, Abandoned</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Name.Length > 0 ? Name + ": " : "")}a {(Scope == AttemptScope.Phone ? "phone" : "contact")} is locked for {Period} after {string.Join(", ", After)}");
}
