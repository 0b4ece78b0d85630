using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class CampaignTests
{
    private static readonly Instant Start = SeedExample.Start;

    [Fact]
    public void Load_SameIdentityAgain_IsRefused()
    {
        var campaign = Loaded();
        Assert.Equal(CampaignReason.ContactAlreadyLoaded, campaign.Load(SeedExample.Contact, Start));
        Assert.Equal(1, campaign.ContactCount);
    }

    [Fact]
    public void Load_NoCallablePhone_ClosesAtOnce()
    {
        var campaign = KeptCampaign.Of(new CampaignSettings { Blacklist = Blacklist.Of([SeedExample.Primary]) });
        campaign.Load(new Contact("none", PhoneNumber.None), Start).AssertOk();
        campaign.Load(new Contact("listed", SeedExample.Primary), Start).AssertOk();
        Assert.Equal(
            [("none", CloseReason.NoDialablePhone), ("listed", CloseReason.NoDialablePhone)],
            campaign.Final.Select(entry => (entry.ContactId, entry.Reason)));
        Assert.All(campaign.Final, entry => Assert.Null(entry.Phone));
        Assert.Null(campaign.NextWakeUp);
    }

    [Fact]
    public void Claim_BeforeTheScheduledInstant_GivesNoCall()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(SeedExample.Contact with { ScheduledAt = Start + Duration.FromHours(1) }, Start);
        Assert.Null(campaign.Claim(Start));
        Assert.Equal(Start + Duration.FromHours(1), campaign.NextWakeUp);
        Assert.NotNull(campaign.Claim(Start + Duration.FromHours(1)));
    }

    [Fact]
    public void Load_ScheduledBeforeTheStart_IsDueAtTheStart()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(SeedExample.Contact with { ScheduledAt = Start - Duration.FromHours(1) }, Start);
        Assert.Equal(Start, campaign.NextWakeUp);
    }

    [Fact]
    public void Claim_AllLinesTaken_WaitsForACallToEnd()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { MaxConcurrentCalls = 1 });
        campaign.Load(SeedExample.Contact, Start);
        campaign.Load(new Contact("c2", PhoneNumber.Parse("+391")), Start);
        var first = campaign.Claim(Start)!.Value;
        Assert.Equal("c1", first.ContactId);
        Assert.Null(campaign.Claim(Start));
        Assert.Null(campaign.NextWakeUp);
        campaign.End(first.Id, CallStatus.NoAnswer, Start);
        Assert.Equal("c2", campaign.Claim(Start)!.Value.ContactId);
    }

    // A limit ends at noon, when the rule's hours are closed until the next morning: both keep the contact waiting.
    [Fact]
    public void Explain_ALimitThatEndsOutsideTheHours_NamesBoth()
    {
        var rule = new CallingRuleSet("Mornings")
        {
            Hours = CallingHours.Of([new CallingWindow(new LocalTime(8, 0), new LocalTime(10, 0), CallingWindow.EveryDay)]),
            Limits = [AttemptLimit.Rolling(1, Duration.FromHours(3))],
        };
        var campaign = KeptCampaign.Of(SeedExample.Settings with { TimeZone = DateTimeZone.Utc, Rules = [rule] });
        campaign.Load(new Contact("c1", SeedExample.Primary), Start);
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.NoAnswer, Start);
        var explanation = campaign.Explain("c1", Start)!;
        Assert.Equal(
            (IEnumerable<WaitCause>)[
                new WaitCause(WaitReason.RetryDelay, Start + SeedExample.Settings.Retry[CallStatus.NoAnswer].RetryAfter, Rule: null),
                new WaitCause(WaitReason.AttemptLimit, Start + Duration.FromHours(3), "Mornings"),
                new WaitCause(WaitReason.Window, Start + Duration.FromHours(23), "Mornings"),
            ],
            explanation.NotBefore.AsEnumerable());
        Assert.Equal(explanation.DueAt, explanation.NotBefore[^1].Until);
    }

    [Fact]
    public void End_ForNoAttemptOfItsOwn_ChangesNothing()
    {
        var campaign = Loaded();
        var attempt = campaign.Claim(Start)!.Value;
        Assert.Equal(CampaignReason.AttemptUnknown, campaign.End(attempt.Id + 1, CallStatus.Busy, Start));
        Assert.Equal(CampaignReason.AttemptUnknown, campaign.End(0, CallStatus.Busy, Start));
        Assert.Equal(CampaignReason.StatusUnknown, campaign.End(attempt.Id, CallStatus.Unspecified, Start));
        Assert.Equal(CampaignReason.TimeGoesBack, campaign.End(attempt.Id, CallStatus.Busy, Start - Duration.Epsilon));
        Assert.Equal((1, CallStatus.Unspecified), (campaign.CallsUnderWay, campaign.History.Single().Status));

        campaign.End(attempt.Id, CallStatus.Busy, Start).AssertOk();
        Assert.Equal(WaitReason.AdditionalDelay, campaign.StateOf(attempt.Contact)!.Value.Why);
        Assert.Equal(CampaignReason.AttemptAlreadyEnded, campaign.End(attempt.Id, CallStatus.Reached, Start));
        Assert.Equal((0, CallStatus.Busy), (campaign.CallsUnderWay, campaign.History.Single().Status));
        Assert.Empty(campaign.Final);
    }

    [Fact]
    public void Claim_TimeGoesBack_GivesNoCall()
    {
        var campaign = Loaded();
        campaign.Claim(Start + Duration.FromHours(1));
        campaign.End(1, CallStatus.Busy, Start + Duration.FromHours(1));
        Assert.Null(campaign.Claim(Start));
    }

    [Fact]
    public void Claim_SameNumberTwiceInAContact_CallsItOnceAPass()
    {
        var contact = new Contact("c1", SeedExample.Primary)
        {
            AdditionalPhones = [new AdditionalPhone(SeedExample.Primary), new AdditionalPhone(SeedExample.Office)],
        };
        var (campaign, summary) = SeedExample.Run(contact: contact);
        Assert.Equal(6, summary.Attempts);
        Assert.Equal([SeedExample.Primary, SeedExample.Office], campaign.History.Take(2).Select(entry => entry.Attempt.Phone.Phone));
        Assert.Equal(SkipReason.Duplicate, PhonePlan.Of(contact, Blacklist.Empty).Skipped.Single().Reason);
    }

    [Fact]
    public void Claim_NumberThatIsBeingCalled_WaitsForTheCallToEnd()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(new Contact("c1", SeedExample.Primary), Start);
        campaign.Load(new Contact("c2", SeedExample.Primary), Start);
        campaign.Load(new Contact("c3", SeedExample.Office), Start);
        var first = campaign.Claim(Start)!.Value;
        Assert.Equal("c3", campaign.Claim(Start)!.Value.ContactId);
        Assert.Null(campaign.Claim(Start));
        Assert.Equal(WaitReason.NumberInCall, campaign.OpenContacts(Start).Single(contact => contact.ContactId == "c2").Why);
        campaign.End(first.Id, CallStatus.Reached, Start + Duration.FromSeconds(30));
        Assert.Equal("c2", campaign.Claim(Start + Duration.FromSeconds(30))!.Value.ContactId);
    }

    [Fact]
    public void OpenContacts_HoursClosedWhileDue_WaitForTheWindow()
    {
        var hours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(10, 0), CallingWindow.EveryDay)]);
        var campaign = KeptCampaign.Of(new CampaignSettings { CallingHours = hours, MaxConcurrentCalls = 1 });
        campaign.Load(new Contact("c1", SeedExample.Primary), Start);
        campaign.Load(new Contact("c2", SeedExample.Office), Start);
        campaign.Claim(Start);
        Assert.Equal(new OpenContact(1, "c2", new ContactPhone(SeedExample.Office, null, 0), Start, WaitReason.Turn), campaign.OpenContacts(Start).Last());
        Assert.Equal(
            (Start + Duration.FromDays(1), WaitReason.Window),
            campaign.OpenContacts(Start + Duration.FromMinutes(90)).Select(contact => (contact.DueAt, contact.Why)).Last());
    }

    [Fact]
    public void Values_ThatCannotBe_Throw()
    {
        Assert.Throws<ArgumentException>(() => new Contact("", SeedExample.Primary));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeedExample.Contact with { Priority = 0 });
        Assert.Throws<ArgumentException>(() => new OutcomeScript { Others = [] });
        Assert.Throws<ArgumentException>(() => SeedExample.Script() with
        {
            Phones = ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>>.Empty.Add(SeedExample.Primary, []),
        });
        Assert.Throws<ArgumentException>(() => SeedExample.Script((PhoneNumber.None, "Busy")));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CampaignSettings { MaxConcurrentCalls = 0 });
    }

    [Fact]
    public void Run_BlacklistedAdditionalPhone_IsNeverCalled()
    {
        var (campaign, summary) = SeedExample.Run(SeedExample.Settings with { Blacklist = Blacklist.Of([SeedExample.Office]) });
        Assert.Equal(6, summary.Attempts);
        Assert.DoesNotContain(campaign.History, entry => entry.Attempt.Phone.Phone == SeedExample.Office);
    }

    [Fact]
    public void Run_ClosedHours_WaitForTheNextOpening()
    {
        var rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];
        var hours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(10, 5), CallingWindow.EveryDay)]); // until 09:05 UTC
        var (campaign, _) = SeedExample.Run(SeedExample.Settings with { CallingHours = hours, TimeZone = rome });
        Assert.Equal(
            ["09:00", "09:01", "09:02", "09:04", "08:00", "08:01", "08:03", "08:04", "08:05"],
            campaign.History.Select(entry => entry.Attempt.DialedAt.ToString("HH':'mm", null)));
        Assert.All(campaign.History, entry => Assert.True(hours.IsOpen(entry.Attempt.DialedAt, rome)));
    }

    [Fact]
    public void Run_ContactInAnotherZone_IsCalledInItsOwnHours()
    {
        var hours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(21, 0), CallingWindow.EveryDay)]);
        var (campaign, _) = SeedExample.Run(
            SeedExample.Settings with { CallingHours = hours },
            contact: SeedExample.Contact with { TimeZone = DateTimeZoneProviders.Tzdb["America/New_York"] });
        Assert.Equal(Instant.FromUtc(2026, 3, 2, 14, 0), campaign.History[0].Attempt.DialedAt);
    }

    [Fact]
    public void Run_HoursThatCloseWhileAContactWaitsForALine_PutItOff()
    {
        var hours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(9, 1), CallingWindow.EveryDay)]);
        var campaign = KeptCampaign.Of(new CampaignSettings { CallingHours = hours, MaxConcurrentCalls = 1 });
        campaign.Load(new Contact("c1", PhoneNumber.Parse("+391")), Start);
        campaign.Load(new Contact("c2", PhoneNumber.Parse("+392")), Start);
        Simulation.Run(
            campaign,
            SeedExample.Script((PhoneNumber.Parse("+391"), "Reached"), (PhoneNumber.Parse("+392"), "Reached")) with { TalkTime = Duration.FromMinutes(2) },
            Start);
        Assert.Equal([Start, Start + Duration.FromDays(1)], campaign.History.Select(entry => entry.Attempt.DialedAt));
    }

    [Theory]
    [InlineData(0, "InCall")]
    [InlineData(40, "AdditionalDelay")]
    [InlineData(300, "RetryDelay")]
    public void OpenContacts_AtAnInstant_SayWhatTheyWaitFor(int seconds, string why)
    {
        var until = Start + Duration.FromSeconds(seconds);
        var (campaign, summary) = SeedExample.Run(outcomes: new OutcomeScript { RingTime = Duration.FromSeconds(30) }, until: until);
        var open = Assert.Single(campaign.OpenContacts(until));
        Assert.Equal((why, 1), (open.Why.ToString(), summary.Open));
    }

    [Fact]
    public void Run_UntilWithinACall_KeepsItInTheHistory()
    {
        var (campaign, summary) = SeedExample.Run(outcomes: new OutcomeScript { RingTime = Duration.FromSeconds(30) }, until: Start);
        Assert.Equal((CallStatus.Unspecified, null), (campaign.History.Single().Status, campaign.History.Single().EndedAt));
        Assert.Equal((1, null), (summary.Attempts, summary.LastEndAt));
    }

    [Theory]
    [InlineData(2300)]
    [InlineData(9998)]
    [InlineData(1500)]
    public void AnyOperation_OutsideTheSupportedYears_IsRefused(int year)
    {
        var at = Instant.FromUtc(year, 12, 31, 23, 58);
        var campaign = Loaded();
        var attempt = campaign.Claim(Start)!.Value;
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.Load(new Contact("c2", SeedExample.Office), at));
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.Load(new Contact("c2", SeedExample.Office) { ScheduledAt = at }, Start));
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.Load([SeedExample.Office], at).Reason);
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.Edit(SeedExample.Contact, at));
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.End(attempt.Id, CallStatus.Busy, at));
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.EndWithCallback(attempt.Id, CallbackTime.Of(at), Start));
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.Start(attempt.Id, at));
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.Hold("c1", at));
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.ScheduleCallback("c1", new CallbackTime(at.InUtc().LocalDateTime, DateTimeZoneProviders.Tzdb["America/New_York"]), Start));
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.SetPaused(true, at));
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.AddToBlacklist(SeedExample.Office, at));
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.ResetList(at).Reason);
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.ChangeTypes(new ContactTypeChange(ContactItemTypes.Empty, SeedExample.OfficeType, To: null), at).Reason);
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.UpdateSettings(new CampaignSettings(), at));
        Assert.Empty(campaign.Expire(at));
        Assert.Null(campaign.Claim(at));
        Assert.Null(campaign.Explain("c1", at));
        Assert.Equal((Start, 1, 1), (campaign.Now, campaign.ContactCount, campaign.CallsUnderWay));
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.Run(campaign, new OutcomeScript(), at));
    }

    [Fact]
    public void CallbackTime_EndOfTheCalendar_IsNoInstantOfACampaign()
    {
        var zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        Assert.Equal(Instant.MaxValue, new CallbackTime(new LocalDateTime(9999, 12, 31, 23, 59, 59), zone).At);
        Assert.Equal(Instant.MinValue, new CallbackTime(new LocalDateTime(-9998, 1, 1, 0, 0), zone).At);
    }

    [Fact]
    public void Run_UpToTheEndOfTheHoppersYears_Stops()
    {
        var last = Campaign.LastInstant; // the next phone would be due a minute later
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(SeedExample.Contact, last);
        Assert.Equal((1, 1), Simulation.Run(campaign, new OutcomeScript(), last) is var summary ? (summary.Attempts, summary.Open) : default);
        Assert.Null(campaign.NextWakeUp);
        Assert.Equal((Instant.MaxValue, Instant.MaxValue), (campaign.StateOf("c1")!.Value.RuleDueAt, Assert.Single(campaign.OpenContacts(last)).DueAt));
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.Hold("c1", last + Duration.Epsilon));
        Assert.Equal(CampaignReason.TimeOutOfRange, new Campaign(new CampaignSettings()).Load(SeedExample.Contact, Campaign.FirstInstant - Duration.Epsilon));
        Assert.Null(campaign.Explain("c1", last)!.NotBefore[0].Until);
    }

    private static Campaign Loaded()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(SeedExample.Contact, Start).AssertOk();
        return campaign;
    }
}
