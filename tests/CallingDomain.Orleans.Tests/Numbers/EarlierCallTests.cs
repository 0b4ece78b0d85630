using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Orleans.Tests;

/// <summary>Calls on a number that were placed before another shard used it.</summary>
public sealed class EarlierCallTests
{
    private static readonly PhoneNumber Number = PhoneNumber.FromDigits(390_612_340_000);

    [Fact]
    public async Task Limit_NumberCalledBeforeASecondShardUsesIt_CountsThatCall()
    {
        await using var cluster = await CampaignsInMemory.StartAsync();
        var settings = new CampaignSettings { MaxConcurrentCalls = 2, Rules = [new CallingRuleSet("day") { Limits = [AttemptLimit.Rolling(1, Duration.FromDays(1))] }] };
        var campaign = await cluster.Campaigns.CreateAsync("spring", settings, shards: 2);
        await campaign.LoadAsync([new Contact(IdOf(0), Number)]);
        var first = await UntilAsync(async () => (await campaign.ClaimAsync(1)).FirstOrDefault(), claimed => claimed != default);
        await campaign.EndAsync([(first, new CallEnding(CallStatus.NoAnswer))]);

        await campaign.LoadAsync([new Contact(IdOf(1), Number)]);
        await UntilAsync(() => campaign.ExplainAsync(IdOf(1)), explanation => explanation!.NotBefore.Any(cause => cause.Why == WaitReason.AttemptLimit));
        Assert.Empty(await campaign.ClaimAsync(1));
    }

    // An ID of a shard.
    private static string IdOf(int shard) => Enumerable.Range(0, 100).Select(i => $"c{i}").First(id => ShardMap.ShardOf(id, 2) == shard);

    private static async Task<TAnswer> UntilAsync<TAnswer>(Func<Task<TAnswer>> ask, Func<TAnswer, bool> isSo)
    {
        for (var until = Environment.TickCount64 + 10_000; ; await Task.Delay(20))
        {
            var answer = await ask();
            if (isSo(answer)) return answer;
            Assert.True(Environment.TickCount64 < until, answer?.ToString());
        }
    }
}
