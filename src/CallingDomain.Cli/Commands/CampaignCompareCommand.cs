using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary><c>campaign compare A.json B.json …</c>: the same people under several strategies.</summary>
internal static class CampaignCompareCommand
{
    private const int MostSeeds = 1000;

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("CAMPAIGN") { Arity = new ArgumentArity(1, 100), Description = "Two campaigns or more, JSON files over the same people. The others are compared with the first one." };
        var seeds = new Option<string>("--seeds") { HelpName = "N", DefaultValueFactory = _ => "1", Description = "The number of simulations of each campaign, with the seeds from --seed on." };
        var until = new Option<string?>("--until") { HelpName = "INSTANT", Description = "The last instant to simulate, such as 2026-03-02T12:00:00Z. Default: until all contacts are closed." };
        var report = new Option<string?>("--report") { HelpName = "REPORT.html", Description = "Write the comparison as a page for a browser." };
        var (seed, plan, prices, tzdb) = (SeedOption.Create(), PlanOption.Create(), PricesOption.Create(), TzdbOption.Create());
        var command = new ToolCommand("compare", "Compares strategies over the same people.", files, seeds, seed, until, report, prices, plan, tzdb, CommonOptions.Json())
        {
            Examples = ["callingdomain campaign compare three.json four.json", "callingdomain campaign compare three.json four.json --report report.html --json"],
            Files = [new ExampleFile("three.json", Example("Three calls", 3)), new ExampleFile("four.json", Example("Four calls", 4))],
            Formats =
            [
                ("CAMPAIGN", "JSON with comments. 'callingdomain schema campaign' prints the JSON Schema, 'callingdomain campaign init' an example."),
                ("PRICES.json", "JSON with comments. 'callingdomain schema prices' prints the JSON Schema."),
            ],
        };
        command.SetAction(arguments =>
        {
            var paths = arguments.GetRequiredValue(files);
            if (paths.Length < 2) throw new InputException(InputReason.ArgumentsInvalid, "callingdomain campaign compare: two campaigns or more are compared. See 'callingdomain campaign compare --help'.");
            if (paths.Count(path => path == InputFile.StandardInput) > 1) throw new InputException(InputReason.ArgumentsInvalid, "callingdomain campaign compare: standard input can be one campaign only.");
            Instant? last = arguments.GetValue(until) is { } text ? InstantOption.Read(until.Name, text) : null;
            if (last is { } end && (end < Campaign.FirstInstant || end > Campaign.LastInstant)) throw CampaignFile.OutOfRange(until.Name);
            var all = Seeds(seeds.Name, arguments.GetRequiredValue(seeds), SeedOption.Read(arguments.GetRequiredValue(seed)));
            var (output, priceList) = (arguments.GetValue(report), arguments.GetValue(prices));
            foreach (var path in paths) OutputFile.RefuseToLose(path, "a campaign", output);
            OutputFile.RefuseToLose(arguments.GetValue(plan), "the plan", output);
            OutputFile.RefuseToLose(priceList, "the price list", output);
            OutputFile.RefuseToLose(arguments.GetValue(tzdb), "the time zone database", output);
            var (numbers, zones) = (PlanOption.Load(arguments.GetValue(plan), terminal.Input), TzdbOption.Load(arguments.GetValue(tzdb), terminal.Input));
            var list = priceList is null ? null : Prices.ReadFile(priceList);
            using var strategies = Strategies.Read(paths, terminal, path =>
            {
                var file = CampaignFile.Read(path, terminal.Input, numbers, zones, all[0]);
                foreach (var other in file.Files) OutputFile.RefuseToLose(other, "a file of a campaign", output);
                return file;
            });
            if (all.Length > 1 && strategies.First.Outcomes is OutcomeScript) throw new InputException(InputReason.ArgumentsInvalid, $"{seeds.Name}: the outcomes are a script, which does not depend on a seed.", ("option", seeds.Name));
            RefuseOtherCurrencies(strategies, list);
            Run(terminal, strategies, all, last, list, output, arguments.GetValue<bool>(CommonOptions.JsonName));
            return strategies.First.LosesContacts ? ExitStatus.SomethingRefused : ExitStatus.NothingRefused;
        });
        return command;
    }

    private static void Run(Terminal terminal, Strategies strategies, ImmutableArray<long> seeds, Instant? until, Prices? prices, string? output, bool isJson)
    {
        using var report = output is null ? null : new OutputStream(output);
        var result = CampaignComparison.Run(strategies, seeds, until, prices, terminal);
        if (report is not null) ComparisonReport.Write(report, result);
        report?.Commit();
        if (isJson) JsonContract.Write(terminal.Output, result.ToDocument());
        else result.Print(terminal.Tables);
    }

    private static ImmutableArray<long> Seeds(string option, string text, long first) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostSeeds && first <= long.MaxValue - count
            ? [.. Enumerable.Range(0, count).Select(i => first + i)]
            : throw new InputException(InputReason.ArgumentsInvalid, $"{option}: '{text}' is not a whole number from 1 to {MostSeeds}.", ("option", option));

    private static void RefuseOtherCurrencies(Strategies strategies, Prices? prices)
    {
        if (prices is not null) return;
        foreach (var (path, file) in strategies.All)
        {
            if (file.Prices?.Currency != strategies.First.Prices?.Currency)
                throw new InputException(InputReason.PricesDiffer, $"The file '{path}' has another currency than '{strategies.All[0].Path}': $.prices.currency: expected {strategies.First.Prices?.Currency ?? "no price list"}. One price list for all: --prices.", ("file", path), ("path", "$.prices.currency"));
        }
    }

    private static string Example(string name, int attempts) => $$"""
        { "name": "{{name}}", "start": "2026-03-02T09:00:00Z", "timeZone": "Europe/Rome",
          "contacts": [{ "id": "ada", "primaryPhone": "+390612345678" }],
          "retry": { "globalMaxAttempts": {{attempts}}, "default": { "maxAttempts": {{attempts}} } },
          "outcomes": { "script": { "*": ["NoAnswer", "NoAnswer", "NoAnswer", "Reached"] } } }

        """;
}
