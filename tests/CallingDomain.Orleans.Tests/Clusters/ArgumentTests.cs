using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Orleans.Tests;

/// <summary>Arguments at and beyond their limits, and messages of nodes with another version.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public async Task Campaign_Arguments_AreCheckedAndTakenUpToTheirLimits()
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => cluster.Campaigns.CreateAsync("spring", new CampaignSettings(), shards: 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => cluster.Campaigns.CreateAsync("spring", new CampaignSettings(), ShardMap.MaxShards + 1));
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 10 }, shards: 2);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => campaign.ClaimAsync(0));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => campaign.AddToBlacklistAsync(PhoneNumber.None));
        Assert.Equal(new CampaignChangeAnswer(1, 2, 2), await campaign.AddToBlacklistAsync(CampaignsInMemory.NumberOf(1), until: Instant.FromUtc(2099, 1, 1, 0, 0)));
        Assert.Equal(2, await campaign.LoadAsync(CampaignsInMemory.Contacts(2)));
        Assert.Equal(0, await campaign.LoadAsync(CampaignsInMemory.Contacts(2)));
        Assert.Equal("contacts", (await Assert.ThrowsAsync<ArgumentException>(() => campaign.LoadAsync([.. CampaignsInMemory.Contacts(1, from: 5), null!]))).ParamName);
        Assert.Null(await campaign.GetContactAsync("c5"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => campaign.LoadAsync(CampaignsInMemory.Contacts(3), cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Grains_MessagesOfOtherVersions_AreRefused()
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 10 }, shards: 2);
        var refusal = await Assert.ThrowsAsync<ClusterException>(() => cluster.Silos.Client.GetGrain<ICampaignGrain>("spring").ChangeAsync(new CampaignChange { Kind = (CampaignChangeKind)99 }, waits: false));
        Assert.Equal(ClusterReason.CampaignNewer, refusal.Reason);
        var contact = new Contact(Enumerable.Range(0, 100).Select(i => $"c{i}").First(id => ShardMap.ShardOf(id, 2) == 1), CampaignsInMemory.NumberOf(1));
        Assert.Equal(CampaignReason.ContactUnknown, Assert.Single(await cluster.Silos.Client.GetGrain<IShardGrain>(0, "spring").LoadAsync([contact])));
    }

    [Fact]
    public void Claims_NextWakeUp_IsThatOfTheShard()
    {
        Assert.Equal(MessageSamples.Morning, new ShardClaims([], MessageSamples.Morning).NextWakeUp);
        Assert.Null(new ShardClaims([], (Instant?)null).NextWakeUp);
    }
}
