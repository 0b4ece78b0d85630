using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

public sealed class DialerRestartTests
{
    private static readonly CampaignSettings ShortLeases = new() { ClaimLease = Duration.FromSeconds(30), CallLease = Duration.FromSeconds(30) };

    private static Func<PlacedCall, CallScript> Each(CarrierWay way) => _ => CallScript.Of(CallStatus.Reached, way);

    [Fact]
    public Task CallUnderWay_WaitsForItsReport() => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(1);
            await bench.Runner.ExecuteAsync((campaign, now) => campaign.Start(1, now, reference: "sip-7"));
            await bench.PassAsync(10);
            await bench.RestartAsync();
            Assert.Equal(("spring/1", "sip-7"), (bench.Carrier.Asked[0].Key, bench.Carrier.Asked[0].Reference));
            Assert.Equal((1, 0), (bench.Dialer.Status.Calls, bench.Dialer.Status.UnresolvedCalls));
            await bench.PassAsync(10);
            Assert.Equal([CallStatus.Reached], bench.Statuses);
            Assert.Single(bench.Carrier.Given);
        },
        Each(CarrierWay.Reports));

    [Fact]
    public Task CallThatEndedMeanwhile_EndsWithThatEnding() => DialerBench.RunAsync(async bench =>
    {
        await bench.LoadAsync(1);
        await bench.KillAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(20));
        await bench.StartAsync();
        Assert.Equal([CallStatus.Reached], bench.Statuses);
    });

    [Fact]
    public Task CallThatWasNotPlaced_IsPlacedAgainAndNotCounted() => DialerBench.RunAsync(async bench =>
    {
        await bench.Dialer.StopAsync();
        await bench.LoadAsync(1);
        await bench.Runner.ClaimAsync(); // the process dies before it places the call
        await bench.RestartAsync();
        await bench.PassAsync(20);
        Assert.Equal([CallStatus.NotDialed, CallStatus.Reached], bench.Statuses);
        Assert.Equal((2L, 1), (bench.Carrier.Given[0].Attempt.Id, bench.Carrier.Given[0].Attempt.PhoneAttempt));
    });

    [Fact]
    public Task Leases_WaitForTheAnswer() => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(1);
            await bench.KillAsync();
            bench.Time.Advance(TimeSpan.FromMinutes(5)); // the lease has ended
            bench.Carrier.Failures.Enqueue(new HttpRequestException());
            await bench.StartAsync();
            Assert.Equal((0, 1), (bench.Journal.History.Count, bench.Dialer.Status.UnresolvedCalls));
            await bench.PassAsync(1);
            Assert.Equal([CallStatus.Reached], bench.Statuses);
        },
        Each(CarrierWay.Returns),
        ShortLeases);

    [Fact]
    public Task Leases_WaitNoLongerThanTheLimit_AndALateAnswerCounts() => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(1);
            await bench.KillAsync();
            bench.Time.Advance(TimeSpan.FromMinutes(5));
            bench.Carrier.IsMute = true;
            await bench.StartAsync();
            await bench.PassAsync(119);
            Assert.Empty(bench.Journal.History);
            await bench.PassAsync(1);
            Assert.Equal([CallStatus.Lost], bench.Statuses);
            bench.Carrier.Unanswered[1].SetException(new TimeoutException());
            bench.Carrier.Unanswered[0].SetResult(new CallResolution.Ended(new CallEnding(CallStatus.Reached)));
            await bench.IdleAsync();
            Assert.Equal([CallStatus.Reached], bench.Statuses);
            Assert.True(Assert.Single(bench.Journal.History).IsLate);
        },
        Each(CarrierWay.Returns),
        ShortLeases);

    [Fact]
    public Task ManyCallsUnderWay_AreAskedAHundredAtATime() => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(250);
            bench.Carrier.IsMute = true;
            await bench.RestartAsync();
            Assert.Equal((100, 250), (bench.Carrier.Asked.Count, bench.Dialer.Status.UnresolvedCalls));
            bench.Carrier.IsMute = false;
            await bench.PassAsync(31);
            Assert.Equal((250, 0), (bench.Carrier.Asked.Select(call => call.Key).Distinct().Count(), bench.Dialer.Status.UnresolvedCalls));
            await bench.PassAsync(20);
            Assert.Equal(250, bench.Journal.Final.Count);
        },
        _ => CallScript.Of(CallStatus.Reached, seconds: 50),
        new CampaignSettings { MaxConcurrentCalls = 1000 });

    [Fact]
    public Task Stop_ClaimsNothingMore_AndWaitsForCallsUnderWay() => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(5);
            var stopped = bench.Dialer.StopAsync();
            await bench.IdleAsync();
            Assert.Equal((DialerState.Stopping, false), (bench.Dialer.Status.State, stopped.IsCompleted));
            bench.Time.Advance(TimeSpan.FromSeconds(20));
            await stopped;
            Assert.Equal((2, 2, DialerState.Stopped), (bench.Carrier.Given.Count, bench.Journal.Final.Count, bench.Dialer.Status.State));
            Assert.Equal("Campaign spring: the dialer is Stopped. 0 calls are left to the next start.", Assert.Single(bench.Log.Of(11)));
        },
        Each(CarrierWay.Reports),
        new CampaignSettings { MaxConcurrentCalls = 2 },
        new DialerOptions { StopLimit = TimeSpan.FromSeconds(30) });

    [Fact]
    public Task Stop_DuringAPauseOfTheJournal_DoesNotWaitForItsEnd() => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(1);
            for (var i = 0; i < 8; i++)
            {
                bench.Journal.FailNext(new IOException("The disk is full."));
                await bench.PassAsync(bench.Dialer.Status.NextStep is { } next && next > bench.Now && i > 0 ? next - bench.Now : Duration.FromSeconds(20));
            }

            Assert.Equal((DialerState.JournalFaulted, true), (bench.Dialer.Status.State, bench.Dialer.Status.NextStep > bench.Now + Duration.FromSeconds(30)));
            var stopped = bench.Dialer.StopAsync();
            await bench.IdleAsync();
            bench.Time.Advance(TimeSpan.FromSeconds(20));
            await stopped;
            Assert.Equal(DialerState.Stopped, bench.Dialer.Status.State);
        });

    [Fact]
    public Task PlacerThatThrowsWhenItIsCanceled_DoesNotHinderTheStop() => DialerBench.RunAsync(async bench =>
    {
        await bench.LoadAsync(1);
        using var registration = bench.Carrier.Tokens[0].Register(() => throw new InvalidTimeZoneException());
        await bench.Dialer.DisposeAsync();
        Assert.Equal(DialerState.Stopped, bench.Dialer.Status.State);
        Assert.Single(bench.Log.Of(24));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Stop_LeavesCallsToTheRestart_AfterTheLimitOrOnRequest(bool onRequest) => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(1);
            using var request = new CancellationTokenSource();
            var stopped = bench.Dialer.StopAsync(request.Token);
            await bench.IdleAsync();
            bench.Time.Advance(TimeSpan.FromSeconds(4));
            await bench.IdleAsync();
            Assert.False(stopped.IsCompleted);
            if (onRequest) await request.CancelAsync();
            else bench.Time.Advance(TimeSpan.FromSeconds(1));
            await stopped;
            Assert.True(bench.Carrier.Tokens[0].IsCancellationRequested);
            Assert.Equal("Campaign spring: the dialer is Stopped. 1 calls are left to the next start.", Assert.Single(bench.Log.Of(11)));
            await bench.RestartAsync();
            await bench.PassAsync(20);
            Assert.Equal([CallStatus.Reached], bench.Statuses);
        },
        options: new DialerOptions { StopLimit = TimeSpan.FromSeconds(5) });
}
