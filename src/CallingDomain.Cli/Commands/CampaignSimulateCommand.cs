using System.CommandLine;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary><c>campaign simulate CAMPAIGN.json</c>: the whole campaign, before it is launched.</summary>
internal static class CampaignSimulateCommand
{
    /// <summary>The History file of the examples.</summary>
    public static readonly ExampleFile History = new ExampleFile("history.csv", "contact,phone,type,status,dialedAt,endedAt,attempt\nada,+390612345601,,Reached,2026-02-02T09:00:00Z,2026-02-02T09:02:05Z,1\nbob,+390612345602,,NoAnswer,2026-02-02T09:00:00Z,2026-02-02T09:00:25Z,1\n");

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("CAMPAIGN") { Description = "The campaign, a JSON file, or - for standard input." };
        var until = new Option<string?>("--until")
        {
            HelpName = "INSTANT",
            Description = "The last instant to simulate, such as 2026-03-02T12:00:00Z. Default: until all contacts are closed.",
        };
        var report = new Option<string?>("--report") { HelpName = "REPORT.html", Description = "Write the results as a page for a browser, with charts." };
        var history = new Option<string?>("--history") { HelpName = "HISTORY.csv", Description = "Write the whole History for a spreadsheet." };
        var models = new ModelOptions();
        var (seed, plan, prices, tzdb) = (SeedOption.Create(), PlanOption.Create(), PricesOption.Create(), TzdbOption.Create());
        var command = new ToolCommand("simulate", "Simulates a campaign and prints its calls and results.", [file, until, seed, report, history, .. models.All, prices, plan, tzdb, CommonOptions.Json()])
        {
            Examples = ["callingdomain campaign init | callingdomain campaign simulate -", "callingdomain campaign simulate campaign.json --until 2026-03-02T12:00:00Z --report report.html", "callingdomain campaign simulate campaign.json --model-from history.csv --other-contacts --model-out outcomes.json"],
            Files = [History],
            Formats =
            [
                ("CAMPAIGN", "JSON with comments. 'callingdomain schema campaign' prints the JSON Schema, 'callingdomain campaign init' an example."),
                ("PRICES.json", "JSON with comments. 'callingdomain schema prices' prints the JSON Schema."),
                ("contactsFile", "CSV with a heading, as 'callingdomain contacts check' reads it."),
                ("HISTORY.csv", "Each call of the simulation, a row each, in UTF-8."),
                ("OUTCOMES.json", "The property 'outcomes' of a campaign, to be read and edited."),
            ],
        };
        command.SetAction(arguments =>
        {
            var path = arguments.GetRequiredValue(file);
            Instant? last = arguments.GetValue(until) is { } text ? InstantOption.Read(until.Name, text) : null;
            if (last is { } end && (end < Campaign.FirstInstant || end > Campaign.LastInstant)) throw CampaignFile.OutOfRange(until.Name);
            var model = models.Read(arguments);
            var outputs = new Outputs(arguments.GetValue(report), arguments.GetValue(history), model?.Output);
            var priceList = arguments.GetValue(prices);
            outputs.RefuseConflicts(path, (arguments.GetValue(plan), "the plan"), (priceList, "the price list"), (arguments.GetValue(tzdb), "the time zone database"), (model?.Path, "the History to learn from"));
            var isJson = arguments.GetValue<bool>(CommonOptions.JsonName);
            using var campaign = CampaignFile.Read(path, terminal.Input, PlanOption.Load(arguments.GetValue(plan), terminal.Input), TzdbOption.Load(arguments.GetValue(tzdb), terminal.Input), SeedOption.Read(arguments.GetRequiredValue(seed)), model?.Path);
            outputs.RefuseToLose(campaign.Files);
            var missesHours = Run(terminal, campaign, priceList is null ? null : Prices.ReadFile(priceList), last, model, outputs, isJson);
            return campaign.LosesContacts || missesHours ? ExitStatus.SomethingRefused : ExitStatus.NothingRefused;
        });
        return command;
    }

    // Whether the shifts of the agents miss the calling hours. The History is written while the campaign runs. All files are opened first, so that a file that cannot be written is refused at once.
    private static bool Run(Terminal terminal, CampaignFile file, Prices? prices, Instant? until, HistoryModel? model, Outputs outputs, bool isJson)
    {
        using var records = new SimulationRecords(file, keepsFinal: isJson, hasFigures: isJson || outputs.Report is not null);
        var campaign = file.ToCampaign(terminal, new CampaignOptions { Records = records, Facts = records.Facts });
        var outcomes = model?.Learn(file, campaign, file.Outcomes.Agents is not null) ?? file.Outcomes;
        using var modelOutput = outputs.Model is null ? null : new OutputStream(outputs.Model);
        using var report = outputs.Report is null ? null : new OutputStream(outputs.Report);
        using var history = outputs.History is null ? null : new OutputStream(outputs.History);
        var stories = report is null ? null : new ContactStories();
        using var csv = history is null ? null : new HistoryCsv(history);
        using var json = isJson ? new SimulationJson(terminal.Output) : null;
        if (stories is not null || csv is not null || json is not null) records.PassOn(Called);
        if (csv is not null) records.PassTimesOn(csv);
        Simulation summary;
        using (var progress = new ProgressBar(terminal, "contacts closed", campaign.ContactCount))
            summary = Simulation.Run(campaign, outcomes, file.Start, until, progress, records);
        records.End(campaign, until ?? summary.LastEndAt ?? file.Start);

        var result = new SimulationResult(file, campaign, records, summary, prices ?? file.Prices, until);
        if (report is not null) SimulationReport.Write(report, result, stories!);
        csv?.Dispose();
        report?.Commit();
        history?.Commit();
        if (modelOutput is not null) HistoryModel.Write(modelOutput, (OutcomeModel)outcomes);
        modelOutput?.Commit();
        if (json is null) result.Print(terminal.Tables);
        else json.End(result);
        if (result.MissesHours) AgentHours.Warn(terminal, summary.Open);
        return result.MissesHours;

        void Called(HistoryEntry entry)
        {
            stories?.Add(entry);
            csv?.Add(entry);
            json?.Add(CampaignRows.Of(entry));
        }
    }

    /// <summary>The output files, null for none.</summary>
    private sealed record Outputs(string? Report, string? History, string? Model)
    {
        public void RefuseConflicts(string campaign, params ReadOnlySpan<(string? Path, string What)> others)
        {
            RefuseSame("--report", Report, "--history", History);
            RefuseSame("--report", Report, "--model-out", Model);
            RefuseSame("--history", History, "--model-out", Model);
            OutputFile.RefuseToLose(campaign, "the campaign", Report, History, Model);
            foreach (var (path, what) in others) OutputFile.RefuseToLose(path, what, Report, History, Model);
        }

        public void RefuseToLose(IEnumerable<string> files)
        {
            foreach (var file in files) OutputFile.RefuseToLose(file, "a file of the campaign", Report, History, Model);
        }

        private static void RefuseSame(string option, string? path, string otherOption, string? other)
        {
            if (path is not null && other is not null && OutputFile.IsSame(path, other))
                throw new InputException(InputReason.ArgumentsInvalid, $"{option} and {otherOption} name the same file, '{path}'.", ("file", path));
        }
    }
}
