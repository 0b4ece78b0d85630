namespace CallingDomain.Hosting;

/// <summary>The journals of the shards of all campaigns of a cluster.</summary>
public interface IShardJournals
{
    /// <summary>The journal of a shard; it is not opened yet. The caller disposes it if it is disposable.</summary>
    /// <param name="campaign">The name of the campaign.</param>
    /// <param name="shard">The shard, from 0.</param>
    ICampaignJournal JournalOf(string campaign, int shard);
}
