using CallingDomain.Hosting;
using CallingDomain.Numbers;

namespace CallingDomain.Orleans;

/// <summary>A shard among the shards of its campaign.</summary>
/// <param name="Grains">The grains of the cluster.</param>
/// <param name="Campaign">The name of the campaign.</param>
/// <param name="Shard">The shard.</param>
/// <param name="Shards">The number of shards.</param>
internal sealed record ShardPlace(IGrainFactory Grains, string Campaign, int Shard, int Shards)
{
    /// <summary>The grain of the campaign.</summary>
    public ICampaignGrain CampaignGrain => Grains.GetGrain<ICampaignGrain>(Campaign);

    /// <summary>The grain of a shard of the campaign.</summary>
    public IShardGrain ShardOf(int shard) => Grains.GetGrain<IShardGrain>(shard, Campaign);

    /// <summary>The owner shard of a number.</summary>
    public int OwnerOf(PhoneNumber number) => ShardMap.OwnerOf(number, Shards);

    /// <summary>The campaign-wide changes that the shard has not confirmed.</summary>
    public async Task<IEnumerable<CampaignChange>> ReadPendingAsync(IClusterStore store) =>
        await store.ReadAsync(Campaign, CampaignDocument.Name).ConfigureAwait(false) is { } document ? CampaignDocument.Read(document).PendingOf(Shard) : [];
}
