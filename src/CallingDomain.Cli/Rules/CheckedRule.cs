using System.Collections.Immutable;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>What a rule set says in the week from a date on, and what is wrong with it.</summary>
/// <param name="File">The file or the name in the library.</param>
/// <param name="Set">The rule set.</param>
/// <param name="Days">The dates of the week.</param>
/// <param name="Age">The days since its source was read; null if unknown.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record CheckedRule(string File, CallingRuleSet Set, ImmutableArray<RuleDay> Days, int? Age, ImmutableArray<RuleFindingReason> Findings)
{
    private const int DaysOfAWeek = 7;

    /// <param name="file">The file or the name in the library.</param>
    /// <param name="set">The rule set.</param>
    /// <param name="first">The first date of the week, to which ages are counted.</param>
    /// <param name="zone">The zone of the called party.</param>
    /// <param name="maxAge">The most days since a source was read; null for any number.</param>
    public static CheckedRule Of(string file, CallingRuleSet set, LocalDate first, DateTimeZone zone, int? maxAge)
    {
        var age = set.ReadOn is { } read ? Period.DaysBetween(read, first) : (int?)null;
        var neverOpen = set.Hours.NextOpen(zone.AtStartOfDay(first).ToInstant(), set.Zone ?? zone) is null;
        return new CheckedRule(
            file, set, [.. Enumerable.Range(0, DaysOfAWeek).Select(day => RuleDay.Of(set, first.PlusDays(day), zone))], age,
            [
                .. maxAge is null ? [] : age is null ? [RuleFindingReason.ReadDateMissing] : age < 0 ? [RuleFindingReason.ReadLater] : age > maxAge ? (ReadOnlySpan<RuleFindingReason>)[RuleFindingReason.ReadLongAgo] : [],
                .. neverOpen ? (ReadOnlySpan<RuleFindingReason>)[RuleFindingReason.NeverOpen] : [],
            ]);
    }

    public CheckedRuleRow ToRow() => new(
        File, Set.Name, Set.Source, Set.SourceUrl, DateText(Set.ReadOn), Age, Set.Confidence.Code(), DateText(Set.InForceFrom), DateText(Set.RepealedFrom),
        Set.AppliesTo?.ToString(), Set.LiftedBy?.ToString(), Set.Needs?.ToString(), [.. Set.Fields],
        [.. Days.Select(day => new RuleDayRow(NodaTimeConverters.Dates.Format(day.Date), day.Date.DayOfWeek.ToString(), day.IsInForce, [.. day.Openings.Select(each => new RuleOpeningRow(each.From, each.To))], day.Holiday))],
        [.. Set.Limits.Select(RuleWords.Of)], [.. Set.Lockouts.Select(RuleWords.Of)], Set.AbandonedCalls is { } abandoned ? RuleWords.Of(abandoned) : null, [.. Findings.Select(finding => finding.Code())],
        Set.Zone?.Id, Set.Notice);

    public void Print(IAnsiConsole console)
    {
        var summary = Tables.Create(Set.Name, "Property", "Value").Wrapping("Value");
        summary.AddTextRow("Source", Set.Source);
        summary.AddTextRow("Address", Set.SourceUrl ?? "none");
        summary.AddTextRow("Read on", Age is { } age ? $"{DateText(Set.ReadOn)}, {(age < 0 ? "later than this week begins" : $"{ReportText.Count(age, "day")} ago")}" : "unknown");
        summary.AddTextRow("Confidence", Set.Confidence.Code());
        if (RuleWords.InForce(Set) is { } inForce) summary.AddTextRow("In force", inForce);
        foreach (var (name, text) in RuleWords.Conditions(Set)) summary.AddTextRow(name, text);
        summary.AddTextRow("Hours", RuleWords.Hours(Set));
        foreach (var (name, text) in RuleWords.Limits(Set)) summary.AddTextRow(name, text);
        if (Set.Notice.Length > 0) summary.AddTextRow("Notice", Set.Notice);
        foreach (var finding in Findings) summary.AddTextRow("Finding", finding.Code());
        console.Write(summary);
        if (Set.Hours.AreAlways) return;

        var week = Tables.Create($"{Set.Name}: hours", "Date", "Day", "Open", "Holiday").Wrapping("Open", "Holiday");
        foreach (var day in Days)
        {
            var open = !day.IsInForce ? "not in force" : day.Openings.IsEmpty ? "closed" : string.Join(", ", day.Openings.Select(each => $"{each.From} to {each.To}"));
            week.AddTextRow(NodaTimeConverters.Dates.Format(day.Date), day.Date.DayOfWeek, open, day.Holiday);
        }

        console.Write(week);
    }

    private static string? DateText(LocalDate? date) => date is { } day ? NodaTimeConverters.Dates.Format(day) : null;
}
