using System.CommandLine;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary><c>campaign run CAMPAIGN.json</c>: the whole campaign on a durable store, in simulated time.</summary>
internal static class CampaignRunCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("CAMPAIGN") { Description = "The campaign, a JSON file, or - for standard input." };
        var (store, speed, seed, plan, tzdb) = (StoreOption.Create(), SpeedOption.Create(), SeedOption.Create(), PlanOption.Create(), TzdbOption.Create());
        var command = new ToolCommand("run", "Runs a campaign on a durable store, or continues it.", file, store, speed, seed, plan, tzdb, CommonOptions.Json())
        {
            Examples = ["callingdomain campaign run campaign.json --store sqlite:campaign.db"],
            Formats =
            [
                ("CAMPAIGN", "JSON with comments. 'callingdomain schema campaign' prints the JSON Schema, 'callingdomain campaign init' an example."),
                ("--store", $"A SQLite file, or a PostgreSQL database with the campaign under its name: the facts of the campaign, and the tables of its History and Final. The connection string is that of Npgsql; with --store postgres, that of the environment variable {PostgresStore.Variable}."),
            ],
        };
        command.SetAction(arguments =>
        {
            var path = arguments.GetRequiredValue(file);
            var factor = SpeedOption.Read(arguments.GetValue(speed));
            var address = StoreAddress.Read(arguments.GetRequiredValue(store), takesFiles: false);
            using var database = address is StoreAddress.Postgres postgres ? PostgresStore.Open(postgres.Connection) : null;
            var storeFile = address.File;
            OutputFile.RefuseToLose(path, "the campaign", storeFile);
            OutputFile.RefuseToLose(arguments.GetValue(plan), "the plan", storeFile);
            OutputFile.RefuseToLose(arguments.GetValue(tzdb), "the time zone database", storeFile);
            using var campaign = CampaignFile.Read(path, terminal.Input, PlanOption.Load(arguments.GetValue(plan), terminal.Input), TzdbOption.Load(arguments.GetValue(tzdb), terminal.Input), SeedOption.Read(arguments.GetRequiredValue(seed)));
            if (campaign.Outcomes.Agents is not null)
                throw new InputException(InputReason.AgentsNotSupported, "$.outcomes.agents: 'campaign run' has no agents, because its store does not say which of them are busy. Remove them, or use 'campaign simulate'.", ("path", "$.outcomes.agents"));
            if (campaign is { Prices: not null, Outcomes: OutcomeModel { RingTimes.Count: > 0 } })
                throw new InputException(InputReason.PropertyConflict, "$.prices: 'campaign run' does not keep when calls were answered, so that minutes of calls with drawn ring times (outcomes.model.ringTimes) have no price. Remove one of them, or use 'campaign simulate'.", ("path", "$.prices"));
            foreach (var other in campaign.Files) OutputFile.RefuseToLose(other, "a file of the campaign", storeFile);
            var origin = RunOrigin.Of(campaign.Outcomes);
            using CampaignStore campaignStore = database is null ? SqliteCampaignStore.Open(storeFile!, origin) : PostgresCampaignStore.Open(database, campaign.Name, origin);
            Run(terminal, campaign, campaignStore, factor, arguments.GetValue<bool>(CommonOptions.JsonName));
            return campaign.LosesContacts ? ExitStatus.SomethingRefused : ExitStatus.NothingRefused;
        });
        return command;
    }

    // The output comes from the facts of the store, so that it is the same after any number of stops, and there is none of a run that stops.
    private static void Run(Terminal terminal, CampaignFile file, CampaignStore store, double? speed, bool isJson)
    {
        JournalHead head;
        using (var stop = new StopRequest(terminal)) head = CampaignRun.Execute(terminal, file, store, speed, stop);

        using var records = new SimulationRecords(file, keepsFinal: isJson, hasFigures: isJson, file.Outcomes.RingTime);
        using var json = isJson ? new SimulationJson(terminal.Output) : null;
        if (json is not null) records.PassOn(entry => json.Add(CampaignRows.Of(entry)));
        var campaign = new Campaign(head.Settings, new CampaignOptions { Records = records });
        Simulation summary;
        using (var progress = new ProgressBar(terminal, "facts read", (int)Math.Min(head.LastFact, int.MaxValue))) summary = store.Use(journal => Replay(journal, campaign, records.Facts, progress));
        records.End(campaign, summary.LastEndAt ?? file.Start);
        var result = new SimulationResult(file, campaign, records, summary, file.Prices);
        if (json is null) result.Print(terminal.Tables);
        else json.End(result);
    }

    private static async Task<Simulation> Replay(ICampaignJournal journal, Campaign campaign, ICampaignFacts? facts, ProgressBar progress)
    {
        var count = new SimulationCount();
        await foreach (var batch in journal.ReadAsync(after: 0))
        {
            foreach (var fact in batch)
            {
                facts?.Append([fact]);
                if (campaign.Apply(fact) is { IsOk: false, Reason: var reason }) throw new JournalException(JournalReason.Damaged, $"Fact {fact.Number} cannot follow the facts before it: {reason.Code()}.");
                count.Add(fact);
            }

            progress.Report((int)Math.Min(campaign.FactCount, int.MaxValue));
        }

        return count.ToSummary(campaign);
    }
}
