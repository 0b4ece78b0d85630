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
        var shard = cluster.Silos.Client.GetGrain<IShardGrain>(0, "spring");
        Assert.Equal(CampaignReason.ContactUnknown, Assert.Single(await shard.LoadAsync([contact])));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => shard.CommandAsync(new ContactCommand("c1", (ContactAction)99)));
        refusal = await Assert.ThrowsAsync<ClusterException>(() => shard.ExchangeAsync(Order(new CampaignChange { Number = 1, Kind = (CampaignChangeKind)99 })));
        Assert.Equal(ClusterReason.CampaignNewer, refusal.Reason);
    }

    [Fact]
    public async Task Exchange_ChangesThatTheShardRefuses_AreInItsReport()
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 10 }, shards: 2);
        var shard = cluster.Silos.Client.GetGrain<IShardGrain>(0, "spring");
        var changes = Enumerable.Range(1, 21).Select(number => new CampaignChange { Number = number, Kind = CampaignChangeKind.Blacklisted, Digits = CampaignsInMemory.NumberOf(number).Digits, Text = new string('x', 65) });
        var report = await shard.ExchangeAsync(Order([.. changes]));
        Assert.Equal(Enumerable.Range(2, 20).Select(number => $"{number} {CampaignReason.TextTooLong.Code()}"), report.Refusals);
        Assert.Equal(21, report.LastChange);
        Assert.Equal<IEnumerable<string>>(report.Refusals, (await shard.ExchangeAsync(Order([.. changes]))).Refusals); // applied once
    }

    private static ShardOrder Order(params CampaignChange[] changes) => new(Term: 0, Sequence: 0, Lines: 1, [.. changes], MustConfirm: false, Counted: 1, Epoch: 0);

    [Fact]
    public void Claims_NextWakeUp_IsThatOfTheShard()
    {
        Assert.Equal(MessageSamples.Morning, new ShardClaims([], MessageSamples.Morning).NextWakeUp);
        Assert.Null(new ShardClaims([], (Instant?)null).NextWakeUp);
    }
}
