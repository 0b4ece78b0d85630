using System.Collections.Immutable;
using CallingDomain.Dialing;
using NodaTime;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>The limits of abandoned calls of the rule sets, and how a simulation kept them, in words and for JSON.</summary>
internal static class AbandonedLimits
{
    public const string Title = "Limits of abandoned calls";

    public static readonly ImmutableArray<string> Columns = ["Rule", "Limit", "Result", "Worst period", "Abandoned then"];

    private const int ShareDigits = 6;

    /// <summary>A limit: its rule set, the limit, whether it was kept, the worst period, and the calls of this period.</summary>
    /// <param name="summary">The limit.</param>
    /// <param name="zone">The time zone of the campaign.</param>
    public static object?[] Cells(AbandonmentSummary summary, DateTimeZone zone) =>
        [summary.Rules, RuleWords.Of(summary.Limit), summary.IsKept ? "kept" : "not kept", Worst(summary, zone), summary.Worst is { Calls: var calls } ? ShareOf(calls) : "–"];

    /// <summary>Prints the limits as a table.</summary>
    /// <param name="console">The console.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="zone">The time zone of the campaign.</param>
    public static void Print(IAnsiConsole console, IEnumerable<AbandonmentSummary> limits, DateTimeZone zone)
    {
        var table = Tables.Create(Title, [.. Columns]).Wrapping(Columns[0], Columns[1], Columns[3]);
        foreach (var limit in limits) table.AddTextRow(Cells(limit, zone));
        console.Write(table);
    }

    public static AbandonedLimitRow Row(AbandonmentSummary summary) => new(
        summary.Rules,
        summary.Limit.MaxShare,
        RuleWords.Of(summary.Limit),
        summary.IsKept,
        summary.Worst is not { } worst ? null : new AbandonedPeriodRow(
            InstantText.Write(worst.From), InstantText.WriteOrNever(worst.Until), worst.Calls.Abandoned, worst.Calls.Answered, Math.Round(worst.Calls.Share ?? 0, ShareDigits, MidpointRounding.AwayFromZero)));

    private static string Worst(AbandonmentSummary summary, DateTimeZone zone)
    {
        if (summary.Worst is not { } worst) return "–";
        var shown = summary.Limit.Zone ?? zone;
        return worst.Until is { } until ? $"{ReportText.Local(worst.From, shown)} to {ReportText.Local(until, shown)} ({shown.Id})" : "the whole campaign";
    }

    private static string ShareOf(AbandonedShare calls) => $"{ReportText.Share(calls.Abandoned, calls.Answered)}, {ReportText.Count(calls.Abandoned)} of {ReportText.Count(calls.Answered, "call")}";
}
