using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The probabilities of the calls of a model that fit all of some conditions.</summary>
/// <remarks>
/// Local times are those of the phone at the instant of dialing, in its zone by the rules of calling hours; of several zones, in the first by identity. Immutable, compared by content, thread-safe.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record OutcomeCase
{
    private readonly Items<string> _types;
    private readonly Items<TimeWindow> _hours;
    private readonly Items<IsoDayOfWeek> _days;
    private readonly int _minAttempt = 1;
    private readonly int _maxAttempt = int.MaxValue;

    /// <summary>Creates a case without conditions.</summary>
    /// <param name="probabilities">The probability of each outcome: 0 to 1, with the sum 1.</param>
    /// <exception cref="ArgumentException">A status is not an outcome, a probability is out of range, or the sum is not 1.</exception>
    public OutcomeCase(IEnumerable<KeyValuePair<CallStatus, double>> probabilities) => Probabilities = OutcomeProbabilities.Checked(probabilities);

    /// <summary>The probability of each outcome.</summary>
    public ImmutableSortedDictionary<CallStatus, double> Probabilities { get; }

    /// <summary>Whether the case is for primary or for additional phones. Null, the default: for both.</summary>
    public bool? IsPrimary { get; init; }

    /// <summary>The names of contact item types: the case is for additional phones of one of them. Default: none, which means any phone.</summary>
    /// <exception cref="ArgumentException">A name is null.</exception>
    public ImmutableArray<string> Types
    {
        get => _types;
        init => _types = !value.IsDefault && value.Contains(null!) ? throw new ArgumentException("A name is null.", nameof(value)) : value;
    }

    /// <summary>The local times of day. A window over midnight means the times after its start and those before its end, on any day. Default: none, which means any time.</summary>
    public ImmutableArray<TimeWindow> Hours
    {
        get => _hours;
        init => _hours = value;
    }

    /// <summary>The days of the week. Default: none, which means any day.</summary>
    /// <exception cref="ArgumentException">A day is undefined.</exception>
    public ImmutableArray<IsoDayOfWeek> Days
    {
        get => _days;
        init => _days = value.IsDefault || value.All(day => day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday) ? value : throw new ArgumentException("Not a day of the week.", nameof(value));
    }

    /// <summary>The first attempt on the phone for which the case is, from 1. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MinAttempt
    {
        get => _minAttempt;
        init => _minAttempt = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected at least 1.");
    }

    /// <summary>The last attempt on the phone for which the case is. Default: <see cref="int.MaxValue"/>, without a limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxAttempt
    {
        get => _maxAttempt;
        init => _maxAttempt = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected at least 1.");
    }

    /// <summary>Whether a call may fit, and not every call does.</summary>
    internal bool IsPossible => MinAttempt <= MaxAttempt && !(IsPrimary is true && !Types.IsEmpty)
        && (IsPrimary is not null || !Types.IsEmpty || !Hours.IsEmpty || !Days.IsEmpty || MinAttempt > 1 || MaxAttempt < int.MaxValue);

    /// <summary>Whether both have the same content.</summary>
    public bool Equals(OutcomeCase? other) =>
        other is not null && (IsPrimary, MinAttempt, MaxAttempt) == (other.IsPrimary, other.MinAttempt, other.MaxAttempt)
        && _types.Equals(other._types) && _hours.Equals(other._hours) && _days.Equals(other._days) && Probabilities.SequenceEqual(other.Probabilities);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsPrimary, MinAttempt, MaxAttempt, _types, _hours, _days, Probabilities.Count);
}
