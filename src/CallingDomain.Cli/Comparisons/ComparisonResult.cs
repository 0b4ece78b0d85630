using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>The strategies side by side, as the tool prints them.</summary>
/// <param name="strategies">The strategies.</param>
/// <param name="seeds">The seeds.</param>
/// <param name="runs">The runs by strategy, then by seed.</param>
/// <param name="calls">Where each strategy but the first one parts from it.</param>
/// <param name="prices">The price list, for the currency; null for none.</param>
internal sealed class ComparisonResult(Strategies strategies, ImmutableArray<long> seeds, ImmutableArray<ImmutableArray<StrategyRun>> runs, ImmutableArray<ComparedCalls> calls, Prices? prices)
{
    public Strategies Strategies => strategies;

    public ImmutableArray<long> Seeds => seeds;

    public ImmutableArray<ImmutableArray<StrategyRun>> Runs => runs;

    public ImmutableArray<ComparedCalls> Calls => calls;

    public Prices? Prices => prices;

    /// <summary>The figures that a strategy has.</summary>
    public IEnumerable<ComparedFigure> Figures => ComparedFigure.All.Where(figure => runs.Any(each => figure.Over(each) is not null));

    private DateTimeZone Zone => strategies.First.Settings.TimeZone;

    /// <summary>The heading of a figure, with the currency of money.</summary>
    public string HeadingOf(ComparedFigure figure) => figure.Name.StartsWith("cost", StringComparison.Ordinal) ? $"{figure.Heading}, {prices!.Currency}" : figure.Heading;

    /// <summary>A row for each figure: its heading, then each strategy.</summary>
    public IEnumerable<object?[]> FigureRows => Figures.Select(figure => (object?[])[HeadingOf(figure), .. runs.Select(each => figure.Text(figure.Over(each)))]);

    /// <summary>A row for each figure: its heading, then the difference of each strategy but the first one from the first one.</summary>
    public IEnumerable<object?[]> DifferenceRows => Figures.Select(figure => (object?[])[HeadingOf(figure), .. runs.Skip(1).Select(each => figure.Text(figure.Difference(each, runs[0]), isDifference: true))]);

    /// <summary>A row for each parting of a strategy.</summary>
    /// <param name="strategy">The number of the strategy, from 1.</param>
    public IEnumerable<object?[]> PartingRows(int strategy)
    {
        var times = new LocalTimes(Zone);
        return calls[strategy - 1].First.Select(each => (object?[])[each.Contact, each.Attempt, TextOf(each.First), TextOf(each.Other)]);

        string TextOf(ComparedCallRow? call) => call is null ? "no call" : $"{call.Phone} {times.Of(InstantText.Read(call.DialedAt)!.Value)}{(call.Status is null ? "" : $", {call.Status}")}";
    }

    /// <summary>What the calls of a strategy have to do with those of the first one, in a sentence.</summary>
    /// <param name="strategy">The number of the strategy, from 1.</param>
    public string PartingSentence(int strategy)
    {
        var (names, all) = (strategies.Names, calls[strategy - 1]);
        if (all.Contacts == 0) return $"{names[strategy]} makes the same calls as {names[0]}.";
        var first = all.ByAttempt.Select(each => $"{ReportText.Count(each.Value)} at the {ReportText.Ordinal(each.Key)} call").ToList();
        if (first.Count > 5) first = [.. first.Take(4), $"{ReportText.Count(all.ByAttempt.Skip(4).Sum(each => each.Value))} later"];
        return $"{names[strategy]} parts from {names[0]} for {ReportText.Count(all.Contacts)} of {ReportText.Count(strategies.Contacts.Count, "contact")}: {ReportText.List(first)}.";
    }

    /// <summary>The strategies with open contacts because the shifts of the agents do not overlap the calling hours: each with the open contacts of its first such simulation.</summary>
    public IEnumerable<(int Strategy, int Open)> MissedHours => runs.Index().Where(each => each.Item.Any(run => run.MissesHours)).Select(each => (each.Index, each.Item.First(run => run.MissesHours).Simulation.Open));

    public ComparisonDocument ToDocument() => new(
        strategies.Contacts.Count,
        seeds,
        prices?.Currency,
        [.. runs.Select((each, i) => new StrategyRow(
            strategies.Names[i],
            strategies.All[i].Path,
            ComparedFigure.All.ToDictionary(figure => figure.Name, figure => ComparedFigure.Row(figure.Over(each))),
            i == 0 ? null : ComparedFigure.All.ToDictionary(figure => figure.Name, figure => ComparedFigure.Row(figure.Difference(each, runs[0]))),
            [.. each.Select(run => ComparedFigure.All.ToDictionary(figure => figure.Name, figure => ComparedFigure.Row(Estimate.Of([figure.Of(run)]))?.Mean))])
        {
            Notices = each.Any(run => run.MissesHours) ? [InputReason.ShiftsOutsideHours.Code()] : null,
        })],
        [.. calls.Select((each, i) => new PartingsRow(
            strategies.Names[i + 1], strategies.All[i + 1].Path, each.Contacts, [.. each.ByAttempt.Select(count => new PartingCountRow(count.Key, count.Value))], each.First))],
        TimeZoneDataRow.Of([.. strategies.All.Select(each => each.File)]))
    {
        Rejected = strategies.First.ContactsFile?.Rejected.Length,
        Duplicates = strategies.First.ContactsFile?.Duplicates.Length,
    };

    public void Print(IAnsiConsole console)
    {
        var names = strategies.Names;
        console.WriteLine(LocalTimes.NameOf(Zone, strategies.First.ZoneData));
        console.WriteLine($"{ReportText.Count(strategies.Contacts.Count, "contact")}, {(seeds.Length == 1 ? $"seed {seeds[0]}" : $"seeds {seeds[0]} to {seeds[^1]}: means, and intervals of 95 %")}.");
        console.WriteLine();
        Write(console, "Strategies", ["", .. names], FigureRows);
        Write(console, $"Difference from {names[0]}", ["", .. names.Skip(1)], DifferenceRows);
        for (var i = 1; i < names.Length; i++)
        {
            console.WriteLine(VisibleText.Of(PartingSentence(i)));
            if (calls[i - 1].Contacts > 0) Write(console, "The first of them", ["Contact", "Call", names[0], names[i]], PartingRows(i));
        }

        if (strategies.First.ContactsFile is not { } rows) return;
        if (rows.Rejected.Length + rows.Duplicates.Length > 0) console.WriteLine($"Rejected rows of the contacts file: {rows.Rejected.Length}; duplicates: {rows.Duplicates.Length}.");
        rows.Columns.PrintUnused(console);
    }

    private static void Write(IAnsiConsole console, string title, string[] columns, IEnumerable<object?[]> rows)
    {
        var table = Tables.Create(title, columns);
        foreach (var row in rows) table.AddTextRow(row);
        console.Write(table);
    }
}
