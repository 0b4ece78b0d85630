namespace CallingDomain.Orleans;

/// <content>Equal numbers of shards on the silos: a silo that joins, such as in a rolling restart, has none.</content>
internal sealed partial class CampaignGrain
{
    // One shard at a time, and only while all shards answer.
    private async Task BalanceAsync()
    {
        if (_hasEnded || Array.Exists(_shards, shard => shard.Silo is null)) return;
        var silos = (await GrainFactory.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Keys.OrderBy(silo => silo.ToString(), StringComparer.Ordinal).ToList();
        var counts = silos.ToDictionary(silo => silo, silo => _shards.Count(shard => shard.Silo == silo.ToString()));
        if (silos.Count < 2 || counts.Values.Sum() < _shards.Length) return;
        var (fullest, emptiest) = (counts.MaxBy(each => each.Value), counts.MinBy(each => each.Value));
        if (fullest.Value - emptiest.Value < 2) return;
        await _shards.First(shard => shard.Silo == fullest.Key.ToString()).Grain.MoveAsync(emptiest.Key);
        log.ShardMoves(_name, fullest.Key, emptiest.Key);
    }
}
