using System.Collections.Concurrent;

namespace CallingDomain.Orleans;

/// <summary>The shards that are active on this silo.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class LocalShards
{
    private readonly ConcurrentDictionary<(string Campaign, int Shard), byte> _shards = [];

    public void Add(string campaign, int shard) => _shards[(campaign, shard)] = 0;

    public void Remove(string campaign, int shard) => _shards.TryRemove((campaign, shard), out _);

    public bool Contains(string campaign, int shard) => _shards.ContainsKey((campaign, shard));
}
