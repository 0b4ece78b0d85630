using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Orleans;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>Attempts in batches: one commit claims a batch and another one ends it. The contacts are due again at once, so that no batch is short.</summary>
/// <param name="claim">Claims so many calls in one commit.</param>
/// <param name="end">Ends calls in one commit; tells how many were ended.</param>
internal sealed class BatchedAttempts(Func<int, Task<ImmutableArray<Attempt>>> claim, Func<ImmutableArray<Attempt>, Task<int>> end)
{
    public const int Batch = 100;

    public static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = 20_000, Retry = new RetrySettings { GlobalMaxAttempts = 255, CallAdditionalPhoneAfter = Duration.Zero }.WithDefault(new RetryRule(255, Duration.Zero)) };

    private static readonly CallEnding NoAnswer = new(CallStatus.NoAnswer);

    public static IEnumerable<Contact> Contacts(int count) => Enumerable.Range(0, count).Select(CampaignLoads.ContactOf).Select(contact => contact with { TimeZone = null });

    /// <summary>The calls of a runner in this process.</summary>
    public static BatchedAttempts Of(CampaignRunner runner) => new(
        count => runner.ExecuteAsync((campaign, now) =>
        {
            var claimed = ImmutableArray.CreateBuilder<Attempt>(count);
            while (claimed.Count < count && campaign.TryClaim(now, null, out var attempt)) claimed.Add(attempt);
            return claimed.DrainToImmutable();
        }),
        attempts => runner.ExecuteAsync((campaign, now) => attempts.Count(attempt => campaign.End(attempt.Id, NoAnswer, now).IsOk)));

    /// <summary>The calls of a shard.</summary>
    public static BatchedAttempts Of(IShardGrain shard) => new(
        async count => (await shard.ClaimAsync(count, null)).Attempts,
        async attempts => (await shard.EndAsync([.. attempts.Select(attempt => new ShardCallReport(attempt.Id, NoAnswer, null))])).Count(answer => answer.Refusal == CampaignReason.Unspecified));

    public async Task RunAsync(int attempts)
    {
        for (var done = 0; done < attempts; done += Batch)
        {
            var claimed = await claim(Batch);
            if (claimed.Length != Batch || await end(claimed) != Batch) throw new InvalidOperationException("A batch was not whole.");
        }
    }
}
