using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace CallingDomain.Orleans.Tests;

/// <summary>A cluster of silos in this process, whose store and journals are in memory.</summary>
internal sealed class CampaignsInMemory : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private CampaignsInMemory(InProcessTestCluster cluster) => _cluster = cluster;

    public required MemoryClusterStore Store { get; init; }

    public required MemoryShardJournals Journals { get; init; }

    public InProcessTestCluster Silos => _cluster;

    /// <summary>The campaigns as a client sees them.</summary>
    public CampaignCluster Campaigns => _cluster.Client.ServiceProvider.GetRequiredService<CampaignCluster>();

    /// <summary>The campaigns as a silo sees them.</summary>
    public CampaignCluster CampaignsOf(int silo) => _cluster.GetSiloServiceProvider(_cluster.Silos[silo].SiloAddress).GetRequiredService<CampaignCluster>();

    public static async Task<CampaignsInMemory> StartAsync(short silos = 1, Action<ClusterOptions>? configure = null, Action<IServiceCollection>? services = null, MemoryClusterStore? store = null, MemoryShardJournals? journals = null)
    {
        var (kept, facts) = (store ?? new MemoryClusterStore(), journals ?? new MemoryShardJournals());
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureClient(client => client.AddCallingDomainCluster());
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<IClusterStore>(kept);
            silo.Services.AddSingleton<IShardJournals>(facts);
            services?.Invoke(silo.Services);
            silo.AddCallingDomainCluster(options =>
            {
                options.ExchangePeriod = TimeSpan.FromMilliseconds(20);
                options.WakePeriod = TimeSpan.FromMilliseconds(200);
                configure?.Invoke(options);
            });
            silo.Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                membership.NumMissedProbesLimit = 2;
            });
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new CampaignsInMemory(cluster) { Store = kept, Journals = facts };
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    /// <summary>Contacts with a phone of their own each.</summary>
    public static IEnumerable<Contact> Contacts(int count, int from = 0) => Enumerable.Range(from, count).Select(i => new Contact($"c{i}", NumberOf(i)));

    public static PhoneNumber NumberOf(int i) => PhoneNumber.FromDigits(390612340000 + (ulong)i);

    /// <summary>Waits for something that another process does.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            if (limit.IsCancellationRequested) throw new TimeoutException($"Waited too long: {what}.");
            await Task.Delay(10, CancellationToken.None);
        }
    }

    /// <summary>Null if the cluster cannot execute an operation now, such as while a silo starts.</summary>
    public static async Task<TAnswer?> TryAsync<TAnswer>(Func<Task<TAnswer>> operation)
        where TAnswer : class
    {
        try
        {
            return await operation();
        }
        catch (Exception failure) when (failure is ClusterException or OrleansException or TimeoutException)
        {
            return null;
        }
    }
}

internal static class ShardJournalRows
{
    /// <summary>The History of all shards.</summary>
    public static IEnumerable<HistoryEntry> HistoryOf(this MemoryShardJournals journals, string campaign, int shards) => Enumerable.Range(0, shards).SelectMany(shard => journals.JournalOf(campaign, shard).History);
}
