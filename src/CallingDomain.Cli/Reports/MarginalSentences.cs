namespace CallingDomain.Cli;

/// <summary>What one call of each contact brings, in a sentence.</summary>
internal static class MarginalSentences
{
    /// <param name="byCall">The figures of the first, second … calls.</param>
    /// <param name="call">The call, from 0.</param>
    /// <param name="prices">The price list; null for none.</param>
    /// <param name="allReached">The contacts that all calls reached.</param>
    public static string Of(IReadOnlyList<CallFigures> byCall, int call, Prices? prices, int allReached)
    {
        var (figures, later) = (byCall[call], CallFigures.Sum(byCall.Skip(call)));
        var cost = prices is null ? "" : figures.Reached == 0 ? $", for {prices.Text(prices.Of(figures.Usage).Total)}" : $", for {prices.Text(prices.Of(figures.Usage).Total / figures.Reached)} each";
        var saved = prices is null ? "" : $" and {prices.Text(prices.Of(later.Usage).Total)}";
        var from = call == byCall.Count - 1 ? "it" : "it and later ones";
        return $"The {ReportText.Ordinal(call + 1)} call: {ReportText.Count(figures.Calls, "call")} reached {ReportText.Count(figures.Reached, "contact")} ({ReportText.Share(figures.Reached, figures.Calls)} of these calls){cost}. "
            + $"Without {from}, the campaign saves {ReportText.Count(later.Calls, "call")}{saved}, and does not reach {ReportText.Count(later.Reached, "contact")} ({ReportText.Share(later.Reached, allReached)} of those reached).";
    }
}
