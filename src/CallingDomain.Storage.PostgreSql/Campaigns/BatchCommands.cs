using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The statements of one transaction, which begin with the campaign and the shard and are sent together: one round trip.</summary>
internal sealed class BatchCommands(NpgsqlConnection connection, int campaign, short shard) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(connection);

    /// <summary>Adds a statement, with the campaign and the shard as its first parameters.</summary>
    public NpgsqlBatchCommand Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        _batch.BatchCommands.Add(command);
        return command.With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, shard);
    }

    /// <summary>Executes all statements: all are durable, or none.</summary>
    public async ValueTask ExecuteAsync(CancellationToken cancellation)
    {
        await _batch.PrepareAsync(cancellation).ConfigureAwait(false); // a round trip only for a statement that this connection has not had
        await _batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
