using System.Globalization;
using System.Text.Json.Nodes;

namespace CallingDomain.Cli.Tests;

/// <summary>A run that is killed, or stopped by a signal, and started again gives the output of the simulation.</summary>
public sealed class CampaignRunKillTests : IDisposable
{
    private readonly Folder _folder = new();

    private string Store => _folder.PathOf("campaign.db");

    /// <summary>How often a run is killed; <c>CALLINGDOMAIN_KILLS</c> says another number.</summary>
    private static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("CALLINGDOMAIN_KILLS") ?? "5", CultureInfo.InvariantCulture);

    [Fact]
    public void Run_KilledAtRandomInstants_GivesTheOutputOfTheSimulation()
    {
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
            File.Delete(Store);
        }
    }

    [Fact]
    public void Run_KilledWhileContactsAreLoaded_GivesTheOutputOfTheSimulation()
    {
        var campaign = Campaign(contacts: 30_000);
        for (var written = 4; written < 8; written++)
        {
            using var run = Start(campaign);
            run.Until(() => HasWritten(written));
        }

        AssertEndsAs(Tool.Run("campaign", "simulate", campaign, "--json"), campaign);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void Run_Signaled_StopsAtACommitAndContinues(string signal, int status)
    {
        var campaign = Campaign(contacts: 20_000);
        using (var run = Start(campaign))
        {
            run.Until(() => HasWritten(5));
            CampaignSamples.AssertRefused(Tool.Run("campaign", "run", campaign, "--store", "sqlite:" + Store, "--json"), "STORE_IN_USE");
            run.Signal(signal);
            var (ended, error) = run.End();
            Assert.Equal(status, ended);
            Assert.Matches("^RUN_STOPPED: Stopped .* Start the same command again to continue.\n$", error);
        }

        AssertEndsAs(Tool.Run("campaign", "simulate", campaign, "--json"), campaign);
    }

    [Fact]
    public void Run_SignaledWhileItWaitsForTheNextCall_StopsAtOnce()
    {
        var campaign = Campaign(contacts: 10);
        using (var run = ToolProcess.Start("campaign", "run", campaign, "--store", "sqlite:" + Store, "--speed", "0.001"))
        {
            run.Until(() => Length(Store) > 0);
            Assert.False(run.EndsWithin(1000));
            run.Signal("INT");
            var (status, error) = run.End();
            Assert.Equal((130, "RUN_STOPPED: Stopped at 2026-03-02T09:00:00Z, with 0 of 10 contacts closed. Start the same command again to continue.\n"), (status, error));
        }

        AssertEndsAs(Tool.Run("campaign", "simulate", campaign, "--json"), campaign);
    }

    public void Dispose() => _folder.Dispose();

    private ToolProcess Start(string campaign) => ToolProcess.Start("campaign", "run", campaign, "--store", "sqlite:" + Store, "--json");

    // The log is as long as 4 MiB from the beginning.
    private bool HasWritten(int megabytes) => Length(Store) + Length(Store + "-wal") > (long)megabytes << 20;

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private void AssertEndsAs(Tool simulation, string campaign)
    {
        var run = Tool.Run("campaign", "run", campaign, "--store", "sqlite:" + Store, "--json");
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
