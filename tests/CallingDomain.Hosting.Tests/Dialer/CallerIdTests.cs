using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

public sealed class CallerIdTests
{
    private static Task RunAsync(Func<DialerBench, SpringPortal, Task> test, CallerIdRule rule = CallerIdRule.InTurn, bool isLaunched = true, params string[] numbers)
    {
        SpringPortal? portal = null;
        return DialerBench.RunAsync(
            bench => test(bench, portal!),
            callerIds: async bench =>
            {
                portal = await SpringPortal.StartAsync(bench.Time, numbers);
                if (isLaunched) await portal.LaunchAsync();
                return new CallerIds(portal.Service, "spring", rule);
            });
    }

    private static IEnumerable<string> Shown(DialerBench bench) => bench.Carrier.Given.Select(call => call.CallerId!.Value.ToString()[2..]);

    [Fact]
    public Task InTurn_UsesEachNumberOnce_InTheOrderOfTheirDigits() => RunAsync(
        async (bench, portal) =>
        {
            await bench.LoadAsync(4);
            Assert.Equal(["2124440101", "2124440102", "5013334444", "2124440101"], Shown(bench));
            await portal.AddAsync("2124440109"); // the turn goes on after a change
            await bench.LoadAsync(2, 390612350000);
            Assert.Equal(["2124440102", "2124440109"], Shown(bench).Skip(4));
        },
        numbers: ["5013334444", "2124440102", "2124440101"]);

    [Fact]
    public Task SameAreaCodeFirst_UsesNumbersOfTheCalledArea_ThenAllInTurn() => RunAsync(
        async (bench, _) =>
        {
            await bench.LoadAsync(3, 1_501_222_3333); // Arkansas
            await bench.LoadAsync(2, 1_305_222_3333); // Florida, without a number
            await bench.LoadAsync(1, 390612340000); // outside the plan
            Assert.Equal(["5013334444", "5013335555", "5013334444", "2124440101", "5013334444", "5013335555"], Shown(bench));
        },
        CallerIdRule.SameAreaCodeFirst,
        numbers: ["5013335555", "2124440101", "5013334444"]);

    [Fact]
    public Task NumbersThatDoNotBrand_AreNotShown() => RunAsync(
        async (bench, portal) =>
        {
            await portal.AddAsync("2124440102", isApproved: false);
            await bench.LoadAsync(3);
            Assert.Equal(["2124440101", "2124440101", "2124440101"], Shown(bench));
        },
        numbers: ["2124440101"]);

    [Fact]
    public Task WithoutAReadyNumber_NothingIsClaimed_UntilThePortalChanges() => RunAsync(
        async (bench, portal) =>
        {
            await portal.AddAsync("2124440101", isApproved: false);
            await bench.LoadAsync(2);
            Assert.Empty(bench.Carrier.Given);
            Assert.Equal("NoCallerId: NUMBER_PENDING PROGRAM_NOT_LAUNCHED DISPLAY_PENDING_REVIEW", bench.Dialer.Status.ToString());
            Assert.Equal([PortalReason.NumberPending, PortalReason.ProgramNotLaunched, PortalReason.DisplayPendingReview], bench.Dialer.Status.CallerIdReasons.AsEnumerable());
            Assert.Equal("Campaign spring: no call is placed, because no number of the program is ready: NUMBER_PENDING PROGRAM_NOT_LAUNCHED DISPLAY_PENDING_REVIEW.", bench.Log.Of(21).Last());
            await portal.DoAsync(new ChangeStatus(default, SpringPortal.Number("2124440101"), StatusChange.Approve));
            await portal.LaunchAsync();
            await bench.IdleAsync();
            Assert.Equal((2, DialerState.Running), (bench.Carrier.Given.Count, bench.Dialer.Status.State));
            Assert.Equal("Campaign spring: 1 numbers of the program are ready.", Assert.Single(bench.Log.Of(22)));
        },
        isLaunched: false);

    [Fact]
    public Task BetweenPeriods_NothingIsClaimed_UntilTheNextPeriodBegins() => RunAsync(
        async (bench, _) =>
        {
            var next = Instant.FromUtc(2026, 3, 10, 0, 0);
            await bench.PassAsync(Duration.FromDays(3));
            await bench.LoadAsync(1);
            Assert.Empty(bench.Carrier.Given);
            Assert.Equal("NoCallerId: PROGRAM_BETWEEN_PERIODS", bench.Dialer.Status.ToString());
            await bench.PassAsync(next - bench.Now);
            Assert.Equal(next, Assert.Single(bench.Carrier.Given).Attempt.DialedAt);
            await bench.PassAsync(Duration.FromDays(3));
            await bench.LoadAsync(1, 390612350000);
            Assert.Equal("NoCallerId: PROGRAM_ENDED", bench.Dialer.Status.ToString());
        },
        numbers: ["2124440101"]);

    [Fact]
    public Task ProgramWithoutNumbers_AndAnUnknownProgram_AreNamed() => RunAsync(async (bench, portal) =>
    {
        Assert.Equal("NoCallerId: PROGRAM_NO_NUMBERS", bench.Dialer.Status.ToString());
        await using var unknown = CampaignDialer.Start(bench.Runner, bench.Carrier, new DialerOptions { Agent = "other" }, new CallerIds(portal.Service, "autumn"));
        await unknown.IdleAsync();
        Assert.Equal("NoCallerId: TARGET_NOT_FOUND", unknown.Status.ToString());
    }, isLaunched: false);

    [Fact]
    public Task CallsUnderWay_EndWithoutAReadyNumber() => RunAsync(
        async (bench, portal) =>
        {
            await bench.LoadAsync(1);
            await portal.DoAsync(new PauseProgram(default, "spring"));
            await bench.LoadAsync(1, 390612350000);
            await bench.PassAsync(20);
            Assert.Equal([CallStatus.Reached], bench.Statuses);
            Assert.Equal("NoCallerId: PROGRAM_PAUSED", bench.Dialer.Status.ToString());
        },
        numbers: ["2124440101"]);
}
