using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>Random outcomes of a simulation, drawn from a seed.</summary>
/// <remarks>
/// An outcome depends only on the seed, the contact, the phone, the number of the attempt on the phone and the number of the contact's earlier calls that ended with a callback, so that different strategies meet the same people. Immutable, compared by content, thread-safe. Source of the mixing: SplitMix64.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record OutcomeModel : CallOutcomes
{
    private const double Tolerance = 1e-9;
    private const ulong OfEnding = 1UL << 32; // above the number of any attempt on a phone

    private readonly KeyValuePair<CallStatus, double>[] _likely;
    private readonly ulong _mixedSeed;
    private readonly Items<EndingShare> _endings;

    /// <summary>Creates a model.</summary>
    /// <param name="probabilities">The probability of each outcome: 0 to 1, with the sum 1.</param>
    /// <param name="seed">The seed: equal seeds give equal outcomes.</param>
    /// <exception cref="ArgumentException">A status is not an outcome, a probability is out of range, or the sum is not 1.</exception>
    public OutcomeModel(IEnumerable<KeyValuePair<CallStatus, double>> probabilities, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var given = probabilities.ToImmutableSortedDictionary();
        if (given.Any(each => !CallStatuses.Outcomes.Contains(each.Key) || !(each.Value is >= 0 and <= 1)) || Math.Abs(given.Values.Sum() - 1) > Tolerance)
            throw new ArgumentException("Each probability must be 0 to 1, their sum 1, and each status an outcome of a call.", nameof(probabilities));
        (Probabilities, Seed, _mixedSeed) = (given, seed, Mix(unchecked((ulong)seed)));
        _likely = [.. given.Where(each => each.Value > 0)];
    }

    /// <summary>The probability of each outcome.</summary>
    public ImmutableSortedDictionary<CallStatus, double> Probabilities { get; }

    /// <summary>The seed.</summary>
    public long Seed { get; }

    /// <summary>How calls of a status end beyond the status, drawn apart from it. Default: none.</summary>
    /// <exception cref="ArgumentException">A share is null, or those of a status sum up to more than 1.</exception>
    public ImmutableArray<EndingShare> Endings
    {
        get => _endings;
        init
        {
            if (!value.IsDefault && (value.Contains(null!) || value.GroupBy(each => each.Ending.Status).Any(ofStatus => ofStatus.Sum(each => each.Share) > 1 + Tolerance)))
                throw new ArgumentException("The shares of each status sum up to at most 1.", nameof(value));
            _endings = value;
        }
    }

    /// <summary>Whether both have the same content.</summary>
    public bool Equals(OutcomeModel? other) =>
        other is not null && Seed == other.Seed && RingTime == other.RingTime && TalkTime == other.TalkTime && Agents == other.Agents && Probabilities.SequenceEqual(other.Probabilities) && _endings.Equals(other._endings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Seed, RingTime, TalkTime, Probabilities.Count);

    /// <inheritdoc/>
    internal override SimulatedOutcome OutcomeOf(in Attempt attempt, int callbacks)
    {
        var call = StateOf(attempt);
        var count = (ulong)(attempt.PhoneAttempt + callbacks);
        var status = StatusOf(Draw(call, count));
        return new SimulatedOutcome(status, RingTime, TalkTimeOf(status), _endings.All.IsEmpty ? null : EndingOf(status, Draw(call, count ^ OfEnding)));
    }

    private CallStatus StatusOf(double drawn)
    {
        var status = CallStatus.Unspecified;
        foreach (var (each, probability) in _likely)
        {
            status = each;
            drawn -= probability;
            if (drawn < 0) break;
        }

        return status;
    }

    private CallEnding? EndingOf(CallStatus status, double drawn)
    {
        foreach (var each in _endings.All)
        {
            if (each.Ending.Status == status && (drawn -= each.Share) < 0) return each.Ending;
        }

        return null;
    }

    // The state of the generator for the contact and the phone.
    private ulong StateOf(in Attempt attempt)
    {
        var state = _mixedSeed;
        foreach (var character in attempt.ContactId) state = Mix(state ^ character);
        return Mix(state ^ attempt.Phone.Phone.Digits);
    }

    // From 0, inclusive, to 1, exclusive, in steps of 2^-53.
    private static double Draw(ulong state, ulong count) => (Mix(state ^ count) >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
            return state ^ (state >> 31);
        }
    }
}
