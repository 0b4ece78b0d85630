using System.Diagnostics;
using System.Globalization;

namespace CallingDomain.Orleans.Tests.Storm;

/// <summary>What happens, second by second, when one of three silos is killed under steady load.</summary>
internal static class OneSilo
{
    public static async Task<int> RunAsync(int contacts, int seed)
    {
        await using var cluster = await StormCluster.StartAsync(new StormPlan(seed, contacts));
        await cluster.UntilAnsweredAsync(() => cluster.Campaign.LoadAsync(cluster.Plan.Contacts));
        Console.WriteLine($"{contacts} contacts in {StormPlan.Shards} shards, {StormPlan.Lines} lines");
        await Task.Delay(10_000);
        var before = await cluster.UntilAnsweredAsync(cluster.Campaign.GetStatusAsync);
        foreach (var silo in before.Shards.GroupBy(shard => shard.Silo).OrderBy(shards => shards.Key)) Console.WriteLine($"silo {silo.Key}: shards {string.Join(' ', silo.Select(shard => shard.Shard))}");
        var victim = cluster.Silos.OrderByDescending(silo => before.Shards.Count(shard => IsOn(shard, silo))).First();
        var away = before.Shards.Where(shard => IsOn(shard, victim)).Select(shard => shard.Shard).ToList();
        Console.WriteLine("second  claims/s  of its shards  under way  silos");
        var clock = Stopwatch.StartNew();
        var killedAt = TimeSpan.Zero;
        for (var second = -5; second < 25; second++)
        {
            if (second == 0)
            {
                killedAt = cluster.Carrier.Now;
                await victim.KillAsync();
            }

            var from = cluster.Carrier.Now;
            await Task.Delay(1000);
            var calls = cluster.Carrier.Calls.Where(call => call.Begin >= from).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{second,6}  {calls.Count,8}  {calls.Count(call => away.Contains(call.Shard)),13}  {cluster.Carrier.CallsUnderWay,9}  {cluster.Silos.Count(silo => silo.IsRunning),5}"));
        }

        var longest = 0d;
        foreach (var shard in away)
        {
            var own = cluster.Carrier.Calls.Where(call => call.Shard == shard).Select(call => call.Begin).Order().ToList();
            var (last, next) = (own.LastOrDefault(at => at <= killedAt), own.FirstOrDefault(at => at > killedAt + TimeSpan.FromMilliseconds(100)));
            longest = Math.Max(longest, next == default ? double.PositiveInfinity : (next - killedAt).TotalSeconds);
            Console.WriteLine(next == default ? $"shard {shard}: no claim after the kill" : string.Create(CultureInfo.InvariantCulture, $"shard {shard}: first claim {(next - killedAt).TotalSeconds:F1} s after the kill ({(killedAt - last).TotalSeconds:F1} s since the last one before it)"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{away.Count} shards were away, the longest for {longest:F1} s; {cluster.Carrier.Violations.Count} violations; {clock.Elapsed.TotalSeconds:F0} s"));
        foreach (var violation in cluster.Carrier.Violations.Take(5)) Console.WriteLine(violation);
        return cluster.Carrier.Violations.Count == 0 && longest < 13 ? 0 : 1;

        static bool IsOn(ClusterShardStatus shard, SiloProcess silo) => shard.Silo.Contains(string.Create(CultureInfo.InvariantCulture, $":{silo.Port}:"), StringComparison.Ordinal);
    }
}
