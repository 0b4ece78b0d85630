using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The end of a campaign: a local time from which no call is claimed and every contact is closed.</summary>
public sealed class CampaignEndTests
{
    private static readonly LocalDateTime EndsAt = new(2026, 3, 2, 9, 3);
    private static readonly Instant End = Instant.FromUtc(2026, 3, 2, 9, 3);
    private static readonly CampaignSettings Settings = SeedExample.Settings with { EndsAt = EndsAt };

    [Fact]
    public void Run_OpenContactsAtTheEnd_ClosesThemThenWithOneFact()
    {
        var log = new FactLog();
        var campaign = KeptCampaign.Of(Settings, log);
        campaign.Load(SeedExample.Contact, SeedExample.Start).AssertOk();
        campaign.Load(SeedExample.Contact with { Id = "c2", PrimaryPhone = PhoneNumber.Parse("+39061"), AdditionalPhones = [], ScheduledAt = End + Duration.FromDays(1) }, SeedExample.Start).AssertOk();
        campaign.Load(SeedExample.Contact with { Id = "c3", PrimaryPhone = PhoneNumber.Parse("+39062"), AdditionalPhones = [] }, SeedExample.Start).AssertOk();
        campaign.Hold("c3", SeedExample.Start).AssertOk();
        var summary = Simulation.Run(campaign, new OutcomeScript(), SeedExample.Start);
        Assert.Equal((3, 0), (summary.Attempts, campaign.OpenCount));
        Assert.All(campaign.Final, final => Assert.Equal((CloseReason.CampaignEnded, End), (final.Reason, final.ClosedAt)));
        Assert.Equal(3, campaign.Final.Count);
        Assert.Equal("campaignEnded", Assert.Single(log.Facts, fact => fact.Kind == CampaignFactKind.CampaignEnded).Code);
        Assert.True(campaign.IsOver);
        Assert.Null(campaign.NextWakeUp);
    }

    [Fact]
    public void Claim_JustBeforeTheEnd_IsTheLastOne()
    {
        var campaign = Loaded(Settings);
        Assert.NotNull(campaign.Claim(End - Duration.Epsilon));
        Assert.Null(Loaded(Settings).Claim(End));
    }

    [Theory]
    [InlineData(CallStatus.NoAnswer, CloseReason.CampaignEnded)]
    [InlineData(CallStatus.NotDialed, CloseReason.CampaignEnded)]
    [InlineData(CallStatus.Lost, CloseReason.CampaignEnded)]
    [InlineData(CallStatus.Reached, CloseReason.Reached)]
    public void End_CallUnderWayAtTheEnd_ClosesWhenTheCallEnds(CallStatus status, CloseReason reason)
    {
        foreach (var isFoundBefore in new[] { true, false })
        {
            var campaign = Loaded(Settings);
            var attempt = campaign.Claim(SeedExample.Start)!.Value;
            if (isFoundBefore) Assert.Null(campaign.Claim(End));
            Assert.Equal(1, campaign.OpenCount);
            campaign.End(attempt.Id, status, End + Duration.FromMinutes(1)).AssertOk();
            Assert.Equal((true, reason), (campaign.IsOver, Assert.Single(campaign.Final).Reason));
        }
    }

    [Fact]
    public void Expire_AtTheEnd_ClosesEveryContact()
    {
        var campaign = Loaded(Settings);
        Assert.NotNull(campaign.Claim(SeedExample.Start));
        campaign.Load(new Contact("c2", PhoneNumber.Parse("+39061")), SeedExample.Start).AssertOk();
        Assert.Single(campaign.Expire(End));
        Assert.Equal((0, 2), (campaign.OpenCount, campaign.Final.Count));
    }

    [Fact]
    public void NextWakeUp_PausedOrNoLine_IsTheEnd()
    {
        var campaign = Loaded(Settings with { MaxConcurrentCalls = 1 });
        campaign.SetPaused(true, SeedExample.Start).AssertOk();
        Assert.Equal(End, campaign.NextWakeUp);
        Assert.Null(campaign.Claim(End));
        Assert.Equal((0, null), (campaign.OpenCount, campaign.NextWakeUp));
    }

    [Fact]
    public void Load_AfterTheEnd_IsRefusedUntilTheEndIsPutOff()
    {
        var campaign = Loaded(Settings);
        var other = new Contact("c2", PhoneNumber.Parse("+39061"));
        Assert.Equal(CampaignReason.CampaignOver, campaign.Load(other, End));
        Assert.Null(campaign.Claim(End));
        Assert.Equal(CampaignReason.CampaignOver, campaign.ResetList(End).Reason);
        Assert.Equal(CampaignReason.CampaignOver, campaign.Reset("c1", End));
        campaign.UpdateSettings(Settings with { EndsAt = EndsAt.PlusHours(1) }, End).AssertOk();
        Assert.Equal((false, 0), (campaign.IsOver, campaign.OpenCount));
        campaign.Load(other, End).AssertOk();
        Assert.Equal(1, campaign.ResetList(End).Value);
        Assert.Null(campaign.Claim(End + Duration.FromHours(1)));
        Assert.Equal((true, 0, 3), (campaign.IsOver, campaign.OpenCount, campaign.Final.Count));
    }

    [Fact]
    public void UpdateSettings_LaterEndBeforeTheEnd_GoesOn()
    {
        var campaign = Loaded(Settings);
        campaign.UpdateSettings(Settings with { EndsAt = null }, End - Duration.Epsilon).AssertOk();
        Assert.NotNull(campaign.Claim(End));
    }

    [Fact]
    public void UpdateSettings_LaterEndAfterTheEnd_LeavesContactsClosed()
    {
        var log = new FactLog();
        var campaign = KeptCampaign.Of(Settings, log);
        campaign.Load(SeedExample.Contact, SeedExample.Start).AssertOk();
        campaign.UpdateSettings(Settings with { EndsAt = null }, End).AssertOk(); // no command had recorded the end
        Assert.Equal<CampaignFactKind>([CampaignFactKind.ContactLoaded, CampaignFactKind.CampaignEnded, CampaignFactKind.SettingsChanged], log.Facts.Select(fact => fact.Kind));
        Assert.Equal((0, false), (campaign.OpenCount, campaign.IsOver));
    }

    [Fact]
    public void UpdateSettings_EndInThePast_ClosesAtOnce()
    {
        var campaign = Loaded(SeedExample.Settings);
        campaign.UpdateSettings(Settings, End + Duration.FromDays(1)).AssertOk();
        Assert.Equal((0, CloseReason.CampaignEnded, true), (campaign.OpenCount, campaign.StateOf("c1")!.Value.Closing.Reason, campaign.IsOver));
    }

    [Fact]
    public void Explain_DueAfterTheEnd_NamesTheEnd()
    {
        var campaign = Loaded(Settings);
        campaign.ScheduleCallback("c1", CallbackTime.Of(End), SeedExample.Start).AssertOk();
        Assert.Equal<string>(["CALLBACK", "CAMPAIGN_END"], campaign.Explain("c1", SeedExample.Start)!.NotBefore.Select(cause => cause.Code));
        Assert.Equal(WaitReason.CampaignEnd, Assert.Single(campaign.OpenContacts(SeedExample.Start)).Why);
        Assert.Equal<string>(["CAMPAIGN_END"], campaign.Explain("c1", End)!.NotBefore.Select(cause => cause.Code));
        Assert.Empty(campaign.Preview(End));
        Assert.Null(campaign.Claim(End));
        Assert.Equal(CloseReason.CampaignEnded, campaign.Explain("c1", End)!.Final!.Value.Reason);
    }

    [Theory]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T01:30:00Z")] // skipped time: an hour later
    [InlineData("2026-10-25T02:30:00", "2026-10-25T00:30:00Z")] // repeated time: the first one
    public void EndsAt_WhenClocksChange_IsResolvedLeniently(string local, string instant)
    {
        var end = NodaTime.Text.InstantPattern.General.Parse(instant).Value;
        var campaign = KeptCampaign.Of(SeedExample.Settings with { TimeZone = DateTimeZoneProviders.Tzdb["Europe/Rome"], EndsAt = NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(local).Value });
        campaign.Load(SeedExample.Contact with { ScheduledAt = end + Duration.FromDays(1) }, SeedExample.Start).AssertOk();
        Assert.Equal(end, campaign.NextWakeUp);
    }

    [Fact]
    public void EndsAt_OutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CampaignSettings { EndsAt = new LocalDateTime(1677, 12, 31, 23, 59) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CampaignSettings { EndsAt = new LocalDateTime(2262, 1, 1, 0, 0) });
        Assert.Equal("SETTINGS_PROPERTY_RANGE at $.endsAt", CampaignSettingsJson.Read("""{"format":1,"endsAt":"2262-01-01T00:00:00"}"""u8, DateTimeZoneProviders.Tzdb).Reason.ToString());
        Assert.Equal("SETTINGS_DATE_INVALID at $.endsAt", CampaignSettingsJson.Read("""{"format":1,"endsAt":"2026-12-31"}"""u8, DateTimeZoneProviders.Tzdb).Reason.ToString());
    }

    private static Campaign Loaded(CampaignSettings settings)
    {
        var campaign = KeptCampaign.Of(settings);
        campaign.Load(SeedExample.Contact, SeedExample.Start).AssertOk();
        return campaign;
    }
}
