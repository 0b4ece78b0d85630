using CallingDomain.Hosting;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The journals of the shards of all campaigns in a PostgreSQL database.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="source">The database, which stays open. With several hosts it must lead to the primary. Each open journal takes a connection of it.</param>
/// <exception cref="ArgumentException">The data source has Multiplexing.</exception>
public sealed class PostgreSqlShardJournals(NpgsqlDataSource source) : IShardJournals
{
    private readonly NpgsqlDataSource _source = PostgreSqlSession.Checked(source);

    /// <summary><see cref="PostgreSqlCampaignJournal.KeepsOldFacts"/> of the journals. Default: true.</summary>
    public bool KeepsOldFacts { get; init; } = true;

    /// <inheritdoc cref="IShardJournals.JournalOf"/>
    /// <exception cref="ArgumentException">The name is empty, too long, or no whole Unicode text.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shard is less than 0 or greater than 32,767.</exception>
    public PostgreSqlCampaignJournal JournalOf(string campaign, int shard) => new(_source, campaign, shard) { KeepsOldFacts = KeepsOldFacts };

    ICampaignJournal IShardJournals.JournalOf(string campaign, int shard) => JournalOf(campaign, shard);
}
