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
        var models = new ModelOptions();
        var (seed, plan, prices, tzdb) = (SeedOption.Create(), PlanOption.Create(), PricesOption.Create(), TzdbOption.Create());
        var command = new ToolCommand("compare", "Compares strategies over the same people.", [files, seeds, seed, until, report, .. models.All, prices, plan, tzdb, CommonOptions.Json()])
        {
            Examples = ["callingdomain campaign compare three.json four.json", "callingdomain campaign compare three.json four.json --report report.html --json", "callingdomain campaign compare three.json four.json --model-from history.csv --other-contacts --seeds 5"],
            Files = [new ExampleFile("three.json", Example("Three calls", 3)), new ExampleFile("four.json", Example("Four calls", 4)), CampaignSimulateCommand.History],
            Formats =
            [
                ("CAMPAIGN", "JSON with comments. 'callingdomain schema campaign' prints the JSON Schema, 'callingdomain campaign init' an example."),
                ("PRICES.json", "JSON with comments. 'callingdomain schema prices' prints the JSON Schema."),
                ("HISTORY.csv", "Calls with their outcomes, as 'campaign simulate --history' writes them."),
                ("OUTCOMES.json", "The property 'outcomes' of a campaign, to be read and edited."),
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
            var (output, priceList, model) = (arguments.GetValue(report), arguments.GetValue(prices), models.Read(arguments));
            if (output is not null && model?.Output is { } learned && OutputFile.IsSame(output, learned)) throw new InputException(InputReason.ArgumentsInvalid, $"{report.Name} and {models.OutputName} name the same file, '{output}'.", ("file", output));
            string?[] outputs = [output, model?.Output];
            foreach (var path in paths) OutputFile.RefuseToLose(path, "a campaign", outputs);
            OutputFile.RefuseToLose(arguments.GetValue(plan), "the plan", outputs);
            OutputFile.RefuseToLose(priceList, "the price list", outputs);
            OutputFile.RefuseToLose(arguments.GetValue(tzdb), "the time zone database", outputs);
            OutputFile.RefuseToLose(model?.Path, "the History to learn from", outputs);
            var (numbers, zones) = (PlanOption.Load(arguments.GetValue(plan), terminal.Input), TzdbOption.Load(arguments.GetValue(tzdb), terminal.Input));
            var list = priceList is null ? null : Prices.ReadFile(priceList);
            using var strategies = Strategies.Read(paths, terminal, path =>
            {
                var file = CampaignFile.Read(path, terminal.Input, numbers, zones, all[0], model?.Path);
                foreach (var other in file.Files) OutputFile.RefuseToLose(other, "a file of a campaign", outputs);
                return file;
            });
            if (all.Length > 1 && strategies.First.HasScript) throw new InputException(InputReason.ArgumentsInvalid, $"{seeds.Name}: the outcomes are a script, which does not depend on a seed.", ("option", seeds.Name));
            RefuseOtherCurrencies(strategies, list);
            if (model is not null) strategies.Learn(model);
            var missesHours = Run(terminal, strategies, all, last, list, output, model?.Output, arguments.GetValue<bool>(CommonOptions.JsonName));
            return strategies.First.LosesContacts || missesHours ? ExitStatus.SomethingRefused : ExitStatus.NothingRefused;
        });
        return command;
    }

    // Whether the shifts of the agents of a strategy miss the calling hours.
    private static bool Run(Terminal terminal, Strategies strategies, ImmutableArray<long> seeds, Instant? until, Prices? prices, string? output, string? modelOutput, bool isJson)
    {
        using var model = modelOutput is null ? null : new OutputStream(modelOutput);
        using var report = output is null ? null : new OutputStream(output);
        var result = CampaignComparison.Run(strategies, seeds, until, prices, terminal);
        if (report is not null) ComparisonReport.Write(report, result);
        report?.Commit();
        if (model is not null) HistoryModel.Write(model, strategies.Learned!);
        model?.Commit();
        if (isJson) JsonContract.Write(terminal.Output, result.ToDocument());
        else result.Print(terminal.Tables);
        foreach (var (strategy, open) in result.MissedHours) AgentHours.Warn(terminal, open, strategies.All[strategy].Path);
        return result.MissedHours.Any();
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
