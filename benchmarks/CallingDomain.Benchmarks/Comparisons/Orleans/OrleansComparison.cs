using System.Diagnostics;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Orleans;
using CallingDomain.Storage.PostgreSql;
using NodaTime;
using Npgsql;
using Orleans.Core.Internal;
using Orleans.Runtime.Placement;

namespace CallingDomain.Benchmarks;

/// <summary>
/// Durable attempts in batches through the grain of a shard, on another silo and on the same one, beside a runner without a cluster on the same database; the shards of two silos beside those of one silo; elapsed nanoseconds an attempt. And the memory of a shard beside a campaign alone, in bytes a contact; and the time to the first calls of a shard that opens on another silo, beside a runner that opens its journal.
/// </summary>
/// <remarks>All silos are in this process, with sockets of their own. The peer is the runner or the one silo, so the ratio says what is left of its speed. Disks differ from hour to hour, so only the ratios of one run say something: all sides use one server in turns.</remarks>
internal static class OrleansComparison
{
    private const int OneShard = 20_000, AllShards = 40_000, Shards = 8;
    private static readonly Instant Due = Instant.FromUtc(2026, 3, 2, 9, 0);

    public static IEnumerable<ComparisonRow> Run(int? n) => RunAsync(n ?? 100_000).GetAwaiter().GetResult();

    private static async Task<List<ComparisonRow>> RunAsync(int contacts)
    {
        await using var database = await PostgreSqlDatabase.CreateAsync();
        await using var other = await database.CreateAnotherAsync(); // clusters do not share a store
        await using var source = SourceOf(database);
        await using var sourceOfOther = SourceOf(other);
        await using var journal = new PostgreSqlCampaignJournal(source, "local");
        await using var runner = await CampaignRunner.StartAsync(journal, BatchedAttempts.Settings, new CampaignRunnerOptions { FactsPerSnapshot = 0 });
        await runner.LoadAsync(BatchedAttempts.Contacts(contacts));
        await using var first = await BenchmarkSilo.StartAsync(source);
        await using var second = await BenchmarkSilo.StartAsync(source, first);
        await using var alone = await BenchmarkSilo.StartAsync(sourceOfOther);

        var memory = await MemoryAsync(alone, contacts);
        await LoadAsync(first, "one", shards: 1, contacts, _ => second);
        await LoadAsync(first, "many", Shards, contacts, shard => shard % 2 == 0 ? first : second);
        await LoadAsync(alone, "many", Shards, contacts, _ => alone);
        foreach (var each in (PostgreSqlDatabase[])[database, other]) await each.ExecuteAsync("VACUUM ANALYZE");

        // A silo runs for weeks: the code of messages is compiled in several steps, which needs more calls than the unmeasured turn has.
        foreach (var side in (BatchedAttempts[])[BatchedAttempts.Of(runner), BatchedAttempts.Of(first.Grains.GetGrain<IShardGrain>(0, "one")), BatchedAttempts.Of(second.Grains.GetGrain<IShardGrain>(0, "one"))]) await side.RunAsync(5 * OneShard);

        var turns = new Turns();
        var local = turns.Add(OneShard, () => BatchedAttempts.Of(runner).RunAsync(OneShard));
        var remote = turns.Add(OneShard, () => BatchedAttempts.Of(first.Grains.GetGrain<IShardGrain>(0, "one")).RunAsync(OneShard));
        var near = turns.Add(OneShard, () => BatchedAttempts.Of(second.Grains.GetGrain<IShardGrain>(0, "one")).RunAsync(OneShard));
        var single = turns.Add(AllShards, () => AllAsync(_ => alone));
        var own = turns.Add(AllShards, () => AllAsync(shard => shard % 2 == 0 ? first : second));
        var crossed = turns.Add(AllShards, () => AllAsync(shard => shard % 2 == 0 ? second : first));
        await turns.RunAsync();
        return
        [
            new ComparisonRow("shard on another silo", contacts, remote(), "runner", local()),
            new ComparisonRow("shard on the same silo", contacts, near(), "runner", local()),
            new ComparisonRow($"two silos, {Shards} shards, their own", contacts, own(), "one silo", single()),
            new ComparisonRow($"two silos, {Shards} shards, the other's", contacts, crossed(), "one silo", single()),
            memory,
            new ComparisonRow("opening a shard elsewhere, a contact", contacts, await OpeningAsync(second, first, contacts), "runner", await OpeningAsync(source, contacts)),
        ];
    }

    // From the order to move until the shard gives a call on the other silo: what follows the declaration that a silo is dead. Nanoseconds a contact.
    private static async Task<double> OpeningAsync(BenchmarkSilo from, BenchmarkSilo to, int contacts)
    {
        await LoadAsync(from, "moved", shards: 1, contacts, _ => from);
        var began = Stopwatch.GetTimestamp();
        var shard = to.Grains.GetGrain<IShardGrain>(0, "moved");
        await shard.MoveAsync(to.Address);
        var places = to.Grains.GetGrain<IManagementGrain>(0);
        while (await places.GetActivationAddress(shard) is not { } silo || !silo.Equals(to.Address)) await shard.ClaimAsync(0, agent: null);
        while ((await shard.ClaimAsync(BatchedAttempts.Batch, agent: null)).Attempts.IsEmpty) await Task.Yield();
        return Stopwatch.GetElapsedTime(began).TotalNanoseconds / contacts;
    }

    private static async Task<double> OpeningAsync(NpgsqlDataSource source, int contacts)
    {
        await using (var first = new PostgreSqlCampaignJournal(source, "opened"))
        await using (var loading = await CampaignRunner.StartAsync(first, BatchedAttempts.Settings)) await loading.LoadAsync(BatchedAttempts.Contacts(contacts));
        var began = Stopwatch.GetTimestamp();
        await using var journal = new PostgreSqlCampaignJournal(source, "opened");
        await using var runner = await CampaignRunner.StartAsync(journal, BatchedAttempts.Settings);
        await BatchedAttempts.Of(runner).RunAsync(BatchedAttempts.Batch);
        return Stopwatch.GetElapsedTime(began).TotalNanoseconds / contacts;
    }

    // A server has 100 connections by default.
    private static NpgsqlDataSource SourceOf(PostgreSqlDatabase database) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 40 }.ToString());

    // A caller for each shard.
    private static Task AllAsync(Func<int, BenchmarkSilo> caller) =>
        Task.WhenAll(Enumerable.Range(0, Shards).Select(shard => Task.Run(() => BatchedAttempts.Of(caller(shard).Grains.GetGrain<IShardGrain>(shard, "many")).RunAsync(AllShards / Shards))));

    private static async Task<ComparisonRow> MemoryAsync(BenchmarkSilo silo, int contacts)
    {
        await LoadAsync(silo, "warm", shards: 1, contacts, _ => silo); // what connections and messages keep
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await LoadAsync(silo, "memory", shards: 1, contacts, _ => silo);
        var shard = GC.GetTotalMemory(forceFullCollection: true) - before;
        var campaign = Contest.LiveBytes(
            () =>
            {
                var made = new Campaign(BatchedAttempts.Settings);
                foreach (var contact in BatchedAttempts.Contacts(contacts)) made.Load(contact, Due);
                return made;
            },
            out var plain);
        GC.KeepAlive(plain);
        return new ComparisonRow("memory, bytes a contact", contacts, (double)shard / contacts, "campaign alone", campaign / contacts);
    }

    /// <summary>Creates a campaign with its shards on given silos.</summary>
    private static async Task LoadAsync(BenchmarkSilo silo, string name, int shards, int contacts, Func<int, BenchmarkSilo> place)
    {
        var campaign = await silo.Campaigns.CreateAsync(name, BatchedAttempts.Settings, shards);
        await UntilAsync(campaign, status => status.Shards.All(shard => shard.Lines > 0 && shard.ReportedAt is not null));
        for (var shard = 0; shard < shards; shard++)
        {
            if ((await campaign.GetStatusAsync()).Shards[shard].Silo == place(shard).Name) continue;
            RequestContext.Set(IPlacementDirector.PlacementHintKey, place(shard).Address);
            await silo.Grains.GetGrain<IShardGrain>(shard, name).AsReference<IGrainManagementExtension>().MigrateOnIdle();
            RequestContext.Clear();
        }

        await UntilAsync(campaign, status => status.Shards.All(shard => shard.Silo == place(shard.Shard).Name && shard.Lines >= BatchedAttempts.Batch));
        var loaded = await campaign.LoadAsync(BatchedAttempts.Contacts(contacts), (contact, reason) => throw new InvalidOperationException($"{contact} was refused: {reason}."));
        if (loaded != contacts) throw new InvalidOperationException("Not all contacts were loaded.");
    }

    private static async Task UntilAsync(ClusterCampaign campaign, Func<ClusterCampaignStatus, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition(await campaign.GetStatusAsync())) await Task.Delay(50, limit.Token);
    }
}
