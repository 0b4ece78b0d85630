using CallingDomain.Tests;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>The private server of the tests keeps what is committed, and a killed test run leaves nothing.</summary>
public sealed class PostgreSqlServerTests
{
    [PostgreSqlFact]
    public async Task Shared_HasDatabasesOfTheirOwn_InUtf8_AndCommitsAreDurable()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PostgreSqlServer.Shared.CreateDatabaseAsync()));
        Assert.Equal(3, databases.Distinct().Count());
        await using var source = NpgsqlDataSource.Create(databases[0]);
        foreach (var (setting, expected) in new[] { ("server_encoding", "UTF8"), ("fsync", "on"), ("synchronous_commit", "on"), ("full_page_writes", "on") })
        {
            await using var command = source.CreateCommand($"SHOW {setting}");
            Assert.Equal(expected, await command.ExecuteScalarAsync());
        }
    }

    [PostgreSqlFact(StartsServer = true)]
    public async Task Server_StoppedKilledAndStarted_HasWhatWasCommitted_AndItsReplicaToo()
    {
        await using var server = await PostgreSqlServer.StartNewAsync();
        await server.ExecuteAsync("CREATE TABLE songs (title TEXT); INSERT INTO songs VALUES ('Suzanne')");
        await server.RestartAsync();
        await server.KillAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => server.ExecuteAsync("SELECT 1"));
        await server.StartAsync();
        await using var replica = await server.CreateReplicaAsync();
        await server.ExecuteAsync("INSERT INTO songs VALUES ('Hallelujah')");
        await Assert.ThrowsAsync<PostgresException>(() => replica.ExecuteAsync("DELETE FROM songs"));
        await server.KillAsync();
        await replica.PromoteAsync();
        Assert.Equal(2L, await replica.ExecuteAsync("SELECT count(*) FROM songs"));
        await replica.ExecuteAsync("DELETE FROM songs");
    }
}
