using CallingDomain.Hosting;
using CallingDomain.Programs;
using CallingDomain.Storage.Tests;
using CallingDomain.Testing;
using CallingDomain.Tests;
using Npgsql;
using static CallingDomain.Storage.Tests.PortalRequests;

namespace CallingDomain.Storage.PostgreSql.Tests;

public sealed class PostgreSqlPortalJournalTests : IAsyncLifetime
{
    private readonly List<TestStore> _stores = [];

    public static TheoryData<string> Cases { get; } = [.. PortalJournalConformance.Cases];

    private TestStore Store
    {
        get
        {
            if (_stores.Count == 0) _stores.Add(TestStore.Create());
            return _stores[0];
        }
    }

    [PostgreSqlTheory]
    [MemberData(nameof(Cases))]
    public async Task Journal_PassesEachCase(string name) => await PortalJournalConformance.RunAsync(name, () => Store.OpenPortal());

    [PostgreSqlTheory]
    [MemberData(nameof(Cases))]
    public async Task JournalThatKeepsEachPortal_PassesEachCase(string name) => await PortalJournalConformance.RunAsync(name, () => Store.OpenPortal(keepEvery: 1));

    [PostgreSqlTheory]
    [MemberData(nameof(Cases))]
    public async Task OneJournalForAll_PassesEachCase(string name)
    {
        var journal = Store.OpenPortal();
        await PortalJournalConformance.RunAsync(name, () => journal);
    }

    [PostgreSqlTheory]
    [InlineData("repeatable read")]
    [InlineData("serializable")]
    public async Task Append_InADatabaseWithOtherDefaults_IsReadCommittedAndDurable(string isolation)
    {
        await SubmitAllAsync(Store.OpenPortal());
        Store.Run($"""
            DO 'BEGIN EXECUTE format(''ALTER DATABASE %I SET synchronous_commit = off'', current_database()); EXECUTE format(''ALTER DATABASE %I SET default_transaction_isolation = "{isolation}"'', current_database()); END'
            """);
        using var seen = new SeenChanges(Store, "INSERT ON assignment_history");
        await using var source = NpgsqlDataSource.Create(Store.Name);
        using var service = await PortalService.StartAsync(new PostgreSqlPortalJournal(source, "main"), Rules);
        await using (var command = source.CreateCommand("SELECT current_setting('synchronous_commit') || current_setting('transaction_isolation')")) Assert.Equal("off" + isolation, await command.ExecuteScalarAsync());
        Assert.False((await service.SubmitAsync(new EditPurpose(default, Numbers.PhoneNumber.Parse("+15013334444"), Numbers.CallPurpose.CustomerService) { Confirmed = true }, Ada)).IsRefused);
        Assert.Equal(["on|read committed"], seen.All);
        await using (var command = source.CreateCommand("SELECT current_setting('synchronous_commit')")) Assert.Equal("off", await command.ExecuteScalarAsync()); // the host's connections stay as they were
    }

    [PostgreSqlFact]
    public async Task PortalsOfOneDatabase_HaveRowsOfTheirOwn()
    {
        await using var source = NpgsqlDataSource.Create(Store.Name);
        foreach (var name in new[] { "main", "Main", "second" }) await SubmitAllAsync(new PostgreSqlPortalJournal(source, name) { KeepEvery = 1 });
        var tables = new[] { "changes", "kept", "businesses", "units", "programs", "program_periods", "assignments", "assignment_history" };
        foreach (var table in tables) Assert.Equal(["3|1"], Store.Rows($"SELECT count(*), count(DISTINCT rows) FROM (SELECT count(*) AS rows FROM {table} GROUP BY portal) AS counts"));
    }

    [PostgreSqlFact]
    public async Task DeletedPortal_LeavesNoRow_AndAHostThatStillHasItIsRefused()
    {
        await using var source = NpgsqlDataSource.Create(Store.Name);
        await SubmitAllAsync(new PostgreSqlPortalJournal(source, "second"));
        using var service = await PortalService.StartAsync(Store.OpenPortal(keepEvery: 1), Rules);
        foreach (var request in All) await service.SubmitAsync(request, Ada with { Key = $"{request}" });
        Store.Run("SELECT delete_portal('main')");
        var tables = Store.Rows("SELECT table_name FROM information_schema.columns WHERE table_schema = 'callingdomain' AND column_name = 'portal' AND table_name <> 'portals'");
        Assert.Equal(10, tables.Count);
        foreach (var table in tables) Assert.Equal(["0"], Store.Rows($"SELECT count(*) FROM {table} WHERE portal = (SELECT portal FROM portals WHERE name = 'main')"));
        Assert.Equal([$"{All.Count}"], Store.Rows("SELECT count(*) FROM changes"));
        Assert.Equal(JournalReason.Damaged, (await Assert.ThrowsAsync<JournalException>(() => service.SubmitAsync(new CreateBusiness(default, new Business("b", "B")), Ada))).Reason);
        await SubmitAllAsync(Store.OpenPortal());
    }

    [PostgreSqlFact]
    public async Task Changes_OfManyPages_AreReadOnceAndInOrder_AsOfTheBeginning()
    {
        const int Changes = 4250;
        var journal = Store.OpenPortal();
        var portal = await journal.OpenAsync(Rules.Zones);
        var updates = new List<PortalUpdate>();
        for (var i = 0; i <= Changes; i++)
        {
            updates.Add(portal.Apply(portal.Plan(new CreateBusiness(default, new Business($"b{i}", "B")), Rules), "ada").Value);
            portal = updates[^1].Portal;
        }

        await journal.AppendAsync(new PortalBatch([.. updates[..^1]]));
        var read = new List<long>();
        await foreach (var change in journal.ReadAsync(after: 0))
        {
            if (read.Count == 0) await journal.AppendAsync(new PortalBatch([updates[^1]]));
            read.Add(change.Version);
        }

        Assert.Equal(Enumerable.Range(1, Changes).Select(version => (long)version), read);
        Assert.Equal([$"{Changes + 1}"], Store.Rows("SELECT count(*) FROM businesses"));
    }

    [PostgreSqlFact]
    public async Task JournalsOpenedAtOnce_MakeOneSchemaAndOnePortal()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.OpenPortal()).ToList().Select(journal => Task.Run(async () => Assert.Same(Portal.Empty, await journal.OpenAsync(Rules.Zones)))));
        Assert.Equal(["main"], Store.Rows("SELECT name FROM portals"));
    }

    [PostgreSqlFact]
    public async Task TextsThatPostgreSqlCannotKeepOrIndex_ComeBackFromTheChanges_AndRowsHaveReplacements()
    {
        string nul = "a\0b", replaced = "a\uFFFDb", longest = new('x', 500), longer = new('é', 5000);
        using (var service = await PortalService.StartAsync(Store.OpenPortal(), Rules))
        {
            foreach (var id in new[] { nul, replaced, longest, longer })
            {
                Assert.False((await service.SubmitAsync(new CreateBusiness(default, new Business(id, nul)), new PortalSubmission(nul) { Why = nul, Key = id })).IsRefused);
                Assert.True((await service.SubmitAsync(new CreateBusiness(default, new Business(id, nul)), new PortalSubmission(nul) { Why = nul, Key = id })).IsRepeated);
            }

            await service.SubmitAsync(new CreateBusinessUnit(default, new BusinessUnit("u", nul, "U")), Ada);
        }

        using var again = await PortalService.StartAsync(Store.OpenPortal(), Rules);
        Assert.Equal(new HashSet<string> { nul, replaced, longest, longer }, again.Current.Businesses.Keys.ToHashSet());
        var changes = await again.ReadChangesAsync().ToListAsync();
        Assert.Equal([nul, nul], [changes[0].By, changes[0].Why]);
        Assert.Equal([$"{replaced}|{replaced}"], Store.Rows("SELECT \"by\", why FROM changes WHERE version = 1"));
        Assert.Equal([$"1|65|{replaced}", $"2|3|{replaced}", $"3|500|{replaced}", $"4|65|{replaced}"], Store.Rows("SELECT businesses.version, length(id), name FROM businesses JOIN receipts ON key = id ORDER BY businesses.version"));
        Assert.Equal(["1"], Store.Rows("SELECT businesses.version FROM units JOIN businesses ON units.business = businesses.id"));
    }

    [PostgreSqlFact]
    public async Task SeveralHosts_OfWhichOneIsThePrimary_AreOneStore()
    {
        var server = new NpgsqlConnectionStringBuilder(Store.Name);
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(Store.Name) { Host = $"127.0.0.1:1,{server.Host}:{server.Port}" }.ToString());
        await using var source = builder.BuildMultiHost();
        await SubmitAllAsync(new PostgreSqlPortalJournal(source.WithTargetSession(TargetSessionAttributes.Primary), "main"));
        Assert.Equal([$"{All.Count}"], Store.Rows("SELECT count(*) FROM changes"));
    }

    [PostgreSqlTheory]
    [InlineData("DROP TABLE assignments")]
    [InlineData("DROP FUNCTION append_change")]
    [InlineData("ALTER TABLE assignments DROP COLUMN purpose")]
    [InlineData("DELETE FROM portals")]
    public async Task SchemaThatLacksSomething_FailsTheRequestAndChangesNothing(string damage)
    {
        using var service = await PortalService.StartAsync(Store.OpenPortal(), Rules);
        foreach (var request in All.Take(3)) await service.SubmitAsync(request, Ada);
        Store.Run(damage);
        var failed = await Assert.ThrowsAsync<JournalException>(() => service.SubmitAsync(All[3], Ada));
        Assert.Equal((JournalReason.Faulted, JournalReason.Damaged), (failed.Reason, Assert.IsType<JournalException>(failed.InnerException).Reason));
        Assert.Contains("Restore the database from a backup.", failed.Message, StringComparison.Ordinal);
        Assert.Equal(["3"], Store.Rows("SELECT count(*) FROM changes"));
    }

    [PostgreSqlFact]
    public async Task RoleWithoutRights_FailsTheRequestClearly_AndTheServiceGoesOnAfterwards()
    {
        await SubmitAllAsync(Store.OpenPortal());
        var role = $"reader_{Guid.NewGuid():n}";
        Store.Run($"CREATE ROLE {role} LOGIN PASSWORD 'x'; GRANT USAGE ON SCHEMA callingdomain TO {role}; GRANT SELECT ON ALL TABLES IN SCHEMA callingdomain TO {role}");
        try
        {
            await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Store.Name) { Username = role, Password = "x" });
            using var service = await PortalService.StartAsync(new PostgreSqlPortalJournal(source, "main"), Rules);
            var acme = new CreateBusiness(default, new Business("b", "B"));
            var failed = await Assert.ThrowsAsync<JournalException>(() => service.SubmitAsync(acme, Ada));
            Assert.Contains("The role lacks a right", failed.Message, StringComparison.Ordinal);
            Store.Run($"GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA callingdomain TO {role}");
            Assert.Equal(All.Count + 1, (await service.SubmitAsync(acme, Ada)).Version);
        }
        finally
        {
            Store.Run($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [PostgreSqlFact]
    public async Task PortalThatAnotherTransactionHolds_FailsTheRequest_AndTheServiceGoesOnAfterwards()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Store.Name) { CommandTimeout = 1 });
        using var service = await PortalService.StartAsync(new PostgreSqlPortalJournal(source, "main"), Rules);
        await using (var connection = await source.OpenConnectionAsync())
        await using (await connection.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("SELECT FROM callingdomain.portals FOR UPDATE", connection);
            await hold.ExecuteNonQueryAsync();
            var failed = await Assert.ThrowsAsync<JournalException>(() => service.SubmitAsync(All[0], Ada));
            Assert.Equal((JournalReason.Faulted, true), (failed.Reason, failed.Message.Contains("has not answered in time", StringComparison.Ordinal)));
        }

        Assert.Equal(1, (await service.SubmitAsync(All[0], Ada)).Version);
    }

    [PostgreSqlFact]
    public async Task ConnectionWithoutAPassword_IsRefusedWithTheCause()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Store.Name) { Password = null });
        var refused = await Assert.ThrowsAsync<JournalException>(async () => await new PostgreSqlPortalJournal(source, "main").OpenAsync(Rules.Zones));
        Assert.Equal((JournalReason.Unavailable, true), (refused.Reason, refused.Message.Contains("The server requires a password, and the connection string has none.", StringComparison.Ordinal)));
    }

    [PostgreSqlFact(StartsServer = true)]
    public async Task ServerThatIsKilledAndStarted_FailsTheRequest_AndTheServiceGoesOnAfterwards()
    {
        await using var server = await PostgreSqlServer.StartNewAsync();
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        using var service = await PortalService.StartAsync(new PostgreSqlPortalJournal(source, "main"), Rules);
        await service.SubmitAsync(All[0], Ada);
        await server.KillAsync();
        var failed = await Assert.ThrowsAsync<JournalException>(() => service.SubmitAsync(All[1], Ada));
        Assert.Equal((JournalReason.Faulted, 1), (failed.Reason, service.Current.Version));
        await server.StartAsync();
        var answer = await service.SubmitAsync(All[1], Ada with { Key = "unit" });
        Assert.Equal((2, false), (answer.Version, answer.IsRepeated));
    }

    [PostgreSqlFact]
    public async Task Canceled_BeforeTheOperation_ChangesNothing()
    {
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.OpenPortal().OpenAsync(Rules.Zones, canceled.Token));
        Assert.Equal(["0"], Store.Rows("SELECT count(*) FROM pg_namespace WHERE nspname = 'callingdomain'"));
    }

    [Fact]
    public async Task Arguments_OutOfRange_Throw()
    {
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1");
        Assert.Throws<ArgumentNullException>(() => new PostgreSqlPortalJournal(null!, "main"));
        Assert.Throws<ArgumentException>(() => new PostgreSqlPortalJournal(source, ""));
        Assert.Throws<ArgumentException>(() => new PostgreSqlPortalJournal(source, "a\0"));
        Assert.Throws<ArgumentException>(() => new PostgreSqlPortalJournal(source, new string('x', 201)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PostgreSqlPortalJournal(source, "main") { KeepEvery = 0 });
    }

    [Fact]
    public async Task Append_BeforeOpen_Throws()
    {
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await new PostgreSqlPortalJournal(source, "main").FindReceiptAsync("key"));
    }

    [Fact]
    public async Task ServerThatIsNotThere_IsRefusedWithWhatToDo()
    {
        foreach (var host in new[] { "127.0.0.1", "host.invalid" })
        {
            await using var source = NpgsqlDataSource.Create($"Host={host};Port=1;Username=u;Password=hidden");
            var refused = await Assert.ThrowsAsync<JournalException>(async () => await new PostgreSqlPortalJournal(source, "main").OpenAsync(Rules.Zones));
            Assert.Equal((JournalReason.Unavailable, true), (refused.Reason, refused.Message.Contains("The server cannot be reached", StringComparison.Ordinal)));
            Assert.DoesNotContain("hidden", refused.ToString(), StringComparison.Ordinal);
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var store in _stores) await store.DisposeAsync();
    }
}
