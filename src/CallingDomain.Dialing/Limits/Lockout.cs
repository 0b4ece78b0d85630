using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A period without calls after an attempt that ended with certain statuses, or after a conversation with certain outcomes.</summary>
/// <remarks>The period begins at the end of that attempt. Immutable, compared by content, thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record Lockout
{
    /// <summary>Locks a phone or a contact after certain statuses.</summary>
    /// <param name="after">The statuses that lock: at least one.</param>
    /// <param name="period">The length of the lockout: more than 0, at most <see cref="AttemptLimit.MaxPeriod"/>.</param>
    /// <param name="scope">Whether the phone is locked, or the contact with all its phones.</param>
    /// <exception cref="ArgumentException">No status is given, or one with which no call ends by itself.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public Lockout(IEnumerable<CallStatus> after, Duration period, AttemptScope scope = AttemptScope.Phone)
        : this(after, scope) => Period = AttemptLimit.CheckedPeriod(period);

    /// <summary>Locks a phone or a contact after certain outcomes of a conversation.</summary>
    /// <param name="after">The outcomes that lock: at least one.</param>
    /// <param name="period">The length of the lockout: more than 0, at most <see cref="AttemptLimit.MaxPeriod"/>.</param>
    /// <param name="scope">Whether the phone is locked, or the contact with all its phones.</param>
    /// <exception cref="ArgumentException">No outcome is given, or an unspecified or undefined one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public Lockout(IEnumerable<CallOutcome> after, Duration period, AttemptScope scope = AttemptScope.Phone)
        : this(after, scope) => Period = AttemptLimit.CheckedPeriod(period);

    private Lockout(IEnumerable<CallOutcome> after, AttemptScope scope)
    {
        Scope = scope;
        (After, AfterOutcomes) = ([], [.. after.Distinct().Order()]);
        if (AfterOutcomes.IsEmpty || AfterOutcomes.Any(outcome => outcome is CallOutcome.Unspecified or > CallOutcome.Spoke))
            throw new ArgumentException("A lockout needs at least one outcome of a conversation.", nameof(after));
    }

    private Lockout(IEnumerable<CallStatus> after, AttemptScope scope)
    {
        Scope = scope;
        AfterOutcomes = [];
        After = [.. after.Distinct().Order()];
        if (After.IsEmpty || After.Any(status => status is < CallStatus.NoAnswer or > CallStatus.Reached))
            throw new ArgumentException("A lockout needs at least one status, from NoAnswer to Reached.", nameof(after));
    }

    /// <summary>A name for readers. Explanations name the rule set instead. Default: empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether the phone is locked, or the contact with all its phones.</summary>
    public AttemptScope Scope { get; }

    /// <summary>The statuses that lock, in the order of <see cref="CallStatus"/>; empty for a lockout after outcomes.</summary>
    public ImmutableArray<CallStatus> After { get; private init; }

    /// <summary>The outcomes that lock, in the order of <see cref="CallOutcome"/>; empty for a lockout after statuses.</summary>
    public ImmutableArray<CallOutcome> AfterOutcomes { get; }

    /// <summary>The length of the lockout, from the end of the attempt on; null for <see cref="Days"/>.</summary>
    public Duration? Period { get; private init; }

    /// <summary>The days of the lockout by date: the day on which the attempt ended is day 1, and the lockout ends at the called party's midnight after the last day. Null for <see cref="Period"/>.</summary>
    public int? Days { get; private init; }

    /// <summary>Which calls lock. Default: all.</summary>
    public CountedCalls Counts { get; init; }

    /// <summary>Whether calls for which an agent waits are not locked (<see cref="CampaignSettings.AgentForEachCall"/>). Default: false. Source: Garante, decision 83 of 2014-02-20: after a silent call, the next one must have an agent ready.</summary>
    public bool UnlessAgentWaits { get; init; }

    /// <summary>Locks a phone or a contact for a number of days by date, after certain statuses.</summary>
    /// <remarks>Source: 12 CFR 1006.14(b)(2)(i)(B): seven days after a conversation, whose day is day 1. Where the called party may be in several zones, the last midnight counts.</remarks>
    /// <param name="after">The statuses that lock: at least one.</param>
    /// <param name="days">The days, the day of the attempt's end included: 1 to 3,660.</param>
    /// <param name="scope">Whether the phone is locked, or the contact with all its phones.</param>
    /// <exception cref="ArgumentException">No status is given, or one with which no call ends by itself.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The days are out of range.</exception>
    public static Lockout ForDays(IEnumerable<CallStatus> after, int days, AttemptScope scope = AttemptScope.Phone) => new(after, scope) { Days = AttemptLimit.CheckedDays(days) };

    /// <summary>Locks a phone or a contact for a number of days by date, after certain outcomes of a conversation.</summary>
    /// <param name="after">The outcomes that lock: at least one.</param>
    /// <param name="days">The days, the day of the attempt's end included: 1 to 3,660.</param>
    /// <param name="scope">Whether the phone is locked, or the contact with all its phones.</param>
    /// <exception cref="ArgumentException">No outcome is given, or an unspecified or undefined one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The days are out of range.</exception>
    public static Lockout ForDays(IEnumerable<CallOutcome> after, int days, AttemptScope scope = AttemptScope.Phone) => new(after, scope) { Days = AttemptLimit.CheckedDays(days) };

    /// <summary>The same lockout after one status more, such as <see cref="CallStatus.Lost"/>, with which no call ends by itself.</summary>
    internal Lockout AndAfter(CallStatus status) => this with { After = After.Add(status) };

    /// <inheritdoc cref="AttemptRule.FreeFrom"/>
    internal Instant FreeFrom(ReadOnlySpan<PastAttempt> attempts, CallZones zones)
    {
        var free = Instant.MinValue;
        foreach (ref readonly var attempt in attempts)
        {
            if ((After.AsSpan().Contains(attempt.Status) || AfterOutcomes.AsSpan().Contains(attempt.Outcome)) && Counts.Includes(attempt))
                free = Instant.Max(free, Period is { } period ? EndOfTime.Later(attempt.EndedAt, period) : LocalInstants.EndOfDay(attempt.EndedAt, Days!.Value, zones));
        }

        return free;
    }

    /// <summary>Compares all properties.</summary>
    public bool Equals(Lockout? other) =>
        other is not null && Name == other.Name && Scope == other.Scope && Period == other.Period && Days == other.Days && Counts == other.Counts && UnlessAgentWaits == other.UnlessAgentWaits && After.AsSpan().SequenceEqual(other.After.AsSpan()) && AfterOutcomes.AsSpan().SequenceEqual(other.AfterOutcomes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Scope, Period, Days, After.Length, AfterOutcomes.Length);

    /// <summary>Such as <c>Silent calls: a phone is locked for 5:00:00:00 after Drop, Abandoned</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Name.Length > 0 ? Name + ": " : "")}a {(Scope == AttemptScope.Phone ? "phone" : "contact")} is locked for {(Days is { } days ? $"{days} days" : Period)} after {(After.IsEmpty ? string.Join(", ", AfterOutcomes) : string.Join(", ", After))}");
}
