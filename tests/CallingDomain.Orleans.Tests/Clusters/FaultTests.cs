using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.Extensions.DependencyInjection;

namespace CallingDomain.Orleans.Tests;

/// <summary>A second writer, and failures of journals and of the store.</summary>
public sealed class FaultTests
{
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = 10 };

    [Fact]
    public async Task Claim_AnotherWriterHasTheJournal_IsRefusedAndTheShardOpensAgain()
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        var campaign = await cluster.Campaigns.CreateAsync("spring", Settings, shards: 1);
        await campaign.LoadAsync(CampaignsInMemory.Contacts(10));
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).Shards[0].Lines > 0, "lines");
        var first = await campaign.ClaimAsync(1);
        await using var other = await CampaignRunner.StartAsync(cluster.Journals.JournalOf("spring", 0), Settings);
        var refusal = await Assert.ThrowsAsync<ClusterException>(() => campaign.ClaimAsync(1));
        Assert.Equal(ClusterReason.Unavailable, refusal.Reason);
        await CampaignsInMemory.UntilAsync(async () => await TryClaimAsync(campaign) is { Length: 1 }, "a call of the new activation");
        var stale = await Assert.ThrowsAsync<JournalException>(() => other.ClaimAsync());
        Assert.Equal(JournalReason.WriterSuperseded, stale.Reason);
        Assert.True((await campaign.EndAsync([(first[0], new CallEnding(CallStatus.Reached))]))[0].IsOk);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Claim_CommitFails_TheShardReadsItsJournalAgain(bool afterCommit)
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        var campaign = await cluster.Campaigns.CreateAsync("spring", Settings, shards: 1);
        await campaign.LoadAsync(CampaignsInMemory.Contacts(10));
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).Shards[0].Lines > 0, "lines");
        cluster.Journals.JournalOf("spring", 0).FailNext(new IOException("The disk is full."), afterCommit);
        var refusal = await Assert.ThrowsAsync<ClusterException>(() => campaign.ClaimAsync(1));
        Assert.Equal(ClusterReason.Unavailable, refusal.Reason);
        var known = await campaign.GetCallsUnderWayAsync(agent: null);
        Assert.Equal(afterCommit ? 1 : 0, known.Length);
        var rest = 0;
        await CampaignsInMemory.UntilAsync(async () => (rest += (await TryClaimAsync(campaign))?.Length ?? 0) == 10 - known.Length, "the other calls");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Change_StoreFails_IsDurableOrNotAndTheCampaignGoesOn(bool afterCommit)
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        var campaign = await cluster.Campaigns.CreateAsync("spring", Settings, shards: 2);
        await campaign.LoadAsync(CampaignsInMemory.Contacts(10));
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).Shards.All(shard => shard is { Lines: > 0, Epoch: > 0 }), "lines");
        cluster.Store.FailNext(new JournalException(JournalReason.Unavailable, "The server does not answer."), afterCommit);
        try
        {
            await campaign.SetPausedAsync(true);
        }
        catch (ClusterException refusal)
        {
            Assert.Equal(ClusterReason.Unavailable, refusal.Reason);
        }

        await CampaignsInMemory.UntilAsync(async () => await CampaignsInMemory.TryAsync(() => campaign.SetPausedAsync(true)) is { AppliedShards: 2 }, "the pause");
        Assert.Empty(await campaign.ClaimAsync(10));
    }

    [Fact]
    public async Task Create_StoreFailsAfterTheCampaignExists_TheNextActivationBegins()
    {
        var store = new WatchedClusterStore { Writing = (document, before) => document == LinesDocument.Name && before == 0 ? throw new JournalException(JournalReason.Unavailable, "The server does not answer.") : Task.CompletedTask };
        await using var cluster = await CampaignsInMemory.StartAsync(services: services => services.AddSingleton<IClusterStore>(store));
        var refusal = await Assert.ThrowsAsync<ClusterException>(() => cluster.Campaigns.CreateAsync("spring", Settings, shards: 2));
        Assert.Equal(ClusterReason.Unavailable, refusal.Reason);
        await CampaignsInMemory.UntilAsync(async () => await CampaignsInMemory.TryAsync(() => cluster.Campaigns.CreateAsync("spring", Settings, shards: 2)) is not null, "the campaign");
        Assert.Equal(1, store.WritesOf(CampaignDocument.Name));
        Assert.Equal(3, await cluster.Campaigns.CampaignOf("spring").LoadAsync(CampaignsInMemory.Contacts(3)));
    }

    [Fact]
    public async Task Open_StoreFails_TheShardOpensLater()
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        var campaign = await cluster.Campaigns.CreateAsync("spring", Settings, shards: 1);
        await campaign.LoadAsync(CampaignsInMemory.Contacts(10));
        cluster.Store.FailNext(new JournalException(JournalReason.Unavailable, "The server does not answer."));
        await using (await CampaignRunner.StartAsync(cluster.Journals.JournalOf("spring", 0), Settings)) await TryClaimAsync(campaign);
        await CampaignsInMemory.UntilAsync(async () => await TryClaimAsync(campaign) is { Length: > 0 }, "calls");
    }

    [Fact]
    public async Task Restart_LeaseOfAnEndedCall_IsReturnedWithTheCall()
    {
        var shared = PhoneNumber.FromDigits(390612349999);
        await using var cluster = await CampaignsInMemory.StartAsync(configure: options => options.ExchangePeriod = TimeSpan.FromMilliseconds(100));
        var campaign = await cluster.Campaigns.CreateAsync("spring", Settings, shards: 2);
        string[] ids = [.. Enumerable.Range(0, 2).Select(shard => Enumerable.Range(0, 100).Select(i => $"c{i}").First(id => ShardMap.ShardOf(id, 2) == shard))];
        await campaign.LoadAsync([new Contact(ids[0], shared), new Contact(ids[1], shared)]);
        ClusterAttempt? call = null;
        await CampaignsInMemory.UntilAsync(async () => (call = (await campaign.ClaimAsync(10)) is [var only] ? only : null) is not null, "a call");
        await campaign.EndAsync([(call!.Value, new CallEnding(CallStatus.Reached))]);
        await cluster.Silos.KillSiloAsync(cluster.Silos.Silos[0]); // the lease was not returned
        await cluster.Silos.StartAdditionalSiloAsync();
        await CampaignsInMemory.UntilAsync(async () => await TryClaimAsync(campaign) is [var next] && next.Shard == 1 - call.Value.Shard, "the call of the other shard");
    }

    [Fact]
    public async Task Lease_OfAReplacedWriter_IsReturned()
    {
        var shared = PhoneNumber.FromDigits(390612349999);
        await using var cluster = await CampaignsInMemory.StartAsync();
        var campaign = await cluster.Campaigns.CreateAsync("spring", Settings, shards: 2);
        string[] ids = [.. Enumerable.Range(0, 2).Select(shard => Enumerable.Range(0, 100).Select(i => $"c{i}").First(id => ShardMap.ShardOf(id, 2) == shard))];
        await campaign.LoadAsync([new Contact(ids[0], shared), new Contact(ids[1], shared)]);
        ClusterAttempt? call = null;
        await CampaignsInMemory.UntilAsync(async () => (call = (await campaign.ClaimAsync(10)) is [var only] ? only : null) is not null, "a call");
        await campaign.EndAsync([(call!.Value, new CallEnding(CallStatus.Reached))]);
        await CampaignsInMemory.UntilAsync(async () => !(await cluster.Store.TryLeaseAsync("spring", ShardMap.OwnerOf(shared, 2), shared, call.Value.Shard, epoch: 0)).IsDefault || !(await campaign.ClaimAsync(1)).IsEmpty, "the lease, or the other shard has it");
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).Attempts == 2 || await TryClaimAsync(campaign) is { Length: 1 }, "the call of the other shard");
    }

    private static async Task<ClusterAttempt[]?> TryClaimAsync(ClusterCampaign campaign) => await CampaignsInMemory.TryAsync(async () => (await campaign.ClaimAsync(1)).ToArray());
}
