using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using NodaTime;

namespace CallingDomain.Orleans.Tests;

/// <summary>Commands on contacts, calls and the whole campaign.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Commands_OnContacts_ReachTheirShards()
    {
        await using var cluster = await CampaignsInMemory.StartAsync(silos: 2);
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 30 }, shards: 3);
        await campaign.LoadAsync(CampaignsInMemory.Contacts(12));
        var refused = new List<(string, CampaignReason)>();
        Assert.Equal(0, await campaign.LoadAsync(CampaignsInMemory.Contacts(1), (contact, reason) => refused.Add((contact.Id, reason))));
        Assert.Equal([("c0", CampaignReason.ContactAlreadyLoaded)], refused);
        Assert.True((await campaign.HoldAsync("c1")).IsOk);
        Assert.True((await campaign.ExplainAsync("c1"))!.IsHeld);
        Assert.True((await campaign.ReleaseAsync("c1")).IsOk);
        Assert.True((await campaign.CloseAsync("c2", CloseReason.Canceled)).IsOk);
        Assert.Equal(CloseReason.Canceled, (await campaign.GetFinalAsync("c2"))!.Value.Reason);
        Assert.True((await campaign.ResetAsync("c2")).IsOk);
        Assert.Null(await campaign.GetFinalAsync("c2"));
        var edited = new Contact("c3", CampaignsInMemory.NumberOf(3)) { Name = "Ada", Priority = 1, TimeZone = DateTimeZoneProviders.Tzdb["Europe/Rome"], AdditionalPhones = [new AdditionalPhone(CampaignsInMemory.NumberOf(99), new ContactItemType("Mobile", 1))] };
        Assert.True((await campaign.EditAsync(edited)).IsOk);
        Assert.Equal(edited, await campaign.GetContactAsync("c3"));
        Assert.True((await campaign.ScheduleCallbackAsync("c4", new CallbackTime(new LocalDateTime(2099, 1, 1, 9, 0), DateTimeZoneProviders.Tzdb["Europe/Rome"]))).IsOk);
        Assert.Equal(2099, (await campaign.ExplainAsync("c4"))!.DueAt!.Value.InUtc().Year);
        Assert.Equal(CampaignReason.ContactUnknown, (await campaign.HoldAsync("nobody")).Reason);
        Assert.Null(await campaign.ExplainAsync("nobody"));
        Assert.Null(await campaign.GetContactAsync("nobody"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => campaign.CloseAsync("c5", CloseReason.Reached));

        var calls = await campaign.ClaimAsync(most: 30, agent: "node-1");
        Assert.Equal(11, calls.Length);
        Assert.Equal("c3", calls.First(call => call.Shard == ShardMap.ShardOf("c3", 3)).Attempt.ContactId);
        Assert.Equal(calls.Select(call => call.Key).Order(), (await campaign.GetCallsUnderWayAsync("node-1")).Select(call => call.Key).Order());
        Assert.Empty(await campaign.GetCallsUnderWayAsync(agent: null));
        Assert.True((await campaign.StartAsync(calls[0], "sip-1")).IsOk);
        Assert.Equal(CampaignReason.AttemptForeign, (await cluster.Campaigns.ReportAsync(calls[0].Key, new CallEnding(CallStatus.Busy))).Reason);
        var answers = await campaign.EndAsync([.. calls.Select(call => (call, new CallEnding(CallStatus.Reached))), (calls[0], new CallEnding(CallStatus.Busy))]);
        Assert.All(answers.Take(11), answer => Assert.True(answer.IsOk));
        Assert.Equal(CampaignReason.AttemptAlreadyEnded, answers[11].Reason);
    }

    [Fact]
    public async Task Changes_OfTheCampaign_ReachAllShards()
    {
        await using var cluster = await CampaignsInMemory.StartAsync(silos: 2);
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 30 }, shards: 3);
        var mobile = new ContactItemType("Mobile", 1);
        await campaign.LoadAsync(Enumerable.Range(0, 9).Select(i => new Contact($"c{i}", CampaignsInMemory.NumberOf(i)) { List = i < 6 ? "red" : "blue", AdditionalPhones = [new AdditionalPhone(CampaignsInMemory.NumberOf(100 + i), mobile)] }));

        await IsAppliedAsync(1, campaign.SetPausedAsync(true));
        Assert.Empty(await campaign.ClaimAsync(10));
        Assert.Equal(0, (await campaign.SetPausedAsync(true)).Number);
        await IsAppliedAsync(2, campaign.SetPausedAsync(false));
        await IsAppliedAsync(3, campaign.UpdateSettingsAsync(new CampaignSettings { MaxConcurrentCalls = 6, Order = DueOrder.Descending }));
        Assert.Equal(DueOrder.Descending, (await campaign.GetSettingsAsync(DateTimeZoneProviders.Tzdb)).Order);
        Assert.Equal(0, (await campaign.UpdateSettingsAsync(await campaign.GetSettingsAsync(DateTimeZoneProviders.Tzdb))).Number);
        await IsAppliedAsync(4, campaign.ChangeTypesAsync(ContactItemTypes.Empty.Add(mobile).Value.Change("Mobile", new ContactItemType("Cell", 1)).Value));
        Assert.Equal("Cell", (await campaign.GetContactAsync("c5"))!.AdditionalPhones[0].Type!.Name);
        await IsAppliedAsync(5, campaign.HoldListAsync("red"));
        var calls = await campaign.ClaimAsync(10);
        Assert.Equal(3, calls.Length);
        await IsAppliedAsync(6, campaign.ReleaseListAsync("red"));
        await IsAppliedAsync(7, campaign.AddToBlacklistAsync(CampaignsInMemory.NumberOf(0), reason: "wish"));
        await IsAppliedAsync(8, campaign.RemoveFromBlacklistAsync(CampaignsInMemory.NumberOf(0)));
        await IsAppliedAsync(9, campaign.DetachListAsync("red"));
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).OpenContacts == 3, "the canceled contacts");
        await campaign.EndAsync([.. calls.Select(call => (call, new CallEnding(CallStatus.Reached)))]);
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).OpenContacts == 0, "the reached contacts");
        await IsAppliedAsync(10, campaign.ResetListAsync("blue"));
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).OpenContacts == 3, "the reset contacts");
        var status = await campaign.GetStatusAsync();
        Assert.Equal((6, false, 10L, 0), (status.MaxConcurrentCalls, status.IsPaused, status.LastChange, status.CallsUnderWay));
        Assert.All(status.Shards, shard => Assert.Empty(shard.Refusals));
        Assert.InRange(status.Shards.Sum(shard => shard.Lines), 3, 6);

        static async Task IsAppliedAsync(long number, Task<CampaignChangeAnswer> change) => Assert.Equal(new CampaignChangeAnswer(number, 3, 3), await change);
    }

    [Fact]
    public async Task Change_WhileAShardIsAway_IsAppliedWhenItOpens()
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 30 }, shards: 2);
        await campaign.LoadAsync(CampaignsInMemory.Contacts(10));
        await campaign.SetPausedAsync(true);
        await cluster.Silos.RestartSiloAsync(cluster.Silos.Silos[0]);
        await CampaignsInMemory.UntilAsync(async () => await CampaignsInMemory.TryAsync(campaign.GetStatusAsync) is { Contacts: 10, IsPaused: true }, "the campaign after the restart");
        Assert.Empty(await campaign.ClaimAsync(10));
        await campaign.SetPausedAsync(false);
        await CampaignsInMemory.UntilAsync(async () => !(await campaign.ClaimAsync(10)).IsEmpty, "calls after the pause");
    }

    [Fact]
    public async Task Claim_OnASilo_TakesItsOwnShardsFirst_WhichAreHalfOfAll()
    {
        await using var cluster = await CampaignsInMemory.StartAsync(silos: 2, options => options.BalancePeriod = TimeSpan.FromSeconds(1));
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 200 }, shards: 8);
        await campaign.LoadAsync(CampaignsInMemory.Contacts(400));
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).Shards.CountBy(shard => shard.Silo).All(silo => silo is { Key: not "", Value: 4 }), "four shards on each silo");
        var status = await campaign.GetStatusAsync();
        for (var silo = 0; silo < 2; silo++)
        {
            var own = status.Shards.Where(shard => shard.Silo == cluster.Silos.Silos[silo].SiloAddress.ToString()).Select(shard => shard.Shard).ToHashSet();
            var call = Assert.Single(await cluster.CampaignsOf(silo).CampaignOf("spring").ClaimAsync(1));
            Assert.Contains(call.Shard, own);
        }
    }

    [Fact]
    public async Task Join_SecondSilo_GetsHalfOfTheShards()
    {
        await using var cluster = await CampaignsInMemory.StartAsync(silos: 1, options => options.BalancePeriod = TimeSpan.FromSeconds(1));
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 30 }, shards: 4);
        await campaign.LoadAsync(CampaignsInMemory.Contacts(40));
        await cluster.Silos.StartAdditionalSiloAsync();
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).Shards.CountBy(shard => shard.Silo).All(silo => silo is { Key: not "", Value: 2 }), "two shards on each silo");
        Assert.Equal(40, (await campaign.GetStatusAsync()).Contacts);
    }
}
