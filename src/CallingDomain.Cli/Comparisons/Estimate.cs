using System.Collections.Immutable;

namespace CallingDomain.Cli;

/// <summary>The mean of some runs, and the interval that has the true mean with a confidence of 95 %.</summary>
/// <remarks>Method: Student's t distribution with n - 1 degrees of freedom; the interval is mean ± t × s / √n, with the standard deviation s of the sample.</remarks>
/// <param name="Mean">The mean.</param>
/// <param name="Margin">Half of the length of the interval; null for a single run.</param>
internal readonly record struct Estimate(double Mean, double? Margin)
{
    // The quantile 0.975, by degrees of freedom from 1; for more, that of the next lower number in the second table.
    private static readonly ImmutableArray<double> Quantiles =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    private static readonly ImmutableArray<(int From, double Quantile)> Further = [(120, 1.980), (60, 2.000), (40, 2.021), (30, 2.042)];

    /// <summary>The estimate of some runs.</summary>
    /// <param name="values">The figure of each run.</param>
    /// <returns>Null if a run does not have the figure.</returns>
    public static Estimate? Of(IReadOnlyCollection<double?> values)
    {
        if (values.Count == 0 || values.Contains(null)) return null;
        var (n, mean) = (values.Count, values.Average()!.Value);
        if (n == 1) return new Estimate(mean, null);
        var deviation = Math.Sqrt(values.Sum(each => (each!.Value - mean) * (each.Value - mean)) / (n - 1));
        return new Estimate(mean, Quantile(n - 1) * deviation / Math.Sqrt(n));
    }

    /// <summary>The quantile 0.975 of the t distribution.</summary>
    public static double Quantile(int degrees) => degrees <= Quantiles.Length ? Quantiles[degrees - 1] : Further.First(each => degrees >= each.From).Quantile;
}
