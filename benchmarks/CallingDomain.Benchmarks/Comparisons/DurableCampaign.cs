using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>A campaign on a journal, whose contacts are due again at once, so that no run is without one.</summary>
internal sealed class DurableCampaign : IAsyncDisposable
{
    private const int LoadedTogether = 10_000, MaxGroup = 1_000;

    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly CampaignSettings Settings = new() { MaxConcurrentCalls = int.MaxValue, Retry = new RetrySettings { GlobalMaxAttempts = 255 }.WithDefault(new RetryRule(255, Duration.Zero)) };

    private readonly CampaignRunner _runner;

    private DurableCampaign(CampaignRunner runner) => _runner = runner;

    public static async Task<DurableCampaign> StartAsync(ICampaignJournal journal, int contacts)
    {
        var campaign = new DurableCampaign(await CampaignRunner.StartAsync(journal, Settings, new CampaignRunnerOptions { MaxGroup = MaxGroup, FactsPerSnapshot = 0 }));
        for (var first = 0; first < contacts; first += LoadedTogether) await campaign.LoadAsync(first, Math.Min(first + LoadedTogether, contacts));
        return campaign;
    }

    /// <summary>So many callers at once, each one attempt after the other, claimed and ended.</summary>
    public Task RunAsync(int callers, int attempts) => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
    {
        for (var i = 0; i < attempts / callers; i++)
        {
            var claim = await _runner.ClaimAsync();
            var id = claim.Attempt!.Value.Id;
            var ended = await _runner.ExecuteAsync((campaign, now) => campaign.End(id, CallStatus.NoAnswer, now));
            if (!ended.IsOk) throw new InvalidOperationException("The campaign refused an end.");
        }
    })));

    /// <summary>So many claims in one commit.</summary>
    /// <returns>The attempts.</returns>
    public Task<long[]> ClaimAsync(int count) => _runner.ExecuteAsync((campaign, now) =>
    {
        var attempts = new long[count];
        for (var i = 0; i < count; i++) attempts[i] = campaign.TryClaim(now, out var attempt) ? attempt.Id : throw new InvalidOperationException("No contact is due.");
        return attempts;
    });

    /// <summary>The ends of attempts in one commit.</summary>
    public Task<int> EndAsync(long[] attempts) => _runner.ExecuteAsync((campaign, now) => attempts.Count(attempt => campaign.End(attempt, CallStatus.NoAnswer, now).IsOk ? true : throw new InvalidOperationException("The campaign refused an end.")));

    public ValueTask DisposeAsync() => _runner.DisposeAsync();

    private async Task LoadAsync(int first, int last) => await _runner.ExecuteAsync((campaign, _) =>
    {
        for (var i = first; i < last; i++) campaign.Load([PhoneNumber.FromDigits(390_600_000_000 + (ulong)i)], Start);
        return 0;
    });
}
