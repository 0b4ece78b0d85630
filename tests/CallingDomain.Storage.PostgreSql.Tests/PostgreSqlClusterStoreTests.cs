using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Storage.Tests;
using CallingDomain.Testing;
using CallingDomain.Tests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

public sealed class PostgreSqlClusterStoreTests : IClassFixture<PostgreSqlClusterStoreTests.Database>, IAsyncLifetime
{
    private const int Owner = 3;

    private static readonly PhoneNumber Ada = PhoneNumber.Parse("+390612345678"), Eve = PhoneNumber.Parse("+390612345679");
    private static readonly SharedCall Call = new(Shard: 1, Attempt: 1, Instant.FromUtc(2026, 3, 2, 9, 0), CallStatus.Busy, CallOutcome.Unspecified, IsConsented: false);

    private readonly Database _database;

    public PostgreSqlClusterStoreTests(Database database) => _database = database;

    public static TheoryData<string> Cases { get; } = [.. ClusterStoreConformance.Cases];

    private TestStore Tables => _database.Tables;

    [PostgreSqlTheory]
    [MemberData(nameof(Cases))]
    public async Task Store_PassesEachCase(string name)
    {
        await using var source = NpgsqlDataSource.Create(Tables.Name);
        await ClusterStoreConformance.RunAsync(name, () => new PostgreSqlClusterStore(source));
    }

    [PostgreSqlFact]
    public async Task StoreInADatabaseWithOtherDefaults_PassesEachCase_AndCommitsDurably()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Tables.Name) { Options = "-c default_transaction_isolation=serializable -c synchronous_commit=off" });
        using var seen = new SeenChanges(Tables, "INSERT OR UPDATE ON campaigns", "INSERT OR UPDATE ON documents", "INSERT OR UPDATE ON numbers", "INSERT OR UPDATE ON shared_numbers", "INSERT OR UPDATE OR DELETE ON number_leases");
        foreach (var name in ClusterStoreConformance.Cases)
        {
            Clear();
            await ClusterStoreConformance.RunAsync(name, () => new PostgreSqlClusterStore(source));
        }

        Assert.Equal(["on|read committed"], seen.All.Distinct());
    }

    // The owner has the numbers, and the shards do not know it yet.
    [PostgreSqlFact]
    public async Task UseNumbers_ThatFailsAfterTheOwnerHasNoted_IsRepairedByNotingAgain()
    {
        await using var source = NpgsqlDataSource.Create(Tables.Name);
        var store = new PostgreSqlClusterStore(source);
        await store.UseNumbersAsync("spring", Owner, shard: 1, [Ada]);
        Tables.Run("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''x''; END'; CREATE TRIGGER refuses BEFORE INSERT ON shared_numbers FOR EACH ROW WHEN (NEW.shard = 2) EXECUTE FUNCTION refuse()");
        var failed = await Assert.ThrowsAsync<JournalException>(async () => await store.UseNumbersAsync("spring", Owner, shard: 2, [Ada, Eve]));
        Tables.Run("DROP FUNCTION refuse() CASCADE");
        Assert.Equal(JournalReason.Unavailable, failed.Reason);
        Assert.Equal(["390612345678|1|2", "390612345679|2|"], Tables.Rows("SELECT number, first_user, array_to_string(other_users, ',') FROM numbers ORDER BY number"));
        Assert.Empty(await store.ReadSharedAsync("spring", shard: 2));
        var shared = Assert.Single(await store.UseNumbersAsync("spring", Owner, shard: 2, [Ada, Eve]));
        Assert.Equal(Ada, shared.Number);
        Assert.Equal(1, Assert.Single(shared.Others));
        foreach (var shard in (int[])[1, 2]) Assert.Equal(Ada, Assert.Single(await store.ReadSharedAsync("spring", shard)));
    }

    [PostgreSqlFact]
    public async Task ConnectionsThatTheServerEnds_FailOneOperation()
    {
        await using var source = NpgsqlDataSource.Create(Tables.Name);
        var store = new PostgreSqlClusterStore(source);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(async () => await store.TryWriteAsync("spring", $"{i}", Document(1))))); // some connections
        Tables.Run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        Assert.Equal(JournalReason.Unavailable, (await Assert.ThrowsAsync<JournalException>(async () => await store.TryWriteAsync("spring", "0", Document(2)))).Reason);
        Assert.True(await store.TryWriteAsync("spring", "0", Document(2)));
    }

    [PostgreSqlTheory]
    [InlineData(CutAt.HalfRequest, false)]
    [InlineData(CutAt.BeforeAnswer, true)]
    public async Task ConnectionCutInALease_IsRefused_AndTheSameWriterLeasesAgain(CutAt at, bool isLeased)
    {
        await using var proxy = new CuttingProxy(Tables.Name);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(proxy.ConnectionString) { NoResetOnClose = true }); // which the proxy would take for the request
        var store = new PostgreSqlClusterStore(source);
        await LeaseAndReturnAsync();
        proxy.CutNext(at);
        Assert.Equal(JournalReason.Unavailable, (await Assert.ThrowsAsync<JournalException>(async () => await store.TryLeaseAsync("spring", Owner, Ada, shard: 1, epoch: 1))).Reason);
        Assert.Equal(isLeased ? 1 : 0, Tables.Rows("SELECT 1 FROM number_leases").Count);
        await LeaseAndReturnAsync();
        Assert.Equal(Call, Assert.Single(await store.TryLeaseAsync("spring", Owner, Ada, shard: 1, epoch: 1)));
        proxy.CutNext(at);
        await Assert.ThrowsAsync<JournalException>(async () => await store.ReturnAsync("spring", Owner, Ada, shard: 1, epoch: 1, [Call with { Attempt = 2 }]));
        Assert.Equal(isLeased ? "0|2" : "1|1", Tables.Rows("SELECT (SELECT count(*) FROM number_leases), (SELECT count(*) FROM shared_calls)").Single());

        // Twice, so that the statements are prepared.
        async Task LeaseAndReturnAsync()
        {
            for (var i = 0; i < 2; i++)
            {
                Assert.False((await store.TryLeaseAsync("spring", Owner, Ada, shard: 1, epoch: 1)).IsDefault);
                Assert.True(await store.ReturnAsync("spring", Owner, Ada, shard: 1, epoch: 1, [Call]));
            }
        }
    }

    [PostgreSqlFact(StartsServer = true)]
    public async Task ServerThatIsKilled_RefusesUntilItIsStarted_AndHasEverything()
    {
        await using var server = await PostgreSqlServer.StartNewAsync();
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        var store = new PostgreSqlClusterStore(source);
        await store.TryWriteAsync("spring", "settings", Document(1));
        await store.UseNumbersAsync("spring", Owner, shard: 1, [Ada]);
        await store.UseNumbersAsync("spring", Owner, shard: 2, [Ada]);
        await store.TryLeaseAsync("spring", Owner, Ada, shard: 1, epoch: 1);
        await store.ReturnAsync("spring", Owner, Ada, shard: 1, epoch: 1, [Call]);
        await store.TryLeaseAsync("spring", Owner, Ada, shard: 1, epoch: 1);
        await server.KillAsync();
        foreach (var operation in (Func<Task>[])
        [
            async () => await store.ReadAsync("spring", "settings"),
            async () => await store.TryLeaseAsync("spring", Owner, Ada, shard: 2, epoch: 1),
            async () => await new PostgreSqlClusterStore(source).ListAsync("settings"),
        ]) Assert.Equal(JournalReason.Unavailable, (await Assert.ThrowsAsync<JournalException>(operation)).Reason);
        await server.StartAsync();
        Assert.Equal(1, (await store.ReadAsync("spring", "settings"))?.Version);
        Assert.Equal(Ada, Assert.Single(await store.ReadSharedAsync("spring", shard: 1)));
        Assert.True((await store.TryLeaseAsync("spring", Owner, Ada, shard: 2, epoch: 1)).IsDefault);
        Assert.Equal(Ada, Assert.Single(await store.ReadLeasesAsync("spring", Owner, shard: 1, epoch: 2)));
        Assert.Equal(Call, Assert.Single(await store.TryLeaseAsync("spring", Owner, Ada, shard: 1, epoch: 2)));
    }

    [PostgreSqlTheory]
    [InlineData("UPDATE schema_version SET version = 99", JournalReason.Newer)]
    [InlineData("DELETE FROM schema_version", JournalReason.Damaged)]
    [InlineData("DROP TABLE schema_version", JournalReason.Foreign)]
    [InlineData("DROP TABLE documents", JournalReason.Damaged)]
    public async Task SchemaThatTheStoreCannotUse_IsRefused(string damage, JournalReason reason)
    {
        await using var tables = TestStore.Create();
        await using var source = NpgsqlDataSource.Create(tables.Name);
        await PostgreSqlSchema.MigrateAsync(source);
        tables.Run(damage);
        var store = new PostgreSqlClusterStore(source);
        for (var i = 0; i < 2; i++) Assert.Equal(reason, (await Assert.ThrowsAsync<JournalException>(async () => await store.ListAsync("settings"))).Reason);
    }

    [PostgreSqlFact]
    public async Task Reading_AddsNoCampaign()
    {
        await using var source = NpgsqlDataSource.Create(Tables.Name);
        var store = new PostgreSqlClusterStore(source);
        Assert.Null(await store.ReadAsync("spring", "settings"));
        Assert.Empty(await store.ReadSharedAsync("spring", shard: 0));
        Assert.Empty(await store.ReadLeasesAsync("spring", Owner, shard: 0, epoch: 1));
        Assert.False(await store.ReturnAsync("spring", Owner, Ada, shard: 0, epoch: 1, [Call]));
        Assert.False(await store.TryWriteAsync("spring", "settings", Document(2)));
        Assert.Equal(["0"], Tables.Rows("SELECT count(*) FROM campaigns"));
    }

    [PostgreSqlFact]
    public async Task DeletedCampaign_LeavesNoRow_AndAStoreThatKnowsItBeginsItAnew()
    {
        await using var source = NpgsqlDataSource.Create(Tables.Name);
        var store = new PostgreSqlClusterStore(source);
        foreach (var campaign in (string[])["spring", "autumn"]) await FillAsync(store, campaign);
        Tables.Run("SELECT callingdomain.delete_campaign('spring')");
        string[] tables = ["documents", "numbers", "shared_numbers", "number_leases", "shared_calls"];
        foreach (var table in tables) Assert.Equal([$"{table} autumn"], Tables.Rows($"SELECT DISTINCT '{table} ' || campaigns.name FROM {table} JOIN campaigns USING (campaign)"));
        Assert.Null(await store.ReadAsync("spring", "settings"));
        await FillAsync(store, "spring");
        foreach (var table in tables) Assert.Equal(["2"], Tables.Rows($"SELECT count(DISTINCT campaign) FROM {table}"));
    }

    [PostgreSqlFact]
    public async Task DeletedShard_LeavesNoRowOfIt_AndThoseOfTheOtherShards()
    {
        await using var source = NpgsqlDataSource.Create(Tables.Name);
        await FillAsync(new PostgreSqlClusterStore(source), "spring");
        foreach (var shard in (int[])[1, 2]) Tables.Run($"SELECT callingdomain.delete_shard((SELECT campaign FROM campaigns), {shard}::smallint)");
        Assert.Equal(["1|1|0|1|1"], Tables.Rows("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM numbers), (SELECT count(*) FROM shared_numbers), (SELECT count(*) FROM number_leases), (SELECT count(*) FROM shared_calls)"));
        Tables.Run($"SELECT callingdomain.delete_shard((SELECT campaign FROM campaigns), {Owner}::smallint)");
        Assert.Equal(["1|0|0|0|0"], Tables.Rows("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM numbers), (SELECT count(*) FROM shared_numbers), (SELECT count(*) FROM number_leases), (SELECT count(*) FROM shared_calls)"));
    }

    [PostgreSqlFact]
    public async Task AddCallingDomainPostgreSqlCluster_GivesTheStoreAndTheJournalsOfTheShards()
    {
        await using var services = new ServiceCollection().AddSingleton(_ => NpgsqlDataSource.Create(Tables.Name)).AddCallingDomainPostgreSqlCluster().BuildServiceProvider();
        Assert.True(await services.GetRequiredService<IClusterStore>().TryWriteAsync("spring", "settings", Document(1)));
        for (var shard = 0; shard < 2; shard++)
        {
            await using var journal = Assert.IsType<PostgreSqlCampaignJournal>(services.GetRequiredService<IShardJournals>().JournalOf("spring", shard));
            Assert.Equal(1, (await journal.OpenAsync(new CampaignSettings(), DateTimeZoneProviders.Tzdb)).Epoch);
        }

        Assert.Equal(["0", "1"], Tables.Rows("SELECT shard FROM journals JOIN documents USING (campaign) ORDER BY shard"));
        await using var shorter = new PostgreSqlShardJournals(services.GetRequiredService<NpgsqlDataSource>()) { KeepsOldFacts = false }.JournalOf("spring", 0);
        Assert.False(shorter.KeepsOldFacts);
    }

    [Fact]
    public async Task Arguments_OutOfRange_Throw()
    {
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1");
        await using var multiplexing = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Multiplexing=true");
        Assert.Throws<ArgumentException>(() => new PostgreSqlClusterStore(multiplexing));
        Assert.Throws<ArgumentException>(() => new PostgreSqlShardJournals(multiplexing));
        Assert.Throws<ArgumentNullException>(() => new PostgreSqlClusterStore(null!));
        var store = new PostgreSqlClusterStore(source);
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ReadAsync("", "settings"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ReadAsync("spring", "a\0"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ListAsync(new string('x', 201)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.TryWriteAsync("spring", "settings", Document(0)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.UseNumbersAsync("spring", owner: -1, shard: 0, [Ada]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.TryLeaseAsync("spring", owner: 0, Ada, shard: 32_768, epoch: 1));
    }

    /// <summary>Writes a row of the campaign to each table.</summary>
    internal static async Task FillAsync(PostgreSqlClusterStore store, string campaign)
    {
        Assert.True(await store.TryWriteAsync(campaign, "settings", Document(1)));
        await store.UseNumbersAsync(campaign, Owner, shard: 1, [Ada]);
        Assert.Single(await store.UseNumbersAsync(campaign, Owner, shard: 2, [Ada]));
        Assert.Empty(await store.TryLeaseAsync(campaign, Owner, Ada, shard: 1, epoch: 1));
        Assert.True(await store.ReturnAsync(campaign, Owner, Ada, shard: 1, epoch: 1, [Call]));
        Assert.Equal(Call, Assert.Single(await store.TryLeaseAsync(campaign, Owner, Ada, shard: 2, epoch: 1)));
    }

    public Task InitializeAsync()
    {
        if (PostgreSqlServer.WhyMissing is null) Clear();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static ClusterDocument Document(long version) => new(version, "{}"u8.ToArray());

    private void Clear() => Tables.Run("TRUNCATE campaigns, journals, documents, numbers, shared_numbers, number_leases, shared_calls RESTART IDENTITY");

    /// <summary>One database for the tests, which each begin with empty tables.</summary>
    public sealed class Database : IAsyncLifetime
    {
        private readonly Lazy<TestStore> _tables = new(TestStore.Create);

        internal TestStore Tables => _tables.Value;

        public async Task InitializeAsync()
        {
            if (PostgreSqlServer.WhyMissing is not null) return;
            await using var source = NpgsqlDataSource.Create(Tables.Name);
            await PostgreSqlSchema.MigrateAsync(source);
        }

        public async Task DisposeAsync()
        {
            if (_tables.IsValueCreated) await Tables.DisposeAsync();
        }
    }
}
