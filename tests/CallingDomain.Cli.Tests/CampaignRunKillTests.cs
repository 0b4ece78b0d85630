using System.Globalization;
using System.Text.Json.Nodes;
using CallingDomain.Tests;

namespace CallingDomain.Cli.Tests;

/// <summary>A run that is killed, or stopped by a signal, and started again gives the output of the simulation.</summary>
public sealed class CampaignRunKillTests : IDisposable
{
    private readonly Folder _folder = new();

    private RunStore? _store;

    /// <summary>How often a run is killed; <c>CALLINGDOMAIN_KILLS</c> says another number.</summary>
    private static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("CALLINGDOMAIN_KILLS") ?? "5", CultureInfo.InvariantCulture);

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_KilledAtRandomInstants_GivesTheOutputOfTheSimulation(StoreKind kind)
    {
        _store = RunStore.Create(kind, _folder);
        var campaign = Campaign(contacts: 10_000);
        var simulation = Tool.Run("campaign", "simulate", campaign, "--json");
        var random = new Random(20260302);
        for (var killed = 0; killed < Kills;)
        {
            for (var isOver = false; !isOver && killed < Kills;)
            {
                using var run = Start(campaign);
                isOver = run.EndsWithin(random.Next(100, 2500)); // otherwise it is killed
                if (!isOver) killed++;
            }

            AssertEndsAs(simulation, campaign);
            _store.Dispose();
            _store = RunStore.Create(kind, _folder);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_KilledWhileContactsAreLoaded_GivesTheOutputOfTheSimulation(StoreKind kind)
    {
        _store = RunStore.Create(kind, _folder);
        var campaign = Campaign(contacts: 30_000);
        for (var loaded = 2000; loaded <= 14_000; loaded += 4000)
        {
            using var run = Start(campaign);
            run.Until(() => _store.Contacts() >= loaded);
        }

        AssertEndsAs(Tool.Run("campaign", "simulate", campaign, "--json"), campaign);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [Row("INT", 130)]
    [Row("TERM", 143)]
    public void Run_Signaled_StopsAtACommitAndContinues(StoreKind kind, string signal, int status)
    {
        _store = RunStore.Create(kind, _folder);
        var campaign = Campaign(contacts: 20_000);
        using (var run = Start(campaign, "--speed", "600"))
        {
            run.Until(() => _store.Contacts() > 0);
            CampaignSamples.AssertRefused(Tool.Run("campaign", "run", campaign, "--store", _store!.Option, "--json"), "STORE_IN_USE");
            run.Signal(signal);
            var (ended, error) = run.End();
            Assert.Equal(status, ended);
            Assert.Matches("^RUN_STOPPED: Stopped .* Start the same command again to continue.\n$", error);
        }

        AssertEndsAs(Tool.Run("campaign", "simulate", campaign, "--json"), campaign);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_SignaledWhileItWaitsForTheNextCall_StopsAtOnce(StoreKind kind)
    {
        _store = RunStore.Create(kind, _folder);
        var campaign = Campaign(contacts: 10);
        using (var run = ToolProcess.Start("campaign", "run", campaign, "--store", _store!.Option, "--speed", "0.001"))
        {
            run.Until(() => _store.Contacts() > 0);
            Assert.False(run.EndsWithin(1000));
            run.Signal("INT");
            var (status, error) = run.End();
            Assert.Equal((130, "RUN_STOPPED: Stopped at 2026-03-02T09:00:00Z, with 0 of 10 contacts closed. Start the same command again to continue.\n"), (status, error));
        }

        AssertEndsAs(Tool.Run("campaign", "simulate", campaign, "--json"), campaign);
    }

    public void Dispose()
    {
        _store?.Dispose();
        _folder.Dispose();
    }

    private ToolProcess Start(string campaign, params string[] options) => ToolProcess.Start(["campaign", "run", campaign, "--store", _store!.Option, "--json", .. options]);

    private void AssertEndsAs(Tool simulation, string campaign)
    {
        var run = Tool.Run("campaign", "run", campaign, "--store", _store!.Option, "--json");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.True(simulation.OutputBytes.AsSpan().SequenceEqual(run.OutputBytes), "The outputs differ.");
    }

    private string Campaign(int contacts)
    {
        File.WriteAllLines(_folder.PathOf("contacts.csv"), Enumerable.Range(0, contacts).Select(i => $"Ada {i},+3906{10_000_000 + i},+3902{10_000_000 + (i / 2)}").Prepend("Name,Phone,Office"));
        return _folder.Write("campaign.json", CampaignSamples.Campaign(campaign =>
        {
            campaign.Remove("contacts");
            campaign["contactsFile"] = JsonNode.Parse("""{"path":"contacts.csv","columns":{"name":"Name","primaryPhone":"Phone","additionalPhones":{"Office":"Office"}}}""");
            campaign["outcomes"] = JsonNode.Parse("""{"ringTime":"PT20S","talkTime":"PT2M","model":{"probabilities":{"Reached":0.4,"NoAnswer":0.5,"Busy":0.1},"endings":[{"status":"Reached","share":0.2,"outcome":"Refused"}]}}""");
            campaign["endings"] = JsonNode.Parse("""{"refused":{"callbackAfter":"PT1H"}}""");
            campaign["maxConcurrentCalls"] = 300;
        }));
    }
}
