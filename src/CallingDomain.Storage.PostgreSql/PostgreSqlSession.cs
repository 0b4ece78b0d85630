using System.Transactions;
using CallingDomain.Hosting;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The settings of a connection that writes. They override the defaults of the server, the database and the role, and end when the connection returns to its pool.</summary>
internal static class PostgreSqlSession
{
    /// <summary>A data source whose connections can prepare statements.</summary>
    public static NpgsqlDataSource Checked(NpgsqlDataSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new NpgsqlConnectionStringBuilder(source.ConnectionString).Multiplexing ? throw new ArgumentException("Expected a data source without Multiplexing.", nameof(source)) : source;
    }

    /// <summary>Opens a connection that takes no part in a <see cref="TransactionScope"/> of the caller: the journal commits by itself.</summary>
    /// <exception cref="JournalException">The server does not answer.</exception>
    public static async ValueTask<NpgsqlConnection> OpenAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        using var alone = Transaction.Current is null ? null : new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        try
        {
            return await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        }
        catch (NpgsqlException late) when (late.InnerException is TimeoutException && !PostgreSqlRefusal.IsOfPool(late))
        {
            throw new JournalException(JournalReason.Unavailable, "The server did not answer in time when connecting. Check its address, and that no firewall is in the way.", late);
        }
    }

    public static async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // Without synchronous_commit, a commit is answered before it is on the disk; any other value than off is the operator's choice. A campaign may have nothing to write for hours, and waits for a frozen writer until it is ended; PostgreSQL 13 has no idle_session_timeout.
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"),
                new("SELECT set_config('idle_session_timeout', '0', false) WHERE current_setting('idle_session_timeout', true) <> '0'"),
                new("SET statement_timeout = 0"),
                new("SET lock_timeout = 0"),
                new("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED"),
                new("SET client_min_messages = warning"), // for StandbyWait
            },
        };
        await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
