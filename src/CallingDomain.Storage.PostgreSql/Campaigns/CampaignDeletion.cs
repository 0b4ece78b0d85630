using CallingDomain.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>Deletes all rows of a campaign's shard.</summary>
internal static class CampaignDeletion
{
    /// <summary>Deletes in one transaction, which an append waits for and is then refused. The directory keeps the name with its number, since another writer may just have read it.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, int campaign, short shard, long epoch, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (var writer = Command("SELECT 1 FROM callingdomain.journals WHERE campaign = $1 AND shard = $2 AND epoch = $3 FOR UPDATE").With(NpgsqlDbType.Bigint, epoch))
        {
            if (await writer.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is null) throw new JournalException(JournalReason.WriterSuperseded, $"The writer of epoch {epoch} was replaced.");
        }

        await using var delete = Command("SELECT callingdomain.delete_shard($1, $2)");
        await delete.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);

#pragma warning disable CA2100 // every text is a constant of this class
        NpgsqlCommand Command(string sql) => new NpgsqlCommand(sql, connection).With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, shard);
#pragma warning restore CA2100
    }
}
