using System.Net;
using System.Net.Sockets;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Storage.Tests;
using CallingDomain.Tests;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>A database that a campaign cannot use is refused, with what to do, and stays as it was.</summary>
public sealed class ServerRefusalTests
{
    private static PostgreSqlServer Server => PostgreSqlServer.Shared;

    [PostgreSqlFact]
    public async Task RoleWithoutRights_IsToldWhichOneIsMissing_AndRunsWithThatAlone()
    {
        var database = await Server.CreateDatabaseAsync();
        var (role, asRole) = await RoleAsync(database);
        await RefusedAsync(asRole, JournalReason.Unavailable, "permission denied for database");
        await ExecuteAsync(database, $"GRANT CREATE ON DATABASE \"{new NpgsqlConnectionStringBuilder(database).Database}\" TO {role}");
        await RunAsync(asRole);
        await ExecuteAsync(database, $"DROP OWNED BY {role}; DROP ROLE {role}");
    }

    [PostgreSqlFact]
    public async Task RoleThatDoesNotOwnTheSchema_IsToldWhatToGrant_AndRunsWithThatAlone()
    {
        var database = await Server.CreateDatabaseAsync();
        await using (var owner = NpgsqlDataSource.Create(database)) await PostgreSqlSchema.MigrateAsync(owner);
        var (role, asRole) = await RoleAsync(database);
        await RefusedAsync(asRole, JournalReason.Unavailable, "permission denied for schema callingdomain");
        await ExecuteAsync(database, $"GRANT USAGE ON SCHEMA callingdomain TO {role}");
        await RefusedAsync(asRole, JournalReason.Unavailable, "permission denied for table");
        await ExecuteAsync(database, $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA callingdomain TO {role}");
        await RunAsync(asRole);
        await ExecuteAsync(database, $"DROP OWNED BY {role}; DROP ROLE {role}");
    }

    [PostgreSqlFact]
    public async Task RoleThatMayOnlyRead_IsRefused()
    {
        var database = await Server.CreateDatabaseAsync();
        await RunAsync(database);
        var (role, asRole) = await RoleAsync(database);
        await ExecuteAsync(database, $"GRANT USAGE ON SCHEMA callingdomain TO {role}; GRANT SELECT ON ALL TABLES IN SCHEMA callingdomain TO {role}");
        await RefusedAsync(asRole, JournalReason.Unavailable, "permission denied for table");
        await ExecuteAsync(database, $"DROP OWNED BY {role}; DROP ROLE {role}");
    }

    [PostgreSqlTheory]
    [InlineData("WrongUser", "user or the password")]
    [InlineData("WrongDatabase", "no such database")]
    [InlineData("WrongPort", "cannot be reached: the connection is refused")]
    [InlineData("WrongHost", "cannot be reached: its host is not found")]
    [InlineData("NoPassword", "requires a password")]
    public async Task WrongConnectionString_IsRefused(string fault, string why)
    {
        var settings = new NpgsqlConnectionStringBuilder(await Server.CreateDatabaseAsync());
        if (fault == "WrongUser") settings.Username = "nobody_here";
        else if (fault == "WrongDatabase") settings.Database = "missing";
        else if (fault == "WrongHost") settings.Host = "nowhere.invalid";
        else if (fault == "NoPassword") settings.Password = null;
        else settings.Port = 1;
        await RefusedAsync(settings.ToString(), JournalReason.Unavailable, why);
    }

    [Fact]
    public async Task ServerThatNeverAnswers_IsNotTakenForABusyOne()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var connection = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = ((IPEndPoint)silent.LocalEndpoint).Port, Username = "ada", Timeout = 1 };
        await RefusedAsync(connection.ToString(), JournalReason.Unavailable, "did not answer in time when connecting");
    }

    [PostgreSqlTheory]
    [InlineData("SQL_ASCII")]
    [InlineData("LATIN1")]
    public async Task DatabaseThatIsNotUtf8_IsRefused(string encoding) =>
        await RefusedAsync(await Server.CreateDatabaseAsync($"ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0"), JournalReason.Unavailable, $"encoding {encoding}");

    [PostgreSqlFact]
    public async Task ReadOnlyDatabase_IsRefused_WithAndWithoutASchema()
    {
        var database = await Server.CreateDatabaseAsync();
        var readOnly = new NpgsqlConnectionStringBuilder(database) { Options = "-c default_transaction_read_only=on" }.ToString();
        await RefusedAsync(readOnly, JournalReason.Unavailable, "read-only");
        await RunAsync(database);
        await RefusedAsync(readOnly, JournalReason.Unavailable, "read-only");
    }

    [PostgreSqlFact]
    public async Task SchemaOfANewerVersion_IsRefused_AndStays()
    {
        var database = await Server.CreateDatabaseAsync();
        await RunAsync(database);
        await ExecuteAsync(database, "UPDATE callingdomain.schema_version SET version = 1000");
        await RefusedAsync(database, JournalReason.Newer, "version 1000");
        Assert.Equal(["1000"], await PersistentCallers.RowsAsync(database, "SELECT version FROM callingdomain.schema_version"));
    }

    [PostgreSqlTheory]
    [InlineData("songs (version text)")]
    [InlineData("schema_version (version text); INSERT INTO callingdomain.schema_version VALUES ('Suzanne')")]
    public async Task SchemaOfSomethingElse_IsRefused_AndStays(string table)
    {
        var database = await Server.CreateDatabaseAsync();
        await ExecuteAsync(database, $"CREATE SCHEMA callingdomain; CREATE TABLE callingdomain.{table}");
        await RefusedAsync(database, JournalReason.Foreign, "something else");
        Assert.Equal(["1"], await PersistentCallers.RowsAsync(database, "SELECT count(*) FROM pg_class WHERE relnamespace = 'callingdomain'::regnamespace AND relkind = 'r'"));
    }

    [PostgreSqlTheory]
    [InlineData("facts")]
    [InlineData("codes")]
    [InlineData("snapshots")]
    [InlineData("journals")]
    [InlineData("contacts")]
    [InlineData("closings")]
    public async Task SchemaThatLacksATable_IsDamaged(string table)
    {
        var database = await Server.CreateDatabaseAsync();
        await RunAsync(database);
        await ExecuteAsync(database, $"DROP TABLE callingdomain.{table} CASCADE");
        await RefusedAsync(database, JournalReason.Damaged, "lacks");
    }

    [PostgreSqlFact]
    public async Task SchemaThatLacksTheTableOfCalls_FailsTheFirstCommitToIt()
    {
        var database = await Server.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database);
        await PostgreSqlSchema.MigrateAsync(source);
        await ExecuteAsync(database, "DROP TABLE callingdomain.calls CASCADE");
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        var failed = await Assert.ThrowsAsync<JournalException>(async () =>
        {
            await runner.LoadAsync([new Contact("c", PhoneNumber.Parse("+390612345678"))]);
            var claim = await runner.ClaimAsync();
            await runner.ExecuteAsync((campaign, now) => campaign.End(claim.Attempt!.Value.Id, CallStatus.Reached, now));
        });
        Assert.Equal(JournalReason.Faulted, failed.Reason);
        Assert.Contains("lacks something", failed.Message, StringComparison.Ordinal);
    }

    [PostgreSqlFact(StartsServer = true)]
    public async Task Standby_IsRefused_UntilItIsPromoted()
    {
        await using var primary = await PostgreSqlServer.StartNewAsync();
        var database = await primary.CreateDatabaseAsync();
        await RunAsync(database);
        await using var standby = await primary.CreateReplicaAsync();
        var onStandby = new NpgsqlConnectionStringBuilder(database) { Port = new NpgsqlConnectionStringBuilder(standby.ConnectionString).Port }.ToString();
        await RefusedAsync(onStandby, JournalReason.Unavailable, "Connect to the primary");
        await standby.PromoteAsync();
        await RunAsync(onStandby);
    }

    private static async Task RunAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        var callers = new PersistentCallers(runner, 10);
        await callers.RunAsync();
        await runner.SaveSnapshotAsync();
        Assert.Equal(0, callers.Faults);
    }

    private static async Task RefusedAsync(string database, JournalReason reason, string why)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        var refused = await Assert.ThrowsAsync<JournalException>(async () => await CampaignRunner.StartAsync(journal, Dialer.Settings));
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<(string Role, string ConnectionString)> RoleAsync(string database)
    {
        var (role, password) = ($"callingdomain_test_{Guid.NewGuid():n}", $"{Guid.NewGuid():n}");
        await ExecuteAsync(database, $"CREATE ROLE {role} LOGIN PASSWORD '{password}'");
        return (role, new NpgsqlConnectionStringBuilder(database) { Username = role, Password = password, Pooling = false }.ToString());
    }

    private static async Task ExecuteAsync(string database, string sql) => await PersistentCallers.RowsAsync(database, sql);
}
