using System.Collections.Immutable;

namespace CallingDomain.Dialing;

/// <summary>How the calls of a simulation end, drawn by chance from a seed.</summary>
/// <remarks>
/// The draw depends on the seed, the contact, the phone and how often it was called, and on nothing else: so two strategies meet the same people. Immutable, compared by content, thread-safe. Source of the mixing: SplitMix64.
/// </remarks>
public sealed record OutcomeModel : CallOutcomes
{
    private const double Tolerance = 1e-9;

    private readonly KeyValuePair<CallStatus, double>[] _likely;
    private readonly ulong _mixedSeed;

    /// <summary>A model.</summary>
    /// <param name="probabilities">How likely each outcome is: 0 to 1, together 1.</param>
    /// <param name="seed">The seed: the same one gives the same outcomes.</param>
    /// <exception cref="ArgumentException">A status in which no call ends by itself, a probability out of range, or a sum that is not 1.</exception>
    public OutcomeModel(IEnumerable<KeyValuePair<CallStatus, double>> probabilities, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var given = probabilities.ToImmutableSortedDictionary();
        if (given.Any(each => !CallStatuses.Outcomes.Contains(each.Key) || !(each.Value is >= 0 and <= 1)) || Math.Abs(given.Values.Sum() - 1) > Tolerance)
            throw new ArgumentException("Probabilities of outcomes are 0 to 1, and together 1.", nameof(probabilities));
        (Probabilities, Seed, _mixedSeed) = (given, seed, Mix(unchecked((ulong)seed)));
        _likely = [.. given.Where(each => each.Value > 0)];
    }

    /// <summary>How likely each outcome is.</summary>
    public ImmutableSortedDictionary<CallStatus, double> Probabilities { get; }

    /// <summary>The seed.</summary>
    public long Seed { get; }

    /// <inheritdoc/>
    public override CallStatus StatusOf(in Attempt attempt)
    {
        var drawn = Draw(in attempt);
        var status = CallStatus.Unspecified;
        foreach (var (each, probability) in _likely)
        {
            status = each;
            drawn -= probability;
            if (drawn < 0) break;
        }

        return status;
    }

    /// <summary>Whether both draw the same.</summary>
    public bool Equals(OutcomeModel? other) =>
        other is not null && Seed == other.Seed && RingTime == other.RingTime && TalkTime == other.TalkTime && Probabilities.SequenceEqual(other.Probabilities);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Seed, RingTime, TalkTime, Probabilities.Count);

    // From 0 up to and not including 1, in steps of 2^-53.
    private double Draw(in Attempt attempt)
    {
        var state = _mixedSeed;
        foreach (var character in attempt.ContactId) state = Mix(state ^ character);
        state = Mix(state ^ attempt.Phone.Phone.Digits);
        return (Mix(state ^ (ulong)attempt.PhoneAttempt) >> 11) * (1.0 / (1UL << 53));
    }

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
