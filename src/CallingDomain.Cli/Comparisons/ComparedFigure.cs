using System.Collections.Immutable;
using System.Globalization;

namespace CallingDomain.Cli;

/// <summary>A figure by which strategies are compared.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Heading">Its heading for people.</param>
/// <param name="Digits">The decimals for people.</param>
/// <param name="Of">The figure of a run; null if it does not have one.</param>
internal sealed record ComparedFigure(string Name, string Heading, int Digits, Func<StrategyRun, double?> Of)
{
    private const int JsonDigits = 6;

    public static readonly ComparedFigure
        Reached = new("reached", "Contacts reached", 1, run => run.Simulation.Reached),
        Calls = new("calls", "Calls", 1, run => run.Simulation.Attempts),
        Cost = new("cost", "Cost", 2, run => (double?)run.Cost);

    public static readonly ImmutableArray<ComparedFigure> All =
    [
        Reached,
        Calls,
        new("callsPerReached", "Calls for each contact reached", 2, run => run.CallsPerReached),
        new("closed", "Contacts closed", 1, run => run.Simulation.Closed),
        new("open", "Contacts open", 1, run => run.Simulation.Open),
        new("hoursToLastCall", "Hours until the last call ends", 1, run => run.HoursToLastCall),
        new("hoursToClosed", "Hours until all are closed", 1, run => run.HoursToClosed),
        Cost,
        new("costPerReached", "Cost for each contact reached", 2, run => (double?)run.CostPerReached),
        new("abandonedRate", "Abandoned of the answered calls", 4, run => run.AbandonedRate),
        new("peakConcurrentCalls", "Most concurrent calls", 1, run => run.Simulation.PeakConcurrentCalls),
    ];

    /// <summary>The figure over all runs of a strategy; null if a run does not have it.</summary>
    public Estimate? Over(IEnumerable<StrategyRun> runs) => Estimate.Of([.. runs.Select(Of)]);

    /// <summary>The difference from the first strategy over all seeds, each of them by itself.</summary>
    public Estimate? Difference(IEnumerable<StrategyRun> runs, IEnumerable<StrategyRun> first) => Estimate.Of([.. runs.Zip(first, (run, other) => Of(run) - Of(other))]);

    public static EstimateRow? Row(Estimate? estimate) => estimate is not { } known ? null
        : new EstimateRow(Rounded(known.Mean), known.Margin is { } margin ? Rounded(known.Mean - margin) : null, known.Margin is { } other ? Rounded(known.Mean + other) : null);

    /// <summary>The figure for people, with its interval if there is one.</summary>
    public string Text(Estimate? estimate, bool isDifference = false)
    {
        if (estimate is not { } known) return "–";
        var sign = isDifference && known.Mean > 0 ? "+" : "";
        if (known.Margin is not { } margin) return sign + Number(known.Mean, known.Mean == Math.Round(known.Mean) && Digits == 1 ? 0 : Digits);
        return $"{sign}{Number(known.Mean, Digits)} ({Number(known.Mean - margin, Digits)} to {Number(known.Mean + margin, Digits)})";
    }

    private static string Number(double value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero).ToString($"N{digits}", CultureInfo.InvariantCulture) is var text && text.TrimStart('-').All(each => each is '0' or '.') ? text.TrimStart('-') : text;

    private static double Rounded(double value) => Math.Round(value, JsonDigits, MidpointRounding.AwayFromZero) + 0.0; // no negative zero
}
