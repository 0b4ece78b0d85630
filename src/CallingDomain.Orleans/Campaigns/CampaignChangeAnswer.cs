namespace CallingDomain.Orleans;

/// <summary>The answer to a campaign-wide change, which is durable. Shards that have not applied it yet do so as soon as they can be reached.</summary>
/// <param name="Number">The number of the change; 0 if nothing changes.</param>
/// <param name="AppliedShards">How many shards have applied it; if nothing changes, how many have applied all changes before. A shard whose campaign has refused the change counts as well: <see cref="ClusterShardStatus.Refusals"/> has the code.</param>
/// <param name="Shards">The number of shards.</param>
/// <remarks>Immutable, thread-safe.</remarks>
[GenerateSerializer]
[Immutable]
[Alias("CallingDomain.CampaignChangeAnswer")]
public sealed record CampaignChangeAnswer([property: Id(0)] long Number, [property: Id(1)] int AppliedShards, [property: Id(2)] int Shards);
