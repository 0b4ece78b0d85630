using System.Transactions;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using CallingDomain.Tests;
using NodaTime;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>A journal depends neither on the caller's transactions nor on the defaults of the role.</summary>
public sealed class OwnTransactionTests
{
    [PostgreSqlFact]
    public async Task TransactionScopeOfTheCaller_ThatIsRolledBack_TakesNothingWithIt()
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await using var runner = await CampaignRunner.StartAsync(journal, new CampaignSettings());
            await runner.LoadAsync([new Contact("ada", PhoneNumber.Parse("+390612345678"))]);
            await runner.SaveSnapshotAsync();
            using var service = await PortalService.StartAsync(new PostgreSqlPortalJournal(source, "main"), new PortalOptions(DateTimeZoneProviders.Tzdb));
            Assert.Equal(1, (await service.SubmitAsync(new CreateBusiness(default, new Business("acme", "Acme")), new PortalSubmission("ada"))).Version);
        }

        Assert.Equal("1 1 1", await ScalarAsync(source, "SELECT (SELECT count(*) FROM callingdomain.contacts) || ' ' || (SELECT count(*) FROM callingdomain.snapshots) || ' ' || (SELECT count(*) FROM callingdomain.changes)"));
    }

    [PostgreSqlTheory]
    [InlineData("repeatable read")]
    [InlineData("serializable")]
    public async Task PortalsOpenedAtOnce_AtAnotherDefaultIsolationLevel_AreAllOpened(string level)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(await PostgreSqlServer.Shared.CreateDatabaseAsync()) { Options = $"-c default_transaction_isolation={level.Replace(" ", "\\ ", StringComparison.Ordinal)}" }.ToString());
        await PostgreSqlSchema.MigrateAsync(source);
        for (var i = 0; i < 5; i++) await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(async () => await new PostgreSqlPortalJournal(source, $"main {i}").OpenAsync(DateTimeZoneProviders.Tzdb))));
        Assert.Equal(5L, await ScalarAsync(source, "SELECT count(*) FROM callingdomain.portals"));
    }

    [PostgreSqlFact]
    public async Task IdleWriter_IsNotEndedByTheServer()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(await PostgreSqlServer.Shared.CreateDatabaseAsync()) { Options = "-c idle_session_timeout=300" }.ToString());
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var runner = await CampaignRunner.StartAsync(journal, new CampaignSettings());
        await Task.Delay(1000);
        Assert.Equal(1, await runner.LoadAsync([new Contact("ada", PhoneNumber.Parse("+390612345678"))]));
    }

    [PostgreSqlFact]
    public async Task FrozenWriter_IsReplaced_ThoughTheRoleHasShorterTimeouts()
    {
        var database = await PostgreSqlServer.Shared.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Options = "-c statement_timeout=2000 -c lock_timeout=500" }.ToString());
        await using (var journal = new PostgreSqlCampaignJournal(source, "spring")) await journal.OpenAsync(new CampaignSettings(), DateTimeZoneProviders.Tzdb);
        await using var frozen = NpgsqlDataSource.Create(database);
        await using var connection = await frozen.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("SELECT 1 FROM callingdomain.journals FOR NO KEY UPDATE", connection);
        await hold.ExecuteScalarAsync();
        await using var next = new PostgreSqlCampaignJournal(source, "spring");
        Assert.Equal(2, (await next.OpenAsync(new CampaignSettings(), DateTimeZoneProviders.Tzdb)).Epoch);
        await Assert.ThrowsAsync<PostgresException>(() => transaction.CommitAsync());
    }

    [PostgreSqlFact]
    public async Task SnapshotOfACampaignWithoutFacts_IsReadBack()
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        for (var i = 0; i < 2; i++)
        {
            await using var journal = new PostgreSqlCampaignJournal(source, "spring");
            await using var runner = await CampaignRunner.StartAsync(journal, new CampaignSettings());
            Assert.Null(runner.SnapshotFailure);
            Assert.Equal(0, await runner.SaveSnapshotAsync());
        }
    }

    [PostgreSqlFact]
    public async Task PoolThatIsTooSmall_IsNamed()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(await PostgreSqlServer.Shared.CreateDatabaseAsync()) { MaxPoolSize = 1, Timeout = 1 }.ToString());
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        Assert.Contains("Maximum Pool Size", (await Assert.ThrowsAsync<JournalException>(() => CampaignRunner.StartAsync(journal, new CampaignSettings()))).Message, StringComparison.Ordinal);
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
