using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallingDomain.Orleans.Tests;

/// <summary>Silos with telephony dial their shards.</summary>
public sealed class DialingTests
{
    [Fact]
    public async Task Dial_TwoSilos_NeverMoreCallsThanLines()
    {
        var telephony = new Telephony();
        await using var cluster = await CampaignsInMemory.StartAsync(silos: 2, services: services => services.AddSingleton<ICallPlacer>(telephony));
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 5 }, shards: 4);
        await campaign.LoadAsync(CampaignsInMemory.Contacts(60));
        var most = 0;
        for (var ended = 0; ended < 60;)
        {
            await CampaignsInMemory.UntilAsync(() => Task.FromResult(telephony.UnderWay.Count > 0), "a call");
            most = Math.Max(most, telephony.UnderWay.Count);
            foreach (var call in telephony.UnderWay.ToList())
            {
                Assert.True((await telephony.EndAsync(cluster.Campaigns, call, CallStatus.Reached)).IsOk);
                ended++;
            }
        }

        Assert.InRange(most, 2, 5);
        Assert.Equal(60, telephony.Placed.Select(call => call.Attempt.ContactId).Distinct().Count());
        Assert.Equal(60, telephony.Placed.Count);
    }

    // The lines are taken by contacts of priority 2; from two exchanges after contacts of priority 1 were loaded into the other shard on, each line that becomes free goes to them, apart from the line that each shard keeps.
    [Fact]
    public async Task Dial_HigherPriorityInAnotherShard_GetsTheLinesThatBecomeFree()
    {
        const int Lines = 8;
        var telephony = new Telephony();
        await using var cluster = await CampaignsInMemory.StartAsync(silos: 2, services: services => services.AddSingleton<ICallPlacer>(telephony));
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = Lines }, shards: 2);
        await campaign.LoadAsync(Of(shard: 0, count: 100, priority: 2));
        await CampaignsInMemory.UntilAsync(() => Task.FromResult(telephony.UnderWay.Count == Lines - 1), "the lines of the first shard");
        await campaign.LoadAsync(Of(shard: 1, count: 20, priority: 1));
        await CampaignsInMemory.UntilAsync(async () => telephony.UnderWay.Count == Lines && (await campaign.GetStatusAsync()).Shards[0].Lines == Lines - 1, "the kept line of the second shard");
        await WaitForExchangesAsync(campaign);
        var passed = 0;
        while (telephony.Placed.Count(IsFirst) < 20)
        {
            var before = telephony.Placed.Count(call => !IsFirst(call));
            await telephony.EndAsync(cluster.Campaigns, telephony.UnderWay.First(call => telephony.UnderWay.Count(IsFirst) < 7 ? !IsFirst(call) : IsFirst(call)), CallStatus.Reached);
            await CampaignsInMemory.UntilAsync(() => Task.FromResult(telephony.UnderWay.Count == Lines || telephony.Placed.Count(IsFirst) == 20), "the next call");
            passed += telephony.Placed.Count(call => !IsFirst(call)) - before;
        }

        Assert.InRange(passed, 0, 2); // the line that the first shard keeps
    }

    [Fact]
    public async Task Dial_LowerPriority_IsCalledOnTheKeptLine()
    {
        var telephony = new Telephony();
        await using var cluster = await CampaignsInMemory.StartAsync(services: services => services.AddSingleton<ICallPlacer>(telephony));
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 4 }, shards: 2);
        await campaign.LoadAsync([.. Of(shard: 0, count: 1000, priority: 1), .. Of(shard: 1, count: 5, priority: 9)]);
        while (telephony.Placed.Count(call => call.Attempt.ContactId.StartsWith("p9", StringComparison.Ordinal)) < 5)
        {
            await CampaignsInMemory.UntilAsync(() => Task.FromResult(telephony.UnderWay.Count > 0), "a call");
            foreach (var call in telephony.UnderWay.ToList()) await telephony.EndAsync(cluster.Campaigns, call, CallStatus.Reached);
        }

        Assert.InRange(telephony.Placed.Count, 5, 500);
    }

    [Fact]
    public async Task Kill_SiloWithCallsUnderWay_TheirShardsGoOnAndNoCallIsPlacedTwice()
    {
        var telephony = new Telephony();
        await using var cluster = await CampaignsInMemory.StartAsync(silos: 3, services: services => services.AddSingleton<ICallPlacer>(telephony));
        var campaign = await cluster.Campaigns.CreateAsync("spring", new CampaignSettings { MaxConcurrentCalls = 30 }, shards: 6);
        await campaign.LoadAsync(CampaignsInMemory.Contacts(200));
        await CampaignsInMemory.UntilAsync(() => Task.FromResult(telephony.UnderWay.Count >= 25), "calls");
        await cluster.Silos.KillSiloAsync(cluster.Silos.Silos[1]);
        while (telephony.Placed.Count < 200 || telephony.UnderWay.Count > 0)
        {
            await CampaignsInMemory.UntilAsync(() => Task.FromResult(telephony.UnderWay.Count > 0), "calls after the kill");
            Assert.InRange(telephony.UnderWay.Count, 1, 30);
            await Task.WhenAll(telephony.UnderWay.ToList().Select(call => telephony.EndAsync(cluster.Campaigns, call, CallStatus.Reached)));
        }

        Assert.Equal(200, telephony.Placed.Select(call => call.Attempt.ContactId).Distinct().Count());
        Assert.Equal(200, telephony.Placed.Count);
        Assert.Equal(200, cluster.Journals.HistoryOf("spring", 6).Count(entry => entry.Status == CallStatus.Reached));
    }

    private static bool IsFirst(PlacedCall call) => call.Attempt.ContactId.StartsWith("p1-", StringComparison.Ordinal);

    private static IEnumerable<Contact> Of(int shard, int count, int priority) => Enumerable.Range(0, int.MaxValue).Select(i => (Id: $"p{priority}-{i}", Number: i + (priority * 10000)))
        .Where(each => ShardMap.ShardOf(each.Id, 2) == shard).Take(count).Select(each => new Contact(each.Id, CampaignsInMemory.NumberOf(each.Number)) { Priority = priority });

    private static async Task WaitForExchangesAsync(ClusterCampaign campaign)
    {
        var after = (await campaign.GetStatusAsync()).Shards.Max(shard => shard.ReportedAt) + NodaTime.Duration.FromMilliseconds(100);
        await CampaignsInMemory.UntilAsync(async () => (await campaign.GetStatusAsync()).Shards.Min(shard => shard.ReportedAt) > after, "exchanges");
    }
}
