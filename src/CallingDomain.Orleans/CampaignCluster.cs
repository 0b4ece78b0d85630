using System.Text;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;

namespace CallingDomain.Orleans;

/// <summary>The campaigns of a cluster, for silos and clients.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class CampaignCluster
{
    private readonly IGrainFactory _grains;
    private readonly LocalShards? _local;

    internal CampaignCluster(IGrainFactory grains, LocalShards? local) => (_grains, _local) = (grains, local);

    /// <summary>Creates the cluster's campaigns for a client that is not a silo.</summary>
    /// <param name="client">The client.</param>
    public static CampaignCluster Of(IClusterClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new CampaignCluster(client, local: null);
    }

    /// <summary>Creates a campaign. If it exists with this number of shards, nothing changes; its settings are changed with <see cref="ClusterCampaign.UpdateSettingsAsync"/>.</summary>
    /// <param name="name">The name of the campaign, not blank.</param>
    /// <param name="settings">The first settings.</param>
    /// <param name="shards">The number of shards, which never changes: 1 to <see cref="ShardMap.MaxShards"/>, and at most <see cref="CampaignSettings.MaxConcurrentCalls"/>.</param>
    /// <exception cref="ClusterException">The campaign has another number of shards, there are fewer lines than shards, the campaign refuses the settings, or the store cannot be reached.</exception>
    public async Task<ClusterCampaign> CreateAsync(string name, CampaignSettings settings, int shards)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(settings);
        if (shards is < 1 or > ShardMap.MaxShards) throw new ArgumentOutOfRangeException(nameof(shards), shards, $"Expected 1 to {ShardMap.MaxShards} shards.");
        await _grains.GetGrain<ICampaignGrain>(name).CreateAsync(Encoding.UTF8.GetString(settings.WriteJson()), shards).ConfigureAwait(false);
        return new ClusterCampaign(_grains, _local, name);
    }

    /// <summary>A campaign that was created before. Whether it exists is seen with the first operation (<see cref="ClusterReason.CampaignUnknown"/>).</summary>
    /// <param name="name">The name of the campaign.</param>
    public ClusterCampaign CampaignOf(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ClusterCampaign(_grains, _local, name);
    }

    /// <summary>Reports how a call ended, such as from a webhook of the carrier, on any node.</summary>
    /// <param name="key">The key of the call (<see cref="PlacedCall.Key"/>).</param>
    /// <param name="ending">How the call ended.</param>
    /// <returns>The number of the shard's last fact; or the reason of the refusal, such as <see cref="CampaignReason.AttemptAlreadyEnded"/> for a report that comes twice.</returns>
    /// <exception cref="ArgumentException">The text is not a key.</exception>
    /// <exception cref="ClusterException">The shard cannot be reached, or the commit failed. Report again: a call ends once.</exception>
    public async Task<Result<long, CampaignReason>> ReportAsync(string key, CallEnding ending)
    {
        ArgumentNullException.ThrowIfNull(ending);
        if (!ClusterAttempt.TryReadKey(key, out var campaign, out var shard, out var attempt)) throw new ArgumentException("Expected a key such as spring/3/17.", nameof(key));
        var answers = await _grains.GetGrain<IShardGrain>(shard, campaign).EndAsync([new ShardCallReport(attempt, ending, Agent: null)]).ConfigureAwait(false);
        return answers[0].ToResult();
    }
}
