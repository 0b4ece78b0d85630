using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The pause of a trunk during a storm of failed calls.</summary>
public class TrunkGuardTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly CallResult Overloaded = CallResultTables.Default.Judge(new CallEvidence { SipCode = 503 });
    private static readonly CallResult Busy = CallResultTables.Default.Judge(new CallEvidence { SipCode = 486 });
    private static readonly CallResult Blocked = CallResultTables.Default.Judge(new CallEvidence { SipCode = 608 });
    private static readonly CallResult NoCredit = CallResultTables.Default.Judge(new CallEvidence { SipCode = 402, EndedBy = CallEnder.Trunk });
    private static readonly TrunkGuardSettings Three = new() { MaxFailures = 3, Period = Duration.FromSeconds(10), Pause = Duration.FromMinutes(1) };

    [Fact]
    public void Report_StormOf503_PausesThatTrunkForAMinute()
    {
        var guard = new TrunkGuard(Three);
        Assert.False(guard.Report("a", Overloaded, At(0)));
        Assert.False(guard.Report("a", Overloaded, At(1)));
        Assert.True(guard.IsOpen("a", At(1)));
        Assert.True(guard.Report("a", Overloaded, At(2)));
        Assert.Equal(At(62), guard.OpensAt("a", At(2)));
        Assert.False(guard.IsOpen("a", At(61)));
        Assert.True(guard.IsOpen("b", At(2)));
        Assert.True(guard.IsOpen("a", At(62)));
    }

    [Fact]
    public void Report_FailuresFartherApart_PauseNothing()
    {
        var guard = new TrunkGuard(Three);
        for (var second = 0; second < 100; second += 5) Assert.False(guard.Report("a", Overloaded, At(second)));
    }

    [Fact]
    public void Report_FewFailuresAmongManyCalls_PauseNothing()
    {
        var guard = new TrunkGuard(Three);
        for (var call = 0; call < 100; call++) Assert.False(guard.Report("a", call % 4 == 0 ? Overloaded : Busy, At(0) + Duration.FromMilliseconds(10 * call)));
    }

    [Fact]
    public void Report_OurOwnAccount_PausesTheTrunk_ABlockDoesNot()
    {
        var guard = new TrunkGuard(Three);
        for (var call = 0; call < 10; call++) guard.Report("a", Blocked, At(call), "+12015550100");
        Assert.True(guard.IsOpen("a", At(10)));
        for (var call = 0; call < 3; call++) guard.Report("b", NoCredit, At(10));
        Assert.False(guard.IsOpen("b", At(10)));
        Assert.Equal<LineCount>([new LineCount("a", "+12015550100", 10, 10, 10, 0), new LineCount("b", "", 3, 0, 0, 3)], guard.Counts);
    }

    [Fact]
    public void Report_CallsOfThePause_DoNotLengthenIt()
    {
        var guard = new TrunkGuard(Three);
        for (var call = 0; call < 50; call++) guard.Report("a", Overloaded, At(call));
        Assert.Equal(At(62), guard.OpensAt("a", At(50)));
    }

    [Fact]
    public void OpensAt_EarlierInstant_CountsAsTheLatest()
    {
        var guard = new TrunkGuard(Three);
        for (var call = 0; call < 3; call++) guard.Report("a", Overloaded, At(0));
        Assert.Null(guard.OpensAt("a", At(60)));
        Assert.Null(guard.OpensAt("a", At(0)));
    }

    [Property]
    public Property Report_AnyCalls_PausesExactlyWhenTheLastPeriodHasEnoughFailures()
    {
        var calls = Gen.Zip(Gen.Choose(0, 8), Gen.Elements(true, true, false)).ListOf();
        return Prop.ForAll(calls.ToArbitrary(), list =>
        {
            var (guard, now, past, pausedUntil) = (new TrunkGuard(Three), Start, new List<(Instant At, bool IsFailed)>(), Instant.MinValue);
            return list.All(call =>
            {
                now += Duration.FromSeconds(call.Item1);
                var isCounted = now >= pausedUntil;
                if (isCounted) past.Add((now, call.Item2));
                var recent = past.Where(each => now - each.At < Three.Period).ToList();
                var failed = recent.Count(each => each.IsFailed);
                var isStorm = isCounted && call.Item2 && failed >= 3 && 2 * failed >= recent.Count;
                if (isStorm) (pausedUntil, past) = (now + Three.Pause, []);
                return guard.Report("a", call.Item2 ? Overloaded : Busy, now) == isStorm && guard.IsOpen("a", now) == (now >= pausedUntil);
            });
        });
    }

    [Fact]
    public void Settings_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrunkGuardSettings { MaxFailures = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrunkGuardSettings { MinShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrunkGuardSettings { Period = Duration.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrunkGuardSettings { Pause = Duration.FromDays(2) });
        Assert.Throws<ArgumentException>(() => new TrunkGuard().IsOpen("", Start));
    }

    private static Instant At(int seconds) => Start + Duration.FromSeconds(seconds);
}
