using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CallingDomain.Orleans.Tests;

/// <summary>Numbers that contacts of several shards have.</summary>
public sealed class SharedNumberTests
{
    private static readonly PhoneNumber Shared = PhoneNumber.FromDigits(390612349999);

    [Fact]
    public async Task Claim_NumberOfTwoShards_IsInOneCallAtATime()
    {
        await using var cluster = await CampaignsInMemory.StartAsync(silos: 2);
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 10 }, shards: 2);
        var (first, second) = (IdOf(0), IdOf(1));
        await campaign.LoadAsync([new Contact(first, Shared)]);
        var call = await ClaimAsync(campaign);
        Assert.Equal(first, call.Attempt.ContactId);
        await campaign.LoadAsync([new Contact(second, Shared)]); // the number is in a call, which gets a lease now
        await WaitForRoundsAsync(campaign);
        Assert.Empty(await campaign.ClaimAsync(10));
        Assert.True((await campaign.EndAsync([(call, new CallEnding(CallStatus.Reached))]))[0].IsOk);
        var next = await ClaimAsync(campaign);
        Assert.Equal((1, second), (next.Shard, next.Attempt.ContactId));
        Assert.All((await campaign.GetStatusAsync()).Shards, shard => Assert.Equal(1, shard.SharedNumbers));
    }

    [Fact]
    public async Task Claim_LimitOfTheNumber_CountsTheCallsOfAllShards()
    {
        var rules = new CallingRuleSet("house") { Limits = [AttemptLimit.Rolling(1, Duration.FromHours(24))] };
        await using var cluster = await CampaignsInMemory.StartAsync(silos: 2);
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 10, Rules = [rules] }, shards: 2);
        await campaign.LoadAsync([new Contact(IdOf(0), Shared), new Contact(IdOf(1), Shared)]);
        var call = await ClaimAsync(campaign);
        Assert.True((await campaign.EndAsync([(call, new CallEnding(CallStatus.NoAnswer))]))[0].IsOk);
        var other = IdOf(1 - call.Shard);
        await CampaignsInMemory.UntilAsync(async () => (await campaign.ExplainAsync(other))?.NotBefore.Any(cause => cause.Why == WaitReason.AttemptLimit) == true && (await campaign.ClaimAsync(10)).IsEmpty, "the limit in the other shard");
    }

    [Fact]
    public async Task End_WishNotToBeCalled_HoldsInAllShards()
    {
        await using var cluster = await CampaignsInMemory.StartAsync(silos: 2);
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 10 }, shards: 2);
        await campaign.LoadAsync([new Contact(IdOf(0), Shared), new Contact(IdOf(1), Shared)]);
        var call = await ClaimAsync(campaign);
        Assert.True((await campaign.EndAsync([(call, new CallEnding(CallStatus.Reached) { Outcome = CallOutcome.DoNotCall })]))[0].IsOk);
        await CampaignsInMemory.UntilAsync(async () => await campaign.GetFinalAsync(IdOf(1 - call.Shard)) is { Reason: CloseReason.Blacklisted or CloseReason.NoDialablePhone }, "the wish in the other shard");
        Assert.Equal(1, (await campaign.GetStatusAsync()).Attempts);
    }

    [Fact]
    public async Task End_WishBeforeTheNumberIsShared_HoldsForTheLaterContact()
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 10 }, shards: 2);
        await campaign.LoadAsync([new Contact(IdOf(0), Shared)]);
        var call = await ClaimAsync(campaign);
        Assert.True((await campaign.EndAsync([(call, new CallEnding(CallStatus.Reached) { Outcome = CallOutcome.DoNotCall })]))[0].IsOk);
        await campaign.LoadAsync([new Contact(IdOf(1), Shared)]);
        await CampaignsInMemory.UntilAsync(async () => await campaign.GetFinalAsync(IdOf(1)) is not null, "the wish in the other shard");
        Assert.Equal(1, (await campaign.GetStatusAsync()).Attempts);
    }

    [Fact]
    public async Task End_WishForAllNumbersOfTheContact_HoldsForItsSharedNumberToo()
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        var settings = new CampaignSettings { MaxConcurrentCalls = 10, Endings = new EndingRules { DoNotCall = new CallEffect { Blacklists = AttemptScope.Contact } } };
        var campaign = await cluster.Campaigns.CreateAsync("spring", settings, shards: 2);
        await campaign.LoadAsync([new Contact(IdOf(0), CampaignsInMemory.NumberOf(1)) { AdditionalPhones = [new AdditionalPhone(Shared)] }]);
        var call = await ClaimAsync(campaign);
        await campaign.LoadAsync([new Contact(IdOf(1), Shared) { ScheduledAt = call.Attempt.DialedAt + Duration.FromHours(1) }]);
        Assert.True((await campaign.EndAsync([(call, new CallEnding(CallStatus.Reached) { Outcome = CallOutcome.DoNotCall })]))[0].IsOk);
        await CampaignsInMemory.UntilAsync(async () => await campaign.GetFinalAsync(IdOf(1)) is not null, "the wish in the other shard");
    }

    [Fact]
    public async Task End_WishAfterARemovalFromTheBlacklist_HoldsInAllShardsAgain()
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 10 }, shards: 2);
        await campaign.LoadAsync([new Contact(IdOf(0), Shared)]);
        var call = await ClaimAsync(campaign);
        await campaign.LoadAsync([new Contact(IdOf(1), Shared) { ScheduledAt = call.Attempt.DialedAt + Duration.FromHours(1) }]);
        await EndAsync();
        await campaign.RemoveFromBlacklistAsync(Shared);
        await CampaignsInMemory.UntilAsync(async () => await campaign.GetFinalAsync(IdOf(1)) is null, "the removal in the other shard");
        Assert.True((await campaign.ResetAsync(IdOf(0))).IsOk);
        call = await ClaimAsync(campaign);
        await EndAsync();

        async Task EndAsync()
        {
            Assert.True((await campaign.EndAsync([(call, new CallEnding(CallStatus.Reached) { Outcome = CallOutcome.DoNotCall })]))[0].IsOk);
            await CampaignsInMemory.UntilAsync(async () => await campaign.GetFinalAsync(IdOf(1)) is not null, "the wish in the other shard");
        }
    }

    // The shard reads its journal again: the number is still shared, and its wish is known.
    [Fact]
    public async Task End_WishWhoseCommitHasNoAnswer_HoldsInAllShards()
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 10 }, shards: 2);
        await campaign.LoadAsync([new Contact(IdOf(0), Shared)]);
        var call = await ClaimAsync(campaign);
        await campaign.LoadAsync([new Contact(IdOf(1), Shared) { ScheduledAt = call.Attempt.DialedAt + Duration.FromDays(1) }]);
        cluster.Journals.JournalOf("spring", 0).FailNext(new IOException("The connection is lost."), afterCommit: true);
        await Assert.ThrowsAsync<ClusterException>(() => campaign.EndAsync([(call, new CallEnding(CallStatus.Reached) { Outcome = CallOutcome.DoNotCall })]));
        await CampaignsInMemory.UntilAsync(async () => await campaign.GetFinalAsync(IdOf(1)) is not null, "the wish in the other shard");
        Assert.Equal(1, (await campaign.GetStatusAsync()).Attempts);
    }

    // The silo ends before the next round, which is after a minute.
    [Fact]
    public async Task Restart_WishThatNoShardWasToldOf_HoldsInAllShards()
    {
        var (store, journals) = (new MemoryClusterStore(), new MemoryShardJournals());
        await using (var cluster = await CampaignsInMemory.StartAsync(configure: options => options.ExchangePeriod = TimeSpan.FromMinutes(1), store: store, journals: journals))
        {
            var before = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 10 }, shards: 2);
            await before.LoadAsync([new Contact(IdOf(0), Shared)]);
            var call = await ClaimAsync(before);
            await before.LoadAsync([new Contact(IdOf(1), Shared) { ScheduledAt = call.Attempt.DialedAt + Duration.FromDays(1) }]);
            Assert.True((await before.EndAsync([(call, new CallEnding(CallStatus.Reached) { Outcome = CallOutcome.DoNotCall })]))[0].IsOk);
            Assert.Null(await before.GetFinalAsync(IdOf(1)));
        }

        await using var restarted = await CampaignsInMemory.StartAsync(store: store, journals: journals);
        var campaign = restarted.Campaigns.CampaignOf("spring");
        await CampaignsInMemory.UntilAsync(async () => await campaign.GetFinalAsync(IdOf(1)) is { Reason: CloseReason.Blacklisted or CloseReason.NoDialablePhone }, "the wish in the other shard");
        Assert.Equal(1, (await campaign.GetStatusAsync()).LastChange);
    }

    // The store executes the return when the shard has the lease again, and a call on the number.
    [Fact]
    public async Task Return_ResultUnknownAndExecutedLate_TheLeaseOfTheNextCallStays()
    {
        var (store, late) = (new WatchedClusterStore(), new TaskCompletionSource<Func<ValueTask<bool>>>());
        await using var cluster = await CampaignsInMemory.StartAsync(services: services => services.AddSingleton<IClusterStore>(store));
        var settings = new CampaignSettings { MaxConcurrentCalls = 10, Retry = new RetrySettings().WithDefault(new RetryRule(3, Duration.Zero)) };
        var campaign = await cluster.Campaigns.CreateAsync("spring", settings, shards: 2);
        await campaign.LoadAsync([new Contact(IdOf(0), Shared)]);
        var first = await ClaimAsync(campaign);
        await campaign.LoadAsync([new Contact(IdOf(1), Shared) { ScheduledAt = first.Attempt.DialedAt + Duration.FromDays(1) }]);
        store.Returning = execute => late.TrySetResult(execute) ? throw new JournalException(JournalReason.Unavailable, "The server does not answer.") : execute();
        Assert.True((await campaign.EndAsync([(first, new CallEnding(CallStatus.NoAnswer))]))[0].IsOk);
        var executeLate = await late.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var second = await ClaimAsync(campaign);
        Assert.Equal(0, second.Shard);
        Assert.False(await executeLate());
        Assert.True((await store.TryLeaseAsync("spring", ShardMap.OwnerOf(Shared, 2), Shared, shard: 1, epoch: 9)).IsDefault);
    }

    // An identity of a shard of two.
    private static string IdOf(int shard) => Enumerable.Range(0, 100).Select(i => $"c{i}").First(id => ShardMap.ShardOf(id, 2) == shard);

    private static async Task<ClusterAttempt> ClaimAsync(ClusterCampaign campaign)
    {
        ClusterAttempt? claimed = null;
        await CampaignsInMemory.UntilAsync(async () => (claimed = await CampaignsInMemory.TryAsync(async () => (await campaign.ClaimAsync(10)).ToArray()) is [var call, ..] ? call : null) is not null, "a call");
        return claimed!.Value;
    }

    // Long enough for each shard to ask for leases and return them.
    private static Task WaitForRoundsAsync(ClusterCampaign campaign)
    {
        var first = Task.Run(async () => (await campaign.GetStatusAsync()).Shards.Max(shard => shard.ReportedAt));
        return CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).Shards.Min(shard => shard.ReportedAt) > await first + Duration.FromMilliseconds(200), "ten rounds");
    }
}
