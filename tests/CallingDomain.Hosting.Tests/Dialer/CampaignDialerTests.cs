using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

public sealed class CampaignDialerTests
{
    private static readonly CampaignSettings TwoLines = new() { MaxConcurrentCalls = 2 };

    private static Func<PlacedCall, CallScript> Each(CarrierWay way, CallStatus status = CallStatus.Reached) => _ => CallScript.Of(status, way);

    [Theory]
    [InlineData(CarrierWay.Returns)]
    [InlineData(CarrierWay.Reports)]
    [InlineData(CarrierWay.ThrowsAfterwards)]
    internal Task DueContacts_AreCalledAtOnce_AndTheirEndsReported(CarrierWay way) => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(3);
            Assert.Equal(["spring/1", "spring/2", "spring/3"], bench.Carrier.Given.Select(call => call.Key));
            Assert.Equal(("Call spring/1", 390612340000ul, null, null), (bench.Carrier.Given[0].ToString(), bench.Carrier.Given[0].Number.Digits, bench.Carrier.Given[0].CallerId, bench.Carrier.Given[0].Reference));
            await bench.PassAsync(19);
            Assert.Equal((3, DialerState.Running), (bench.Dialer.Status.Calls, bench.Dialer.Status.State));
            await bench.PassAsync(1);
            Assert.Equal([CallStatus.Reached, CallStatus.Reached, CallStatus.Reached], bench.Statuses);
            Assert.Equal((0, 0, DialerBench.Start + Duration.FromHours(1)), (bench.Dialer.Status.Calls, bench.Dialer.Status.UnresolvedCalls, bench.Dialer.Status.NextStep - Duration.FromSeconds(20)));
        },
        Each(way));

    [Fact]
    public Task SeveralClaims_AreOneCommit() => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(25);
            Assert.Equal((25, 1 + 3), (bench.Carrier.Given.Count, await bench.CountCommitsAsync())); // the contacts, then 10, 10 and 5 claims
            await bench.PassAsync(20);
            Assert.Equal((25, 1 + 3 + 1), (bench.Journal.Final.Count, await bench.CountCommitsAsync())); // all ends are one commit
        },
        options: new DialerOptions { MaxClaims = 10 });

    [Fact]
    public Task Lines_AreNeverExceeded_AndAFreeLineIsUsedAtOnce() => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(5);
            Assert.Equal(2, bench.Carrier.Given.Count);
            await bench.PassAsync(20);
            Assert.Equal(4, bench.Carrier.Given.Count);
            await bench.PassAsync(40);
            Assert.Equal(5, bench.Journal.Final.Count);
        },
        settings: TwoLines);

    [Fact]
    public Task ScheduledContact_IsCalledAtItsInstant_AndTheDialerSleepsUntilThen() => DialerBench.RunAsync(async bench =>
    {
        var due = DialerBench.Start + Duration.FromMinutes(30);
        await bench.Runner.ExecuteAsync((campaign, now) => campaign.Load(new Contact("c1", PhoneNumber.Parse("+390612340001")) { ScheduledAt = due }, now));
        await bench.IdleAsync();
        Assert.Equal(due, bench.Dialer.Status.NextStep);
        bench.Time.Advance(TimeSpan.FromMinutes(30));
        await bench.IdleAsync();
        Assert.Equal(due, Assert.Single(bench.Carrier.Given).Attempt.DialedAt);
    });

    [Fact]
    public Task ChangesOfTheCampaign_WakeTheDialer() => DialerBench.RunAsync(
        async bench =>
        {
            await bench.Runner.ExecuteAsync((campaign, now) => campaign.SetPaused(true, now));
            await bench.LoadAsync(4);
            Assert.Empty(bench.Carrier.Given);
            await bench.Runner.ExecuteAsync((campaign, now) => campaign.SetPaused(false, now));
            await bench.IdleAsync();
            Assert.Equal(2, bench.Carrier.Given.Count);
            await bench.Runner.ExecuteAsync((campaign, now) => campaign.UpdateSettings(TwoLines with { MaxConcurrentCalls = 3 }, now));
            await bench.IdleAsync();
            Assert.Equal(3, bench.Carrier.Given.Count);
            await bench.Runner.ExecuteAsync((campaign, now) => campaign.End(1, CallStatus.Busy, now)); // by another caller than the dialer
            await bench.IdleAsync();
            Assert.Equal((4, 3), (bench.Carrier.Given.Count, bench.Dialer.Status.Calls));
            Assert.Equal(DialerBench.Start, bench.Now);
        },
        settings: TwoLines);

    [Fact]
    public Task Report_ThatComesTwice_IsAnsweredByTheCampaign() => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(1);
            await bench.PassAsync(20);
            Assert.Equal([true, false], bench.Carrier.Reports.Select(report => report.Result.IsOk));
            Assert.Equal(CampaignReason.AttemptAlreadyEnded, bench.Carrier.Reports[1].Result.Reason);
            Assert.Equal(CampaignReason.AttemptUnknown, (await bench.Dialer.ReportAsync(99, new CallEnding(CallStatus.Busy))).Reason);
            Assert.Equal([CallStatus.Reached], bench.Statuses);
            Assert.Equal(DialerState.Running, bench.Dialer.Status.State);
        },
        Each(CarrierWay.ReportsTwice));

    [Theory]
    [InlineData(CarrierWay.Forgets)]
    [InlineData(CarrierWay.Hangs)]
    internal Task Call_WithoutAnEnd_IsLostWhenItsLeaseEnds(CarrierWay way) => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(1);
            var lease = way == CarrierWay.Hangs ? Duration.FromMinutes(62) : Duration.FromHours(1); // a call that is being placed counts as dialed when its claim lease ends
            await bench.PassAsync(lease - Duration.FromSeconds(1));
            Assert.Empty(bench.Journal.History);
            await bench.PassAsync(1);
            Assert.Equal([CallStatus.Lost], bench.Statuses);
            Assert.Equal((0, "Campaign spring: 1 calls were lost, because their ends were not reported."), (bench.Dialer.Status.Calls, Assert.Single(bench.Log.Of(20))));
            await bench.PassAsync(1);
            Assert.True((await bench.Dialer.ReportAsync(1, new CallEnding(CallStatus.Reached))).IsOk); // late
        },
        Each(way),
        new CampaignSettings { ClaimLease = Duration.FromMinutes(2), CallLease = Duration.FromHours(1) });

    [Fact]
    public Task CallThatReturnsAfterItsLease_IsReportedLate() => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(1);
            await bench.PassAsync(Duration.FromMinutes(5));
            Assert.Equal([CallStatus.Reached], bench.Statuses);
            Assert.True(Assert.Single(bench.Journal.History).IsLate);
        },
        _ => CallScript.Of(CallStatus.Reached, seconds: 299),
        new CampaignSettings { ClaimLease = Duration.FromMinutes(1), CallLease = Duration.FromMinutes(1) });

    [Fact]
    public Task PlacerThatThrows_IsAskedWhetherItPlacedTheCall() => DialerBench.RunAsync(async bench =>
    {
        bench.Carrier.Script = call => CallScript.Of(CallStatus.Reached, call.Attempt.Id == 1 ? CarrierWay.ThrowsBefore : CarrierWay.Returns);
        await bench.LoadAsync(1);
        Assert.Equal(["spring/1"], bench.Carrier.Asked.Select(call => call.Key));
        Assert.Equal(["spring/1", "spring/2"], bench.Carrier.Given.Select(call => call.Key)); // another attempt of the same phone
        await bench.PassAsync(20);
        Assert.Equal([CallStatus.NotDialed, CallStatus.Reached], bench.Statuses);
        Assert.Equal(1, bench.Journal.History[1].Attempt.PhoneAttempt); // not counted
        Assert.Equal("Campaign spring: call 1 was not placed (HttpRequestException).", Assert.Single(bench.Log.Of(13)));
    });

    [Fact]
    public Task QuestionThatFails_IsAskedAgainAfterGrowingPauses() => DialerBench.RunAsync(
        async bench =>
        {
            bench.Carrier.Failures.Enqueue(new HttpRequestException("503 for +390612340000"));
            bench.Carrier.Failures.Enqueue(new TimeoutException());
            await bench.LoadAsync(1);
            Assert.Equal((1, 1, DialerBench.Start + Duration.FromSeconds(1)), (bench.Carrier.Asked.Count, bench.Dialer.Status.UnresolvedCalls, bench.Dialer.Status.NextStep));
            await bench.PassAsync(1);
            Assert.Equal((2, DialerBench.Start + Duration.FromSeconds(3)), (bench.Carrier.Asked.Count, bench.Dialer.Status.NextStep));
            await bench.PassAsync(2);
            Assert.Equal((3, 0), (bench.Carrier.Asked.Count, bench.Dialer.Status.UnresolvedCalls));
            await bench.PassAsync(17);
            Assert.Equal([CallStatus.Reached], bench.Statuses);
            Assert.DoesNotContain(bench.Log.Lines, line => line.Text.Contains("3906", StringComparison.Ordinal));
        },
        Each(CarrierWay.ThrowsAfterwards));

    [Fact]
    public Task QuestionWithoutAnAnswer_IsAskedAgain() => DialerBench.RunAsync(
        async bench =>
        {
            bench.Carrier.IsMute = true;
            await bench.LoadAsync(1);
            await bench.PassAsync(30);
            Assert.Equal("Campaign spring: telephony has not answered about call 1 (TimeoutException). It is asked again in 00:00:01.", Assert.Single(bench.Log.Of(16)));
            await bench.PassAsync(1);
            Assert.Equal(2, bench.Carrier.Asked.Count);
            bench.Carrier.IsMute = false;
            await bench.PassAsync(60);
            Assert.Equal((3, 0), (bench.Carrier.Asked.Count, bench.Dialer.Status.Calls));
        },
        _ => CallScript.Of(CallStatus.Reached, CarrierWay.ThrowsAfterwards, seconds: 80),
        new CampaignSettings { ClaimLease = Duration.FromMinutes(10) });

    [Theory]
    [InlineData(CarrierWay.Refuses)]
    [InlineData(CarrierWay.ThrowsBefore)]
    internal Task PlacerThatFailsAgainAndAgain_PausesTheClaims_UntilACallIsPlaced(CarrierWay way) => DialerBench.RunAsync(async bench =>
    {
        bench.Carrier.Script = Each(way);
        await bench.LoadAsync(1000);
        Assert.InRange(bench.Carrier.Given.Count, 30, 60); // the lines, before the first fault is known
        Assert.Equal(DialerState.PlacerFailing, bench.Dialer.Status.State);
        await bench.PassAsync(Duration.FromMinutes(10));
        Assert.InRange(bench.Carrier.Given.Count, 30, 80); // then one call after each pause
        Assert.Contains(bench.Log.Of(14), line => line.EndsWith("Claims pause for 00:01:00.", StringComparison.Ordinal));
        bench.Carrier.Script = Each(CarrierWay.Reports);
        await bench.PassAsync(60);
        Assert.Equal((DialerState.Running, 0), (bench.Dialer.Status.State, bench.Dialer.Status.Failures));
        Assert.Equal("Campaign spring: telephony places calls again.", Assert.Single(bench.Log.Of(15)));
        await bench.PassAsync(Duration.FromHours(1));
        Assert.Equal(1000, bench.Journal.Final.Count);
    });

    [Fact]
    public Task EndingThatTheCampaignRefuses_LeavesTheCallToItsLease() => DialerBench.RunAsync(
        async bench =>
        {
            bench.Carrier.Script = call => new CallScript(CarrierWay.Returns, Duration.FromSeconds(20), new CallEnding(CallStatus.Reached) { Disposition = call.Attempt.Id == 1 ? "Unknown" : null });
            await bench.LoadAsync(2);
            await bench.PassAsync(20);
            Assert.Equal([CallStatus.Reached], bench.Statuses);
            Assert.Equal("Campaign spring: the report of call 1 is refused (DISPOSITION_UNKNOWN).", Assert.Single(bench.Log.Of(18)));
            await bench.PassAsync(100);
            Assert.Equal([CallStatus.Reached, CallStatus.Lost], bench.Statuses);
        },
        settings: new CampaignSettings { ClaimLease = Duration.FromMinutes(2) });

    [Fact]
    public Task EndingThatIsBuiltWrong_ConcernsItsCallAlone() => DialerBench.RunAsync(async bench =>
    {
        bench.Carrier.Script = call => call.Attempt.Id == 1
            ? new CallScript(CarrierWay.Returns, Duration.FromSeconds(20), new CallEnding(CallStatus.Busy) { Signals = [(CallSignal)250] })
            : CallScript.Of(CallStatus.Reached);
        await bench.LoadAsync(2);
        await bench.PassAsync(20);
        Assert.Equal([CallStatus.Reached], bench.Statuses);
        Assert.Single(bench.Log.Of(18));
        Assert.Equal((1, DialerState.Running), (bench.Dialer.Status.Calls, bench.Dialer.Status.State));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task FailedCommitOfAClaim_PlacesNoCallTwice(bool isDurable) => DialerBench.RunAsync(async bench =>
    {
        await bench.Runner.ExecuteAsync((campaign, now) => campaign.SetPaused(true, now));
        await bench.LoadAsync(3);
        await bench.Runner.ExecuteAsync((campaign, now) => campaign.UpdateSettings(TwoLines, now));
        await bench.IdleAsync();
        await bench.Runner.ExecuteAsync((campaign, now) =>
        {
            campaign.SetPaused(false, now);
            return 0;
        });
        bench.Journal.FailNext(new IOException("The disk is full."), isDurable);
        await bench.IdleAsync();
        if (bench.Carrier.Given.Count == 0)
        {
            Assert.Equal(DialerState.JournalFaulted, bench.Dialer.Status.State);
            Assert.Equal(DialerBench.Start + Duration.FromSeconds(1), bench.Dialer.Status.NextStep);
        }

        await bench.PassAsync(Duration.FromMinutes(2));
        Assert.Equal(3, bench.Journal.Final.Count);
        Assert.Equal(3, bench.Carrier.PlacedCount);
    });

    [Fact]
    public Task SecondProcess_EndsTheDialer() => DialerBench.RunAsync(async bench =>
    {
        await bench.LoadAsync(1);
        await using var other = await CampaignRunner.StartAsync(bench.Journal, bench.Settings, new CampaignRunnerOptions { Time = bench.Time });
        await bench.PassAsync(20); // the end of the call is the first append
        await bench.Dialer.Completion;
        Assert.Equal((DialerState.Superseded, null), (bench.Dialer.Status.State, bench.Dialer.Status.NextStep));
        Assert.True(bench.Carrier.Tokens[0].IsCancellationRequested);
        await bench.Dialer.StopAsync();
        Assert.Equal(1, await other.ExecuteAsync((campaign, _) => campaign.CallsUnderWay));
    });

    [Fact]
    public Task RunnerThatStops_EndsTheDialer() => DialerBench.RunAsync(async bench =>
    {
        await bench.Runner.DisposeAsync();
        bench.Dialer.Wake();
        await bench.Dialer.Completion;
        Assert.Equal(DialerState.Stopped, bench.Dialer.Status.State);
    });

    [Fact]
    public Task ClockThatStepsBack_StopsNeitherCallsNorPauses() => DialerBench.RunAsync(async bench =>
    {
        bench.Carrier.Script = Each(CarrierWay.Refuses);
        await bench.LoadAsync(1);
        bench.Carrier.Script = Each(CarrierWay.Returns);
        bench.Time.Step = Duration.FromHours(-1);
        bench.Time.Advance(TimeSpan.FromSeconds(1)); // the pause
        await bench.IdleAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(20));
        await bench.IdleAsync();
        Assert.Equal(CallStatus.Reached, bench.Statuses.Last());
        Assert.Single(bench.Log.Of(4));
    });

    [Fact]
    public Task CallsOfAgents_AreNotTheDialers() => DialerBench.RunAsync(async bench =>
    {
        await bench.Runner.ExecuteAsync((campaign, now) => campaign.UpdateSettings(TwoLines, now));
        await bench.Runner.ExecuteAsync((campaign, now) =>
        {
            campaign.Load(new Contact("c1", PhoneNumber.Parse("+390612340001")), now);
            return campaign.TryClaim(now, "sam", out _);
        });
        await bench.RestartAsync();
        Assert.Empty(bench.Carrier.Asked);
        Assert.Equal(0, bench.Dialer.Status.Calls);
    });

    [Fact]
    public Task DialerWithAName_ClaimsAndReportsAsThisAgent() => DialerBench.RunAsync(
        async bench =>
        {
            await bench.LoadAsync(1);
            await bench.RestartAsync();
            Assert.Equal("dialer", Assert.Single(bench.Carrier.Asked).Attempt.Agent);
            await bench.PassAsync(20);
            Assert.Equal([CallStatus.Reached], bench.Statuses);
        },
        Each(CarrierWay.Reports),
        options: new DialerOptions { Agent = "dialer" });

    [Fact]
    public async Task Options_OutOfRange_AreAllNamed()
    {
        await using var runner = await CampaignRunner.StartAsync(new Testing.MemoryCampaignJournal(), TwoLines);
        var refused = Assert.Throws<InvalidOptionsException>(() => CampaignDialer.Start(runner, new Carrier(new SteppingClock(DialerBench.Start)), new DialerOptions
        {
            MaxClaims = 0,
            MaxFailures = 0,
            Agent = "\ud800",
            ResolutionLimit = TimeSpan.FromDays(2),
            ResolveTimeout = TimeSpan.Zero,
            FirstPause = TimeSpan.FromMinutes(2),
            StopLimit = TimeSpan.FromSeconds(-1),
        }));
        Assert.Equal(
            """
            DialerOptions is not valid.
            MaxClaims: OPTION_OUT_OF_RANGE. The value is 0; expected at least 1.
            MaxFailures: OPTION_OUT_OF_RANGE. The value is 0; expected at least 1.
            Agent: OPTION_INVALID. The name contains an unpaired surrogate.
            ResolutionLimit: OPTION_OUT_OF_RANGE. The value is 2.00:00:00; expected 00:00:00 to 1 day.
            ResolveTimeout: OPTION_OUT_OF_RANGE. The value is 00:00:00; expected 00:00:00.0010000 to 1 day.
            LongestPause: OPTION_OUT_OF_RANGE. The value is 00:01:00; expected 00:02:00 to 1 day.
            StopLimit: OPTION_OUT_OF_RANGE. The value is -00:00:01; expected 00:00:00 to 1 day.
            """.ReplaceLineEndings("\n"),
            refused.Message);
    }
}
