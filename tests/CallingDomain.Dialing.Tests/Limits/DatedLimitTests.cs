using CallingDomain.Numbers;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Limits and lockouts in days by date of the called party, and which calls they count.</summary>
[Properties(Arbitrary = [typeof(DatedLimitTests)])]
public sealed class DatedLimitTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly PhoneNumber Phone = PhoneNumber.Parse("+12015550123");
    private static readonly CallStatus[] Conversation = [CallStatus.Reached];
    private static readonly DateTimeZone[] Zones = [.. new[] { "America/New_York", "Pacific/Honolulu", "Europe/Rome", "Asia/Kathmandu", "Pacific/Apia", "America/Havana", "Africa/Cairo" }.Select(id => DateTimeZoneProviders.Tzdb[id])];

    /// <summary>An instant of a conversation, and the zones of the called party.</summary>
    public sealed record TalkCase
    {
        internal Instant EndedAt { get; init; }

        internal CallZones Of { get; init; }

        public override string ToString() => $"{EndedAt} {Of}";
    }

    internal static Arbitrary<TalkCase> Cases() =>
        (from minutes in Gen.Choose(0, 60 * 24 * 365 * 4)
         from second in Gen.Choose(0, 59)
         from zones in Gen.Elements(Zones).NonEmptyListOf()
         select new TalkCase { EndedAt = Instant.FromUtc(2025, 1, 1, 0, 0) + Duration.FromMinutes(minutes) + Duration.FromSeconds(second), Of = CallZones.All(zones.Take(2)) }).ToArbitrary();

    [Property]
    public bool FreeFrom_SevenDaysAfterAConversation_IsTheSeventhMidnightOfTheCalledParty(TalkCase talk)
    {
        var rule = AttemptRule.Of(Lockout.ForDays(Conversation, 7, AttemptScope.Contact), "Regulation F");
        var free = rule.FreeFrom([new PastAttempt(talk.EndedAt, talk.EndedAt, CallStatus.Reached)], talk.Of);
        return talk.Of.Zones.All(zone => DaysBetween(talk.EndedAt, free, zone) >= 7)
            && talk.Of.Zones.Any(zone => DaysBetween(talk.EndedAt, free - Duration.Epsilon, zone) < 7);
    }

    [Property]
    public bool FreeFrom_OneCallInSevenDays_CountsItsDayAndSixMore(TalkCase talk)
    {
        var attempt = new PastAttempt(talk.EndedAt, talk.EndedAt, CallStatus.NoAnswer);
        var limit = AttemptRule.Of(AttemptLimit.PerDays(1, 7), "seven in seven days").FreeFrom([attempt], talk.Of);
        return limit == AttemptRule.Of(Lockout.ForDays([CallStatus.NoAnswer], 7), "lock").FreeFrom([attempt], talk.Of);
    }

    [Property]
    public bool FreeFrom_OneCallADayOfTheCalledParty_IsItsNextMidnight(TalkCase talk)
    {
        var free = AttemptRule.Of(AttemptLimit.PerDay(1, zone: null), "once a day").FreeFrom([new PastAttempt(talk.EndedAt, talk.EndedAt, CallStatus.Busy)], talk.Of);
        return free == talk.Of.Zones.Max(zone => LocalInstants.EndOf(LocalInstants.DateAt(talk.EndedAt, zone), zone));
    }

    [Theory]
    [InlineData("debt 7", null, false, true)] // the same subject
    [InlineData("debt 8", null, false, false)]
    [InlineData(null, null, false, true)] // unknown counts
    [InlineData("debt 7", "other", false, false)]
    [InlineData("debt 7", "acme", true, false)] // consented
    [InlineData("debt 7", "acme", false, true)]
    public void RecordOutsideCall_LimitOfTheSubjectAndTheCaller_CountsOnlyTheirCalls(string? subject, string? caller, bool isConsented, bool isCounted)
    {
        var counts = new CountedCalls { SameSubjectOnly = true, SameCallerOnly = true, ExceptConsented = true };
        var campaign = With(AttemptLimit.Rolling(1, Duration.FromHours(24)) with { Counts = counts });
        campaign.Load([Phone], Start);
        campaign.RecordOutsideCall(Phone, Start, CallStatus.NoAnswer, Start, subject, caller, isConsented).AssertOk();
        Assert.Equal(isCounted ? Start + Duration.FromHours(24) : Start, campaign.NextWakeUp);
    }

    [Theory]
    [InlineData(CallStatus.NoAnswer, false)]
    [InlineData(CallStatus.Congestion, false)]
    [InlineData(CallStatus.Machine, true)]
    [InlineData(CallStatus.Reached, true)]
    public void RecordOutsideCall_LimitOfConnectedCalls_CountsWhatAnswered(CallStatus status, bool isCounted)
    {
        var campaign = With(AttemptLimit.Rolling(1, Duration.FromHours(24)) with { Counts = new CountedCalls { ConnectedOnly = true } });
        campaign.Load([Phone], Start);
        campaign.RecordOutsideCall(Phone, Start, status, Start).AssertOk();
        Assert.Equal(isCounted ? Start + Duration.FromHours(24) : Start, campaign.NextWakeUp);
    }

    [Fact]
    public void RecordOutsideCall_SubjectAndCaller_AreInTheFactAndSurviveReplayAndSnapshot()
    {
        var settings = SettingsWith(AttemptLimit.Rolling(1, Duration.FromHours(24)) with { Counts = new CountedCalls { SameSubjectOnly = true } });
        var facts = new FactLog();
        var campaign = new Campaign(settings, new CampaignOptions { Facts = facts });
        campaign.Load([Phone], Start);
        campaign.RecordOutsideCall(Phone, Start, CallStatus.NoAnswer, Start, "debt 8", "acme", isConsented: true).AssertOk();
        var fact = facts.Facts[^1];
        Assert.Equal(("debt 8", "acme", true), (fact.Subject, fact.Caller, fact.IsConsented));
        Assert.Equal(fact, CampaignFact.ReadJson(fact.ToJson(), DateTimeZoneProviders.Tzdb).Value);
        Assert.Equal(Start, Campaign.Replay(settings, facts.Facts).Value.NextWakeUp);
        using var snapshot = new MemoryStream();
        campaign.Save(snapshot, DateTimeZoneProviders.Tzdb);
        snapshot.Position = 0;
        Assert.Equal(Start, Campaign.Open(snapshot, DateTimeZoneProviders.Tzdb).Value.NextWakeUp);
    }

    [Fact]
    public void RecordOutsideCall_LongOrBrokenKey_IsRefused()
    {
        var campaign = With(AttemptLimit.Rolling(1, Duration.FromHours(24)));
        Assert.Equal(CampaignReason.TextTooLong, campaign.RecordOutsideCall(Phone, Start, CallStatus.Busy, Start, subject: new string('x', 65)).Reason);
        Assert.Equal(CampaignReason.TextInvalid, campaign.RecordOutsideCall(Phone, Start, CallStatus.Busy, Start, caller: "\ud800").Reason);
        Assert.Throws<ArgumentException>(() => new CampaignSettings { Subject = " " });
        Assert.Throws<ArgumentOutOfRangeException>(() => Lockout.ForDays(Conversation, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttemptLimit.PerDays(1, 3661));
    }

    [Theory]
    [InlineData(CallStatus.Unspecified, true)] // under way
    [InlineData(CallStatus.NoAnswer, false)]
    [InlineData(CallStatus.Busy, false)]
    [InlineData(CallStatus.Congestion, false)]
    [InlineData(CallStatus.NoSuchNumber, false)]
    [InlineData(CallStatus.Drop, true)]
    [InlineData(CallStatus.Abandoned, true)]
    [InlineData(CallStatus.Machine, true)]
    [InlineData(CallStatus.AgentReject, false)]
    [InlineData(CallStatus.Reached, true)]
    [InlineData(CallStatus.Callback, true)]
    [InlineData(CallStatus.Lost, false)]
    [InlineData(CallStatus.NotDialed, false)]
    public void Includes_ConnectedOnly_IsAnsweredOrUnderWay(CallStatus status, bool isCounted) =>
        Assert.Equal(isCounted, new CountedCalls { ConnectedOnly = true }.Includes(new PastAttempt(Start, Start, status)));

    [Fact]
    public void Includes_OneOption_LeavesOutItsMarkOnly()
    {
        CallMarks[] marks = [CallMarks.None, CallMarks.OtherSubject, CallMarks.OtherCaller, CallMarks.Consented, CallMarks.OtherSubject | CallMarks.Consented];
        Assert.Equal([true, true, true, true, true], Included(default));
        Assert.Equal([true, false, true, true, false], Included(new CountedCalls { SameSubjectOnly = true }));
        Assert.Equal([true, true, false, true, true], Included(new CountedCalls { SameCallerOnly = true }));
        Assert.Equal([true, true, true, false, false], Included(new CountedCalls { ExceptConsented = true }));

        IEnumerable<bool> Included(CountedCalls counts) => marks.Select(each => counts.Includes(new PastAttempt(Start, Start, CallStatus.NoAnswer, each)));
    }

    // Attempts at 0, 1, 2 … o'clock; R is counted, n is not.
    [Theory]
    [InlineData("", -1)]
    [InlineData("R", -1)]
    [InlineData("nnR", -1)]
    [InlineData("RR", 0)]
    [InlineData("RnRn", 0)]
    [InlineData("RnRRn", 2)]
    [InlineData("nRRR", 2)]
    public void FreeFrom_TwoConnectedCallsIn24Hours_CountsFromTheLastButOne(string calls, int binding)
    {
        var attempts = calls.Select((call, hour) => new PastAttempt(At(hour), At(hour), call == 'R' ? CallStatus.Reached : CallStatus.NoAnswer)).ToArray();
        var rule = AttemptRule.Of(AttemptLimit.Rolling(2, Duration.FromHours(24)) with { Counts = new CountedCalls { ConnectedOnly = true } }, "law");
        Assert.Equal(binding < 0 ? Instant.MinValue : At(binding + 24), rule.FreeFrom(attempts));
    }

    [Fact]
    public void FreeFrom_LockoutOfTheSubject_LocksAfterItsConversationsOnly()
    {
        var rule = AttemptRule.Of(new Lockout(Conversation, Duration.FromHours(24)) { Counts = new CountedCalls { SameSubjectOnly = true } }, "law");
        PastAttempt[] attempts = [new(At(0), At(1), CallStatus.Reached), new(At(2), At(3), CallStatus.Reached, CallMarks.OtherSubject), new(At(4), At(5), CallStatus.NoAnswer)];
        Assert.Equal(At(25), rule.FreeFrom(attempts));
        Assert.Equal(Instant.MinValue, rule.FreeFrom(attempts.AsSpan(1)));
    }

    [Fact]
    public void FreeFrom_LockoutAfterOutcomes_LocksAfterTheseOnly()
    {
        var rule = AttemptRule.Of(new Lockout([CallOutcome.Refused, CallOutcome.DoNotCall], Duration.FromHours(24)), "law");
        PastAttempt[] attempts = [new(At(0), At(1), CallStatus.NoAnswer, Outcome: CallOutcome.Refused), new(At(2), At(3), CallStatus.Reached, Outcome: CallOutcome.Spoke), new(At(4), At(5), CallStatus.Reached)];
        Assert.Equal(At(25), rule.FreeFrom(attempts));
        Assert.Equal(Instant.MinValue, rule.FreeFrom(attempts.AsSpan(1)));
        Assert.Equal(At(27), AttemptRule.Of(new Lockout([CallOutcome.Spoke], Duration.FromHours(24)), "law").FreeFrom(attempts));
    }

    [Fact]
    public void Lockout_OutcomesOutOfRange_Throw()
    {
        Assert.Throws<ArgumentException>(() => Lockout.ForDays(Array.Empty<CallOutcome>(), 7));
        Assert.Throws<ArgumentException>(() => Lockout.ForDays([CallOutcome.Refused, CallOutcome.Unspecified], 7));
        Assert.Throws<ArgumentException>(() => new Lockout([CallOutcome.Refused, CallOutcome.Spoke + 1], Duration.FromDays(7)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Lockout([CallOutcome.Refused], Duration.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Lockout.ForDays([CallOutcome.Refused], 0));
        Assert.Equal(Duration.FromDays(7), new Lockout([CallOutcome.Refused], Duration.FromDays(7)).Period);
    }

    // 02:30 UTC is the evening before in New York, whose midnight is 5 o'clock.
    [Fact]
    public void CountsUntil_DaysInANamedZone_EndAtItsMidnight()
    {
        var evening = Instant.FromUtc(2026, 3, 3, 2, 30);
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 5, 0), AttemptLimit.PerDays(1, 1, Zones[0]).CountsUntil(evening, CallZones.Of(Zones[2])));
        Assert.Equal(Instant.FromUtc(2026, 3, 5, 5, 0), AttemptLimit.PerDays(1, 3, Zones[0]).CountsUntil(evening, CallZones.Of(Zones[2])));
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 23, 0), AttemptLimit.PerDays(1, 1).CountsUntil(evening, CallZones.Of(Zones[2])));
        Assert.Equal(Instant.FromUtc(2026, 3, 4, 0, 0), AttemptLimit.PerDays(1, 1).CountsUntil(evening)); // no zone is known
    }

    [Fact]
    public void CountsUntil_DaysAtTheEndsOfTheCalendar_DoNotOverflow()
    {
        var days = AttemptLimit.PerDays(1, 2, DateTimeZone.Utc);
        Assert.Equal(LocalInstants.First - Duration.Epsilon, days.CountsUntil(LocalInstants.First - Duration.Epsilon));
        Assert.Equal(LocalInstants.First + Duration.FromDays(2), days.CountsUntil(LocalInstants.First));
        var last = LocalInstants.Last - Duration.FromDays(3);
        Assert.Equal(Instant.MaxValue, days.CountsUntil(last));
        Assert.Equal(last + Duration.FromDays(1), days.CountsUntil(last - Duration.Epsilon));
        Assert.Equal(Instant.MaxValue, AttemptLimit.PerDays(1, 3660).CountsUntil(Instant.MaxValue));
    }

    [Fact]
    public void Days_FirstAndLastOfTheRange_AreAllowed()
    {
        Assert.Equal((1, 3660), (AttemptLimit.PerDays(1, 1).Days, Lockout.ForDays(Conversation, 3660).Days));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttemptLimit.PerDays(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Lockout.ForDays(Conversation, 3661));
        Assert.Throws<ArgumentException>(() => Lockout.ForDays(Array.Empty<CallStatus>(), 7));
    }

    [Fact]
    public void ToString_Days_NamesDaysAndZone()
    {
        Assert.Equal("7 attempts of a phone in 7 days of the called party", AttemptLimit.PerDays(7, 7).ToString());
        Assert.Equal("7 attempts of a contact in 7 days of Europe/Rome", AttemptLimit.PerDays(7, 7, Zones[2], AttemptScope.Contact).ToString());
        Assert.Equal("2 attempts of a phone in a Day of the called party", AttemptLimit.PerDay(2, zone: null).ToString());
        Assert.Equal("a contact is locked for 7 days after Reached", Lockout.ForDays(Conversation, 7, AttemptScope.Contact).ToString());
        Assert.Equal("a phone is locked for 7 days after Refused, Spoke", Lockout.ForDays([CallOutcome.Spoke, CallOutcome.Refused, CallOutcome.Spoke], 7).ToString());
    }

    [Fact]
    public void Equals_Lockout_ComparesEachProperty()
    {
        var lockout = Lockout.ForDays(Conversation, 7) with { Name = "a" };
        Assert.Equal(lockout, Lockout.ForDays([CallStatus.Reached, CallStatus.Reached], 7) with { Name = "a" });
        Lockout[] others =
        [
            lockout with { Name = "b" }, Lockout.ForDays(Conversation, 8) with { Name = "a" }, Lockout.ForDays(Conversation, 7, AttemptScope.Contact) with { Name = "a" },
            Lockout.ForDays([CallStatus.Machine], 7) with { Name = "a" }, new Lockout(Conversation, Duration.FromDays(7)) { Name = "a" }, lockout with { Counts = new CountedCalls { ConnectedOnly = true } },
        ];
        Assert.All(others, other => Assert.NotEqual(lockout, other));
        Assert.NotEqual(Lockout.ForDays([CallOutcome.Refused], 7), Lockout.ForDays([CallOutcome.Spoke], 7));
        Assert.NotEqual(new Lockout(Conversation, Duration.FromDays(7)), new Lockout(Conversation, Duration.FromDays(8)));
    }

    private static Instant At(int hour) => Start + Duration.FromHours(hour);

    private static int DaysBetween(Instant from, Instant to, DateTimeZone zone) => Period.DaysBetween(LocalInstants.DateAt(from, zone), LocalInstants.DateAt(to, zone));

    private static Campaign With(AttemptLimit limit) => new(SettingsWith(limit));

    private static CampaignSettings SettingsWith(AttemptLimit limit) => new() { Subject = "debt 7", Caller = "acme", Rules = [new CallingRuleSet("law") { Limits = [limit] }] };
}
