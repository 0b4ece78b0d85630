using System.Collections.Concurrent;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;

namespace CallingDomain.Orleans.Tests;

/// <summary>Telephony of all silos, which outlives each of them: each call lasts until it is ended, and its end is reported to the cluster.</summary>
internal sealed class Telephony : ICallPlacer
{
    private readonly ConcurrentDictionary<string, PlacedCall> _calls = [];
    private readonly ConcurrentDictionary<string, byte> _refused = [];

    /// <summary>The calls that were placed, in order.</summary>
    public ConcurrentQueue<PlacedCall> Placed { get; } = [];

    /// <summary>The calls under way.</summary>
    public ICollection<PlacedCall> UnderWay => _calls.Values;

    public Task<CallEnding?> PlaceAsync(PlacedCall placed, CancellationToken cancellation)
    {
        if (_refused.ContainsKey(placed.Key)) return Task.FromResult<CallEnding?>(new CallEnding(CallStatus.NotDialed)); // as it was resolved
        if (_calls.TryAdd(placed.Key, placed)) Placed.Enqueue(placed);
        return Task.FromResult<CallEnding?>(null);
    }

    public ValueTask<CallResolution> ResolveAsync(PlacedCall placed, CancellationToken cancellation)
    {
        if (_calls.ContainsKey(placed.Key)) return ValueTask.FromResult<CallResolution>(new CallResolution.UnderWay());
        _refused.TryAdd(placed.Key, 0);
        return ValueTask.FromResult<CallResolution>(new CallResolution.NotPlaced());
    }

    /// <summary>Ends a call and reports it until the cluster has answered.</summary>
    public async Task<Result<long, CampaignReason>> EndAsync(CampaignCluster cluster, PlacedCall call, CallStatus status)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                var answer = await cluster.ReportAsync(call.Key, new CallEnding(status));
                _calls.TryRemove(call.Key, out _);
                return answer;
            }
            catch (Exception failure) when (failure is ClusterException or OrleansException or TimeoutException && !limit.IsCancellationRequested)
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }
}
