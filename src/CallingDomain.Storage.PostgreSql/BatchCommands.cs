using CallingDomain.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The statements of one transaction, which are sent together: one round trip. Each begins with its campaign and shard, with its campaign, or with its portal; those of a directory of names begin with none.</summary>
internal sealed class BatchCommands(NpgsqlConnection connection, int? campaignOrPortal, short? shard = null) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(connection);
    private bool _isDurable;

    /// <summary>Adds a statement, with the campaign and the shard, or the portal, as its first parameters.</summary>
    public NpgsqlBatchCommand Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        _batch.BatchCommands.Add(command);
        if (campaignOrPortal is { } owner) command.With(NpgsqlDbType.Integer, owner);
        return shard is { } given ? command.With(NpgsqlDbType.Smallint, given) : command;
    }

    /// <summary>Begins the transaction with an isolation level and warnings that do not depend on a default of the role or the database. Without it, the statements are a transaction with those defaults.</summary>
    public void Begin()
    {
        _batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL READ COMMITTED"));
        _batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL client_min_messages = warning")); // for StandbyWait
    }

    /// <summary>Begins the transaction as <see cref="Begin"/> does. Its commit is on the disk when it is answered, also if that is not the default of the role or the database.</summary>
    public void BeginDurable()
    {
        Begin();
        _batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'"));
        _isDurable = true;
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

    /// <summary>Executes all statements as <see cref="ExecuteAsync"/> does, and reads the rows that they return.</summary>
    /// <param name="read">Reads the rows; the reader is at the first statement that returns rows.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="JournalException">The changes are durable on the primary, but a synchronous standby may lack them.</exception>
    public async ValueTask<TAnswer> ReadAsync<TAnswer>(Func<NpgsqlDataReader, ValueTask<TAnswer>> read, CancellationToken cancellation)
    {
        await _batch.PrepareAsync(cancellation).ConfigureAwait(false);
        using var standby = new StandbyWait(connection);
        await using var rows = await _batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        if (_isDurable) await rows.NextResultAsync(cancellation).ConfigureAwait(false); // that of set_config
        var answer = await read(rows).ConfigureAwait(false);
        while (await rows.NextResultAsync(cancellation).ConfigureAwait(false)) { } // to the commit
        standby.ThrowIfCanceled();
        return answer;
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
