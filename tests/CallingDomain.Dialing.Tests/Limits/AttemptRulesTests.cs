using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing.Tests;

public sealed class AttemptRulesTests
{
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private static readonly AttemptLimit ThreeADay = AttemptLimit.Rolling(3, Duration.FromHours(24));

    [Theory]
    [InlineData("", "2026-03-02T12:00:00Z")] // no attempts
    [InlineData("2026-03-02T09:00:00Z 2026-03-02T10:00:00Z", "2026-03-02T12:00:00Z")] // two of three
    [InlineData("2026-03-02T09:00:00Z 2026-03-02T10:00:00Z 2026-03-02T11:00:00Z", "2026-03-03T09:00:00Z")] // the first of three counts for 24 hours
    [InlineData("2026-03-01T12:00:00Z 2026-03-02T10:00:00Z 2026-03-02T11:00:00Z", "2026-03-02T12:00:00Z")] // to the instant
    [InlineData("2026-03-01T12:00:00.000000001Z 2026-03-02T10:00:00Z 2026-03-02T11:00:00Z", "2026-03-02T12:00:00.000000001Z")]
    [InlineData("2026-03-02T13:00:00Z 2026-03-02T14:00:00Z 2026-03-02T15:00:00Z", "2026-03-03T13:00:00Z")] // a later call is known: when in doubt, no call
    public void Check_ThreeIn24Hours_IsFreeWhenTheFirstExpires(string attempts, string free) =>
        Assert.Equal(At(free), Check(attempts, Of(ThreeADay)).FreeFrom);

    // Clocks go forward on 29 March and back on 25 October 2026: the days last 23 and 25 hours.
    [Theory]
    [InlineData("Day", "2026-03-02T11:00:00Z", "2026-03-02T23:00:00Z")]
    [InlineData("Day", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("Day", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]
    [InlineData("Week", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z")] // a Sunday
    [InlineData("Week", "2026-03-29T22:00:00Z", "2026-04-05T22:00:00Z")] // a Monday
    [InlineData("Month", "2026-10-01T00:00:00Z", "2026-10-31T23:00:00Z")]
    [InlineData("Month", "2028-02-29T12:00:00Z", "2028-02-29T23:00:00Z")]
    [InlineData("Month", "2026-12-31T23:30:00Z", "2027-01-31T23:00:00Z")] // January already
    public void CountsUntil_PeriodOfTheCalendar_IsTheNextMidnightOfItsZone(string unit, string dialed, string until) =>
        Assert.Equal(At(until), AttemptLimit.Calendar(1, Enum.Parse<CalendarUnit>(unit), Rome).CountsUntil(At(dialed)));

    [Theory]
    [InlineData("Pacific/Apia", "2011-12-29T20:00:00Z", "2011-12-30T10:00:00Z")] // the 29th is followed by the 31st
    [InlineData("America/Sao_Paulo", "2018-02-18T00:30:00Z", "2018-02-18T03:00:00Z")] // 22:30, and 23 o'clock comes twice
    [InlineData("America/Havana", "2025-11-01T12:00:00Z", "2025-11-02T04:00:00Z")] // the first of two midnights
    [InlineData("America/St_Johns", "2010-11-07T02:00:00Z", "2010-11-07T03:30:00Z")] // 23:30, and the day is over for good at the second midnight
    public void CountsUntil_OddMidnights_AreTheEndOfTheDate(string zone, string dialed, string until) =>
        Assert.Equal(At(until), AttemptLimit.Calendar(1, CalendarUnit.Day, DateTimeZoneProviders.Tzdb[zone]).CountsUntil(At(dialed)));

    [Fact]
    public void CountsUntil_EndsOfTheCalendar_DoNotOverflow()
    {
        var day = AttemptLimit.Calendar(1, CalendarUnit.Month, Rome);
        Assert.Equal(Instant.MaxValue, day.CountsUntil(Instant.MaxValue));
        Assert.Equal(Instant.MinValue, day.CountsUntil(Instant.MinValue));
        Assert.Equal(Instant.MaxValue, day.CountsUntil(LocalInstants.Last));
        Assert.NotEqual(Instant.MaxValue, day.CountsUntil(LocalInstants.Last - Duration.Epsilon));
        Assert.True(day.CountsUntil(LocalInstants.First) > LocalInstants.First);
        Assert.Equal(Instant.MaxValue, ThreeADay.CountsUntil(Instant.MaxValue - Duration.Epsilon));
    }

    [Fact]
    public void Check_SeveralRules_NamesTheLastToAllow()
    {
        var twoAnHour = AttemptRule.Of(AttemptLimit.Rolling(2, Duration.FromHours(1)), "ours");
        var threeADay = AttemptRule.Of(ThreeADay, "law");
        Assert.Equal(new AttemptVerdict(At("2026-03-02T12:30:00Z"), twoAnHour), Check("2026-03-02T11:30:00Z 2026-03-02T11:45:00Z", threeADay, twoAnHour));
        Assert.Equal(
            new AttemptVerdict(At("2026-03-03T11:15:00Z"), threeADay),
            Check("2026-03-02T11:15:00Z 2026-03-02T11:30:00Z 2026-03-02T11:45:00Z", twoAnHour, threeADay));
        var (first, second) = (AttemptRule.Of(ThreeADay, "first"), AttemptRule.Of(ThreeADay, "second"));
        Assert.Equal("first", Check("2026-03-02T11:15:00Z 2026-03-02T11:30:00Z 2026-03-02T11:45:00Z", first, second).Rule!.Name);
        Assert.True(Check("2026-03-02T11:30:00Z", threeADay, twoAnHour).IsFree);
        Assert.True(Check("2026-03-02T11:30:00Z").IsFree);
    }

    [Fact]
    public void Check_Scope_CountsThePhonesOrTheContactsAttempts()
    {
        PastAttempt[] phone = [Attempt("2026-03-02T11:00:00Z")];
        PastAttempt[] contact = [Attempt("2026-03-02T10:00:00Z"), .. phone];
        var day = Duration.FromDays(1);
        Assert.True(AttemptRules.Check(Now, phone, contact, [Of(AttemptLimit.Rolling(2, day))]).IsFree);
        Assert.Equal(At("2026-03-03T10:00:00Z"), AttemptRules.Check(Now, phone, contact, [Of(AttemptLimit.Rolling(2, day, AttemptScope.Contact))]).FreeFrom);
    }

    [Fact]
    public void Check_Lockout_HoldsFromTheEndOfTheAttempt()
    {
        var lockout = new Lockout([CallStatus.Drop, CallStatus.Abandoned], Duration.FromHours(72)) { Name = "Silent calls" };
        PastAttempt[] attempts =
        [
            new(At("2026-03-01T10:00:00Z"), At("2026-03-01T10:05:00Z"), CallStatus.Drop),
            new(At("2026-03-01T10:01:00Z"), At("2026-03-01T10:02:00Z"), CallStatus.Abandoned),
            new(At("2026-03-02T10:00:00Z"), At("2026-03-02T10:00:30Z"), CallStatus.NoAnswer),
            new(At("2026-03-02T11:59:00Z"), At("2026-03-02T11:59:00Z"), CallStatus.Unspecified),
        ];
        var rule = AttemptRule.Of(lockout, "law");
        Assert.Equal(new AttemptVerdict(At("2026-03-04T10:05:00Z"), rule), AttemptRules.Check(Now, attempts, [], [rule]));
        Assert.True(AttemptRules.Check(At("2026-03-04T10:05:00Z"), attempts, [], [rule]).IsFree);
        Assert.True(AttemptRules.Check(Now, [], attempts, [rule]).IsFree);
        Assert.Equal("Silent calls: a phone is locked for 3:00:00:00 after Drop, Abandoned", lockout.ToString());
        Assert.Equal("law: 3 attempts of a phone in 1:00:00:00", (ThreeADay with { Name = "law" }).ToString());
        Assert.Equal("2 attempts of a contact in a Week of Europe/Rome", AttemptLimit.Calendar(2, CalendarUnit.Week, Rome, AttemptScope.Contact).ToString());
    }

    [Fact]
    public void WaitReason_LimitOrLockout_NamesIt()
    {
        Assert.Equal(WaitReason.AttemptLimit, Of(ThreeADay).WaitReason);
        Assert.Equal(WaitReason.Lockout, AttemptRule.Of(new Lockout([CallStatus.Drop], Duration.FromHours(72)), "law").WaitReason);
    }

    [Fact]
    public void ToString_LockoutOfAContactWithoutAName_SaysSo() =>
        Assert.Equal("a contact is locked for 3:00:00:00 after Drop", new Lockout([CallStatus.Drop], Duration.FromHours(72), AttemptScope.Contact).ToString());

    [Fact]
    public void Check_AnyRules_AllocatesNothing()
    {
        AttemptRule[] rules = [Of(ThreeADay), Of(AttemptLimit.Calendar(1, CalendarUnit.Month, Rome)), AttemptRule.Of(new Lockout([CallStatus.Drop], Duration.FromHours(72)), "law")];
        PastAttempt[] attempts = [Attempt("2026-03-02T09:00:00Z"), Attempt("2026-03-02T10:00:00Z"), Attempt("2026-03-02T11:00:00Z")];
        var now = Now;
        var verdict = AttemptRules.Check(now, attempts, attempts, rules);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) verdict = AttemptRules.Check(now, attempts, attempts, rules);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8000); // occasional allocations of the runtime
        Assert.Equal(rules[1], verdict.Rule);
    }

    [Fact]
    public void CalendarPeriod_PerDayWeekAndMonth_IsThePeriod()
    {
        Assert.Equal(Period.FromDays(1), AttemptLimit.PerDay(1, Rome).CalendarPeriod);
        Assert.Equal(Period.FromWeeks(1), AttemptLimit.PerWeek(1, Rome).CalendarPeriod);
        Assert.Equal(Period.FromMonths(1), AttemptLimit.PerMonth(1, Rome).CalendarPeriod);
        Assert.Null(ThreeADay.CalendarPeriod);
    }

    [Fact]
    public void Equals_SameRule_IsEqual()
    {
        Assert.Equal(new Lockout([CallStatus.Abandoned, CallStatus.Drop], Duration.FromHours(72)), new Lockout([CallStatus.Drop, CallStatus.Abandoned], Duration.FromHours(72)));
        Assert.NotEqual(new Lockout([CallStatus.Drop], Duration.FromHours(72)), new Lockout([CallStatus.Drop], Duration.FromHours(72), AttemptScope.Contact));
        Assert.False(new Lockout([CallStatus.Drop], Duration.FromHours(72)).Equals(null));
        Assert.Equal(ThreeADay, AttemptLimit.Rolling(3, Duration.FromDays(1)));
        Assert.NotEqual(ThreeADay, ThreeADay with { Name = "law" });
    }

    [Fact]
    public void Rules_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AttemptLimit.Rolling(0, Duration.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttemptLimit.Rolling(1, Duration.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttemptLimit.Rolling(1, AttemptLimit.MaxPeriod + Duration.Epsilon));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttemptLimit.PerDay(0, Rome));
        Assert.Throws<ArgumentException>(() => new Lockout(Array.Empty<CallStatus>(), Duration.FromHours(1)));
        Assert.Throws<ArgumentException>(() => new Lockout(Array.Empty<CallOutcome>(), Duration.FromHours(1)));
        Assert.Throws<ArgumentException>(() => new Lockout([CallOutcome.Spoke, CallOutcome.Unspecified], Duration.FromHours(1)));
        Assert.Throws<ArgumentException>(() => new Lockout([(CallOutcome)4], Duration.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Lockout.ForDays([CallOutcome.Refused], 0));
        Assert.Throws<ArgumentException>(() => new Lockout([CallStatus.Unspecified], Duration.FromHours(1)));
        Assert.Throws<ArgumentException>(() => new Lockout([CallStatus.Drop, CallStatus.Lost], Duration.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Lockout([CallStatus.Drop], -Duration.Epsilon));
    }

    [Fact]
    public void Rules_LongestPeriod_IsAllowed() => Assert.Equal(AttemptLimit.MaxPeriod, AttemptLimit.Rolling(1, AttemptLimit.MaxPeriod).RollingPeriod);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    [InlineData(254, 255)]
    public void FromRetries_CallsAfterTheFirst_AreAttemptsLessOne(int retries, int attempts)
    {
        var rule = RetryRule.FromRetries(retries, Duration.FromMinutes(5));
        Assert.Equal(new RetryRule(attempts, Duration.FromMinutes(5)), rule);
        Assert.Equal(retries, rule.Retries);
    }

    [Fact]
    public void FromRetries_OutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RetryRule.FromRetries(-1, Duration.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetryRule.FromRetries(255, Duration.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetryRule.FromRetries(1, -Duration.Epsilon));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetryRule.FromRetries(1, RetrySettings.MaxDelay + Duration.Epsilon));
    }

    private static Instant Now => At("2026-03-02T12:00:00Z");

    private static AttemptVerdict Check(string attempts, params AttemptRule[] rules) =>
        AttemptRules.Check(Now, attempts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Attempt).ToArray(), [], rules);

    private static AttemptRule Of(AttemptLimit limit) => AttemptRule.Of(limit, "law");

    private static PastAttempt Attempt(string dialed) => new(At(dialed), At(dialed), CallStatus.NoAnswer);

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
