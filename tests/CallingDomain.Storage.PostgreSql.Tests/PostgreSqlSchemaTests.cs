using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Tests;
using NodaTime;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

public sealed class PostgreSqlSchemaTests
{
    [PostgreSqlFact]
    public async Task HostsThatStartAtOnce_MakeTheSchemaOnce_AndEachItsCampaign()
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        var epochs = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            await using var journal = new PostgreSqlCampaignJournal(source, $"campaign {i % 3}");
            return (await journal.OpenAsync(new CampaignSettings(), DateTimeZoneProviders.Tzdb)).Epoch;
        })));
        Assert.Equal([1L, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4], epochs.Order());
        Assert.Equal(3L, await ScalarAsync(source, "SELECT count(*) FROM callingdomain.campaigns"));
    }

    [PostgreSqlFact]
    public async Task SchemaOfAnOlderVersion_GetsTheMissingSteps_AndOneOfANewerVersionIsRefused()
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        await using var connection = await source.OpenConnectionAsync();
        string[] steps =
        [
            "CREATE SCHEMA callingdomain; CREATE TABLE callingdomain.schema_version (version integer PRIMARY KEY); INSERT INTO callingdomain.schema_version VALUES (0); CREATE TABLE callingdomain.songs (title text)",
            "ALTER TABLE callingdomain.songs ADD COLUMN year integer DEFAULT 1969",
        ];
        await PostgreSqlSchema.PrepareAsync(connection, steps[..1], default);
        await ExecuteAsync(source, "INSERT INTO callingdomain.songs VALUES ('Suzanne')");
        await PostgreSqlSchema.PrepareAsync(connection, steps, default);
        await PostgreSqlSchema.PrepareAsync(connection, steps, default);
        Assert.Equal("Suzanne 1969", await ScalarAsync(source, "SELECT title || ' ' || year FROM callingdomain.songs"));
        Assert.Equal(JournalReason.Newer, (await Assert.ThrowsAsync<JournalException>(() => PostgreSqlSchema.PrepareAsync(connection, steps[..1], default))).Reason);
        await ExecuteAsync(source, "DELETE FROM callingdomain.schema_version");
        Assert.Equal(JournalReason.Damaged, (await Assert.ThrowsAsync<JournalException>(() => PostgreSqlSchema.MigrateAsync(source))).Reason);
    }

    [PostgreSqlFact]
    public async Task SchemaOfSomethingElse_IsRefused_AndNothingChanges()
    {
        await using var source = NpgsqlDataSource.Create(await PostgreSqlServer.Shared.CreateDatabaseAsync());
        await ExecuteAsync(source, "CREATE SCHEMA callingdomain; CREATE TABLE callingdomain.songs (title text)");
        Assert.Equal(JournalReason.Foreign, (await Assert.ThrowsAsync<JournalException>(() => PostgreSqlSchema.MigrateAsync(source))).Reason);
        Assert.Equal(1L, await ScalarAsync(source, "SELECT count(*) FROM pg_tables WHERE schemaname = 'callingdomain'"));
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
