using CallingDomain.Dialing;
using CallingDomain.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallingDomain.Orleans.Tests;

/// <summary>How often the documents of a campaign are written.</summary>
public sealed class DocumentWriteTests
{
    private const int Shards = 32;

    [Fact]
    public async Task Lines_AllShardsOpen_AreWrittenOnceForAll()
    {
        var store = new WatchedClusterStore();
        await using var cluster = await CampaignsInMemory.StartAsync(configure: options => options.ExchangePeriod = TimeSpan.FromMinutes(1), services: services => services.AddSingleton<IClusterStore>(store));
        var campaign = await CreateAsync(cluster);
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).Shards.All(shard => shard is { Lines: 2, Epoch: 1 }), "the shards");
        await campaign.LoadAsync(CampaignsInMemory.Contacts(200));
        await CampaignsInMemory.UntilAsync(async () => !(await campaign.ClaimAsync(1)).IsEmpty, "a call");
        Assert.Equal(2, store.WritesOf(LinesDocument.Name)); // the term, and the lines of all shards
    }

    [Fact]
    public async Task Change_AllShardsConfirmDuringAWrite_TheNextWriteHasThemAll()
    {
        var (store, gate) = (new WatchedClusterStore(), new TaskCompletionSource());
        await using var cluster = await CampaignsInMemory.StartAsync(services: services => services.AddSingleton<IClusterStore>(store));
        var campaign = await CreateAsync(cluster);
        store.Writing = (document, before) => document == CampaignDocument.Name && before == 2 ? gate.Task : Task.CompletedTask; // after the creation and the change
        var change = campaign.SetPausedAsync(true);
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).Shards.All(shard => shard.LastChange == 1), "the change in the shards");
        Assert.Equal(3, store.WritesOf(CampaignDocument.Name));
        gate.SetResult();
        Assert.Equal(new CampaignChangeAnswer(1, Shards, Shards), await change);
        Assert.InRange(store.WritesOf(CampaignDocument.Name), 3, 4);
        Assert.Empty(CampaignDocument.Read((await store.ReadAsync("spring", CampaignDocument.Name))!).Pending);
    }

    private static Task<ClusterCampaign> CreateAsync(CampaignsInMemory cluster) => cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 2 * Shards }, Shards);
}
