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

    private static int DaysBetween(Instant from, Instant to, DateTimeZone zone) => Period.DaysBetween(LocalInstants.DateAt(from, zone), LocalInstants.DateAt(to, zone));

    private static Campaign With(AttemptLimit limit) => new(SettingsWith(limit));

    private static CampaignSettings SettingsWith(AttemptLimit limit) => new() { Subject = "debt 7", Caller = "acme", Rules = [new CallingRuleSet("law") { Limits = [limit] }] };
}
