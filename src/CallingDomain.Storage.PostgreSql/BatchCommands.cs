using CallingDomain.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The statements of one transaction, which are sent together: one round trip. Each begins with its campaign and shard, or with its portal.</summary>
internal sealed class BatchCommands(NpgsqlConnection connection, int campaignOrPortal, short? shard = null) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(connection);

    /// <summary>Adds a statement, with the campaign and the shard, or the portal, as its first parameters.</summary>
    public NpgsqlBatchCommand Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        _batch.BatchCommands.Add(command);
        command.With(NpgsqlDbType.Integer, campaignOrPortal);
        return shard is { } given ? command.With(NpgsqlDbType.Smallint, given) : command;
    }

    /// <summary>Begins the transaction with an isolation level and warnings that do not depend on a default of the role or the database. Without it, the statements are a transaction with those defaults.</summary>
    public void Begin()
    {
        _batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL READ COMMITTED"));
        _batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL client_min_messages = warning")); // for StandbyWait
    }

    /// <summary>Ends a transaction that was begun.</summary>
    public void Commit() => _batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));

    /// <summary>Executes all statements: all are durable, or none.</summary>
    /// <exception cref="JournalException">They are durable on the primary, but a synchronous standby may lack them.</exception>
    public async ValueTask ExecuteAsync(CancellationToken cancellation)
    {
        await _batch.PrepareAsync(cancellation).ConfigureAwait(false); // a round trip only for a statement that this connection has not had
        using var standby = new StandbyWait(connection);
        await _batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        standby.ThrowIfCanceled();
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
