using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Orleans.Tests;

public sealed class ClusterCampaignTests
{
    [Fact]
    public async Task LoadClaimAndEnd_TwoSilosFourShards_EachContactIsCalledOnce()
    {
        await using var cluster = await CampaignsInMemory.StartAsync(silos: 2);
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 20 }, shards: 4);
        Assert.Equal(100, await campaign.LoadAsync(CampaignsInMemory.Contacts(100)));
        var called = new List<string>();
        while (called.Count < 100)
        {
            var calls = await campaign.ClaimAsync(most: 50);
            Assert.InRange(calls.Length, 0, 20);
            called.AddRange(calls.Select(call => call.Attempt.ContactId));
            var answers = await campaign.EndAsync([.. calls.Select(call => (call, new CallEnding(CallStatus.Reached)))]);
            Assert.All(answers, answer => Assert.True(answer.IsOk));
        }

        Assert.Equal(100, called.Distinct().Count());
        await CampaignsInMemory.UntilAsync(async () => await campaign.GetStatusAsync() is { OpenContacts: 0, Contacts: 100, CallsUnderWay: 0, Attempts: 100 }, "the status");
        Assert.Equal(CloseReason.Reached, (await campaign.GetFinalAsync("c7"))!.Value.Reason);
    }
}
