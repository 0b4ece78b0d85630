using Npgsql;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>What a connection that writes needs, whatever the server, the database or the role has as a default. Ends with the connection's return to its pool.</summary>
internal static class PostgreSqlSession
{
    /// <summary>A data source whose connections can prepare statements.</summary>
    public static NpgsqlDataSource Checked(NpgsqlDataSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new NpgsqlConnectionStringBuilder(source.ConnectionString).Multiplexing ? throw new ArgumentException("Expected a data source without Multiplexing.", nameof(source)) : source;
    }

    public static async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // Without synchronous_commit, a commit is answered before it is on the disk; any other value than off is the operator's choice.
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"),
                new("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED"),
                new("SET client_min_messages = warning"), // for StandbyWait
            },
        };
        await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
