using CallingDomain.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>Deletes all rows of a campaign's shard.</summary>
internal static class CampaignDeletion
{
    private static readonly string[] Tables = ["facts", "snapshots", "snapshot_parts", "codes", "places", "contacts", "additional_phones", "calls", "call_remarks", "closings"];

    /// <summary>Deletes in one transaction, which an append waits for and is then refused. The directory keeps the name with its number, since another writer may just have read it.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, int campaign, short shard, long epoch, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (var delete = Command("DELETE FROM callingdomain.journals WHERE campaign = $1 AND shard = $2 AND epoch = $3").With(NpgsqlDbType.Bigint, epoch))
        {
            if (await delete.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false) == 0) throw new JournalException(JournalReason.WriterSuperseded, $"The writer of epoch {epoch} was replaced.");
        }

        foreach (var table in Tables)
        {
            await using var delete = Command($"DELETE FROM callingdomain.{table} WHERE campaign = $1 AND shard = $2");
            await delete.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);

#pragma warning disable CA2100 // every text is a constant of this class
        NpgsqlCommand Command(string sql) => new NpgsqlCommand(sql, connection).With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, shard);
#pragma warning restore CA2100
    }
}
