using System.Collections.Immutable;

namespace CallingDomain.Dialing;

/// <summary>The probabilities of the outcomes of a call.</summary>
internal static class OutcomeProbabilities
{
    /// <summary>How much a sum may differ from 1: three rounded thirds are 1.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Probabilities of outcomes, from 0 to 1, with the sum 1.</summary>
    /// <exception cref="ArgumentException">A status is not an outcome, a probability is out of range, or the sum is not 1.</exception>
    public static ImmutableSortedDictionary<CallStatus, double> Checked(IEnumerable<KeyValuePair<CallStatus, double>> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var given = probabilities.ToImmutableSortedDictionary();
        return given.Any(each => !CallStatuses.Outcomes.Contains(each.Key) || !(each.Value is >= 0 and <= 1)) || Math.Abs(given.Values.Sum() - 1) > Tolerance
            ? throw new ArgumentException("Each probability must be 0 to 1, their sum 1, and each status an outcome of a call.", nameof(probabilities))
            : given;
    }

    /// <summary>The possible outcomes, in the order of the statuses.</summary>
    public static KeyValuePair<CallStatus, double>[] Possible(ImmutableSortedDictionary<CallStatus, double> probabilities) => [.. probabilities.Where(each => each.Value > 0)];

    /// <summary>The outcome of a number from 0 to 1: the statuses share the numbers in their order.</summary>
    public static CallStatus Of(KeyValuePair<CallStatus, double>[] possible, double drawn)
    {
        var status = CallStatus.Unspecified;
        foreach (var (each, probability) in possible)
        {
            status = each;
            drawn -= probability;
            if (drawn < 0) break;
        }

        return status;
    }
}
