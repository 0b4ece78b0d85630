using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>Writes a comparison as one page for a browser. The same comparison gives the same bytes.</summary>
internal static class ComparisonReport
{
    public static void Write(Stream output, ComparisonResult result)
    {
        using var page = new ReportPage(output);
        var names = result.Strategies.Names;
        page.Write($"{ReportText.Count(names.Length)} strategies compared", "Comparison of campaigns", [
            new ReportSection("summary", "What happened", () => Summary(page, result)),
            new ReportSection("figures", "Side by side", () => Figures(page, result)),
            new ReportSection("partings", "Where they part", () => Partings(page, result)),
            new ReportSection("settings", "Settings", () => page.Table("The comparison", ["Property", "Value"], Settings(result))),
        ]);
    }

    private static void Summary(ReportPage page, ComparisonResult result)
    {
        var names = result.Strategies.Names;
        page.Lead(names.Select((name, i) => Sentence(name, i, result)));
        foreach (var (strategy, open) in result.MissedHours) page.Paragraph($"{names[strategy]}: {AgentHours.Sentence(open)} ({InputReason.ShiftsOutsideHours.Code()})");
        page.Chart(new BarsChart(Title("Contacts reached", result), "Strategy", Bars(result, ComparedFigure.Reached, "reached"), result.Strategies.Contacts.Count));
        var calls = Bars(result, ComparedFigure.Calls, "placed");
        page.Chart(new BarsChart(Title("Calls, with their share of the most", result), "Strategy", calls, calls.Max(bar => bar.Count)));
    }

    private static string Title(string what, ComparisonResult result) => result.Seeds.Length == 1 ? what : $"{what}, mean of {ReportText.Count(result.Seeds.Length)} simulations";

    // A mean is drawn as a whole number; the tables have its decimals.
    private static List<(string Name, string Code, long Count, string Style)> Bars(ComparisonResult result, ComparedFigure figure, string style) =>
        [.. result.Strategies.Names.Select((name, i) => (name, "", (long)Math.Round(figure.Over(result.Runs[i])!.Value.Mean, MidpointRounding.AwayFromZero), style))];

    private static string Sentence(string name, int strategy, ComparisonResult result)
    {
        string Of(ComparedFigure figure) => figure.Text(figure.Over(result.Runs[strategy]));
        var cost = result.Prices is { } prices ? $" for {Of(ComparedFigure.Cost)} {prices.Currency}" : "";
        return $"{name} reaches {Of(ComparedFigure.Reached)} of {ReportText.Count(result.Strategies.Contacts.Count, "contact")} with {Of(ComparedFigure.Calls)} calls{cost}.";
    }

    private static void Figures(ReportPage page, ComparisonResult result)
    {
        var names = result.Strategies.Names;
        if (result.Seeds.Length > 1)
        {
            page.Paragraph(
                $"Each figure is the mean of {ReportText.Count(result.Seeds.Length)} simulations with different seeds; the interval in parentheses has the true mean with a confidence of 95 % (Student's t distribution)."
                + " The difference is taken for each seed, and then averaged: with the same seed, all strategies meet the same people.",
                "note");
        }

        page.Table("Strategies", ["Figure", .. names], result.FigureRows);
        page.Table($"Difference from {names[0]}", ["Figure", .. names.Skip(1)], result.DifferenceRows);
        if (result.Seeds.Length == 1) return;
        page.Table("Each simulation", ["Strategy", "Seed", "Reached", "Calls"], names.SelectMany((name, i) => result.Runs[i].Select(run => new object?[] { name, run.Seed, ReportText.Count(run.Simulation.Reached), ReportText.Count(run.Simulation.Attempts) })));
    }

    private static void Partings(ReportPage page, ComparisonResult result)
    {
        var names = result.Strategies.Names;
        page.Paragraph($"Two strategies part for a contact at the first of its calls that differs in phone or time, here with seed {result.Seeds[0]}.", "note");
        for (var i = 1; i < names.Length; i++)
        {
            page.Heading(names[i]);
            page.Paragraph(result.PartingSentence(i));
            if (result.Calls[i - 1].Contacts > 0) page.Table($"The first partings of {names[i]}, in local times", ["Contact", "Call", names[0], names[i]], result.PartingRows(i));
        }
    }

    private static IEnumerable<object?[]> Settings(ComparisonResult result)
    {
        var first = result.Strategies.First;
        yield return ["Contacts", ReportText.Count(result.Strategies.Contacts.Count)];
        yield return ["Seeds", result.Seeds.Length == 1 ? $"{result.Seeds[0]}" : $"{result.Seeds[0]} to {result.Seeds[^1]}"];
        yield return ["Outcomes", first.OutcomesSource];
        yield return ["Local times", first.Settings.TimeZone.Id];
        yield return ["Time zone data", $"tz database {first.ZoneData.Version}"];
        foreach (var ((path, file), name) in result.Strategies.All.Zip(result.Strategies.Names))
        {
            var retry = file.Settings.Retry;
            yield return [$"{name}: file", path];
            yield return [$"{name}: start", InstantText.Write(file.Start)];
            yield return [$"{name}: attempts", $"at most {retry.GlobalMaxAttempts} of a {(retry.GlobalScope == AttemptScope.Phone ? "phone" : "contact")} over all statuses; NoAnswer at most {retry[CallStatus.NoAnswer].MaxAttempts}, {ReportText.Length(retry[CallStatus.NoAnswer].RetryAfter)} apart"];
            yield return [$"{name}: concurrent calls", $"at most {ReportText.Count(file.Settings.MaxConcurrentCalls)}"];
        }
    }
}
