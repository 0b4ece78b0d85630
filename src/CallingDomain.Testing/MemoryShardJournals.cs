using CallingDomain.Hosting;

namespace CallingDomain.Testing;

/// <summary>The journals of shards in memory, for tests: one for each campaign and shard, however often it is asked for.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class MemoryShardJournals : IShardJournals
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Campaign, int Shard), MemoryCampaignJournal> _journals = [];

    /// <summary>The journal of a shard; always the same one.</summary>
    /// <param name="campaign">The name of the campaign.</param>
    /// <param name="shard">The shard, from 0.</param>
    public MemoryCampaignJournal JournalOf(string campaign, int shard)
    {
        ArgumentException.ThrowIfNullOrEmpty(campaign);
        ArgumentOutOfRangeException.ThrowIfNegative(shard);
        lock (_lock)
        {
            if (!_journals.TryGetValue((campaign, shard), out var journal)) _journals.Add((campaign, shard), journal = new MemoryCampaignJournal());
            return journal;
        }
    }

    ICampaignJournal IShardJournals.JournalOf(string campaign, int shard) => JournalOf(campaign, shard);
}
