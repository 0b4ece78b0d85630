using CallingDomain.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>Saves snapshots of a campaign, on a connection of its own beside the appends.</summary>
internal sealed class CampaignSnapshots(NpgsqlConnection connection, int campaign, short shard, long epoch)
{
    private const int PartLength = 1 << 18;

    /// <summary>The facts of the snapshots that were saved to their end, the newest first.</summary>
    public static async ValueTask<List<long>> ListAsync(NpgsqlConnection connection, int campaign, short shard, CancellationToken cancellation)
    {
        await using var select = new NpgsqlCommand("SELECT fact FROM callingdomain.snapshots WHERE campaign = $1 AND shard = $2 ORDER BY fact DESC", connection).With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, shard);
        await using var rows = await select.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var facts = new List<long>();
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false)) facts.Add(rows.GetInt64(0));
        return facts;
    }

    /// <summary>Saves a snapshot in one transaction: what a crash cuts off was never there. No row of the appends is locked.</summary>
    public async Task SaveAsync(JournalSnapshot snapshot, bool deletesOldFacts, CancellationToken cancellation)
    {
        await using (var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false))
        {
            await CheckWriterAsync(cancellation).ConfigureAwait(false);
            await ExecuteAsync("DELETE FROM callingdomain.snapshot_parts WHERE campaign = $1 AND shard = $2 AND fact = $3", snapshot.LastFact, cancellation).ConfigureAwait(false); // an earlier one of the same fact may be damaged
            await ExecuteAsync("DELETE FROM callingdomain.snapshots WHERE campaign = $1 AND shard = $2 AND fact = $3", snapshot.LastFact, cancellation).ConfigureAwait(false);
            var (parts, bytes) = await CopyPartsAsync(snapshot, cancellation).ConfigureAwait(false);
            await using var insert = Command("INSERT INTO callingdomain.snapshots VALUES ($1, $2, $3, $4, $5)").With(NpgsqlDbType.Bigint, snapshot.LastFact).With(NpgsqlDbType.Integer, parts).With(NpgsqlDbType.Bigint, bytes);
            await insert.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            await ExecuteAsync("DELETE FROM callingdomain.snapshots WHERE campaign = $1 AND shard = $2 AND fact NOT IN (SELECT fact FROM callingdomain.snapshots WHERE campaign = $1 AND shard = $2 ORDER BY fact DESC LIMIT $3)", 2, cancellation).ConfigureAwait(false);
            await ExecuteAsync("DELETE FROM callingdomain.snapshot_parts WHERE campaign = $1 AND shard = $2 AND fact NOT IN (SELECT fact FROM callingdomain.snapshots WHERE campaign = $1 AND shard = $2 ORDER BY fact DESC LIMIT $3)", 2, cancellation).ConfigureAwait(false);
            await CheckWriterAsync(cancellation).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        }

        if (deletesOldFacts) await DeleteOldFactsAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<(int Parts, long Bytes)> CopyPartsAsync(JournalSnapshot snapshot, CancellationToken cancellation)
    {
        var part = new byte[PartLength];
        var (parts, bytes) = (0, 0L);
        await using var copy = await connection.BeginBinaryImportAsync("COPY callingdomain.snapshot_parts (campaign, shard, fact, part, bytes) FROM STDIN (FORMAT BINARY)", cancellation).ConfigureAwait(false);
        for (int count; (count = await snapshot.Content.ReadAtLeastAsync(part, PartLength, throwOnEndOfStream: false, cancellation).ConfigureAwait(false)) > 0; bytes += count)
        {
            await copy.StartRowAsync(cancellation).ConfigureAwait(false);
            await copy.WriteAsync(campaign, NpgsqlDbType.Integer, cancellation).ConfigureAwait(false);
            await copy.WriteAsync(shard, NpgsqlDbType.Smallint, cancellation).ConfigureAwait(false);
            await copy.WriteAsync(snapshot.LastFact, NpgsqlDbType.Bigint, cancellation).ConfigureAwait(false);
            await copy.WriteAsync(parts++, NpgsqlDbType.Integer, cancellation).ConfigureAwait(false);
            await copy.WriteAsync(new ReadOnlyMemory<byte>(part, 0, count), NpgsqlDbType.Bytea, cancellation).ConfigureAwait(false);
        }

        await copy.CompleteAsync(cancellation).ConfigureAwait(false);
        return (parts, bytes);
    }

    // The facts that both snapshots contain are not read any more. Some at a time, so that no append waits.
    private async Task DeleteOldFactsAsync(CancellationToken cancellation)
    {
        await ExecuteAsync("UPDATE callingdomain.journals SET first_fact = (SELECT min(fact) + 1 FROM callingdomain.snapshots WHERE campaign = $1 AND shard = $2) WHERE campaign = $1 AND shard = $2 AND (SELECT count(*) FROM callingdomain.snapshots WHERE campaign = $1 AND shard = $2) = $3", 2, cancellation).ConfigureAwait(false);
        const string Delete = """
            DELETE FROM callingdomain.facts WHERE campaign = $1 AND shard = $2 AND first IN
              (SELECT first FROM callingdomain.facts WHERE campaign = $1 AND shard = $2 AND last < (SELECT first_fact FROM callingdomain.journals WHERE campaign = $1 AND shard = $2) ORDER BY first LIMIT $3)
            """;
        while (await ExecuteAsync(Delete, 1000, cancellation).ConfigureAwait(false) > 0)
        {
        }
    }

    /// <summary>Checks that no other writer has opened the journal.</summary>
    public async Task CheckWriterAsync(CancellationToken cancellation)
    {
        await using var select = Command("SELECT epoch FROM callingdomain.journals WHERE campaign = $1 AND shard = $2");
        var current = await select.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as long? ?? throw new JournalException(JournalReason.Damaged, PostgreSqlRefusal.OfDeleted);
        if (current != epoch) throw new JournalException(JournalReason.WriterSuperseded, $"The writer of epoch {epoch} was replaced by that of epoch {current}.");
    }

    private async Task<int> ExecuteAsync(string sql, long value, CancellationToken cancellation)
    {
        await using var command = Command(sql).With(NpgsqlDbType.Bigint, value);
        return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

#pragma warning disable CA2100 // every text is a constant of this class
    private NpgsqlCommand Command(string sql) => new NpgsqlCommand(sql, connection).With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, shard);
#pragma warning restore CA2100
}
