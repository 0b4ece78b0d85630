using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Phones that are never callable because the hours in their zones never overlap: the plan skips them.</summary>
public sealed class NeverCallableTests
{
    private static readonly PhoneNumber Apart = PhoneNumber.Parse("+12125550123");
    private static readonly PhoneNumber Near = PhoneNumber.Parse("+390612345678");

    // Nine to twelve in New York and in Auckland at once: never.
    private static readonly CampaignSettings Settings = SeedExample.Settings with
    {
        TimeZone = DateTimeZoneProviders.Tzdb["Europe/Rome"],
        PhoneZones = PhoneZones.Of([new(PhoneNumber.Parse("+1212"), [DateTimeZoneProviders.Tzdb["America/New_York"], DateTimeZoneProviders.Tzdb["Pacific/Auckland"]])]),
        CallingHours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(12, 0), CallingWindow.EveryDay)]),
    };

    private static readonly Contact Both = new("c1", Apart) { AdditionalPhones = [new AdditionalPhone(Near)] };

    [Fact]
    public void Load_PrimaryPhoneNever_BeginsWithTheNextAndSaysWhy()
    {
        var campaign = Loaded(Settings, Both);
        var skipped = Assert.Single(campaign.SkippedPhones);
        Assert.Equal((Apart, SkipReason.NeverCallable), (skipped.Phone.Phone, skipped.Reason));
        Assert.Equal(Near, campaign.Claim(SeedExample.Start)!.Value.Phone.Phone);
        Assert.Equal(Near, Assert.Single(campaign.CountsOf("c1")).Phone.Phone);
    }

    [Fact]
    public void Load_NoOtherPhone_ClosesAtOnce()
    {
        var campaign = Loaded(Settings, new Contact("c1", Apart));
        Assert.Equal((CloseReason.NeverCallable, SeedExample.Start), (Assert.Single(campaign.Final).Reason, campaign.Final[0].ClosedAt));
        Assert.Equal(SkipReason.NeverCallable, Assert.Single(campaign.SkippedPhones).Reason);
        Assert.Equal(CloseReason.NeverCallable, campaign.Explain("c1", SeedExample.Start)!.Final!.Value.Reason);
    }

    [Fact]
    public void Load_HoursOfDaysOfTheMonthThatNeverMeet_Searches41YearsOnce()
    {
        const int MaxBytes = 8_000_000;
        var noon = new CallingWindow(new LocalTime(12, 0), new LocalTime(13, 0), CallingWindow.EveryDay) { MonthDays = [1, 2, 29] };
        var campaign = new Campaign(Settings with { PhoneZones = PhoneZones.None, Rules = [new CallingRuleSet("noon") { Hours = CallingHours.Of([noon]) }] });
        var before = GC.GetAllocatedBytesForCurrentThread();
        campaign.Load([Near], SeedExample.Start).AssertOk();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxBytes);
        Assert.Equal(CloseReason.NeverCallable, campaign.StateOf(0)!.Value.Closing.Reason);
    }

    [Theory]
    [InlineData(true, CloseReason.NeverCallable)] // one phone is blacklisted, the other never callable
    [InlineData(false, CloseReason.Unspecified)]
    public void Load_OtherPhoneBlacklisted_ClosesAtOnce(bool isListed, CloseReason reason)
    {
        var campaign = Loaded(Settings with { Blacklist = isListed ? Blacklist.Of([Near]) : Blacklist.Empty }, Both);
        Assert.Equal(reason, campaign.StateOf("c1")!.Value.Closing.Reason);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(3, 5)] // after the date nothing opens, and the contact waits
    public void Load_HoursOnASpecialDateOnly_WaitsForThem(int date, int scheduled)
    {
        var hours = CallingHours.Of([], [new SpecialDate(new LocalDate(2026, 3, date), new TimeWindow(new LocalTime(9, 0), new LocalTime(12, 0)))]);
        var campaign = Loaded(Settings with { PhoneZones = PhoneZones.None, CallingHours = hours }, new Contact("c1", Near) { ScheduledAt = Instant.FromUtc(2026, 3, scheduled, 0, 0) });
        Assert.Equal((1, scheduled == date ? Instant.FromUtc(2026, 3, 3, 8, 0) : Instant.MaxValue), (campaign.OpenCount, campaign.StateOf("c1")!.Value.DueAt));
    }

    [Fact]
    public void Replay_ScheduledAndClosedAtOnce_IsTheCampaign()
    {
        var log = new FactLog();
        var campaign = KeptCampaign.Of(Settings, log);
        campaign.Load(new Contact("c1", Apart) { ScheduledAt = SeedExample.Start + Duration.FromDays(2) }, SeedExample.Start).AssertOk();
        Assert.True(campaign.Load([Near, Apart], SeedExample.Start).IsOk);
        var again = Campaign.Replay(Settings, log.Facts, new CampaignOptions { KeepHistory = true }).Value;
        Assert.Equal(campaign.Final, again.Final);
        Assert.Equal(campaign.StateOf(1), again.StateOf(1));
    }

    [Fact]
    public void UpdateSettings_HoursThatMeet_CallsThePhoneFromTheNextPassOn()
    {
        var campaign = Loaded(Settings, Both, new Contact("c2", Apart));
        campaign.UpdateSettings(Settings with { PhoneZones = PhoneZones.None }, SeedExample.Start).AssertOk();
        Assert.Empty(campaign.SkippedPhones);
        Assert.Equal(Apart, campaign.Claim(SeedExample.Start)!.Value.Phone.Phone);
        Assert.Equal(2, campaign.OpenCount); // the other contact has a callable phone again
    }

    [Fact]
    public void UpdateSettings_HoursThatNeverMeet_EndsThePassWithoutThePhone()
    {
        var campaign = Loaded(Settings with { PhoneZones = PhoneZones.None }, new Contact("c1", Near) { AdditionalPhones = [new AdditionalPhone(Apart)] }, new Contact("c2", PhoneNumber.Parse("+12125550124")));
        var attempt = campaign.Claim(SeedExample.Start)!.Value;
        campaign.End(attempt.Id, CallStatus.NoAnswer, SeedExample.Start).AssertOk();
        campaign.UpdateSettings(Settings, SeedExample.Start).AssertOk();
        Assert.Equal((2, WaitReason.RetryDelay), (campaign.StateOf("c1")!.Value.Pass, campaign.StateOf("c1")!.Value.RuleWhy));
        Assert.Equal(CloseReason.NeverCallable, campaign.StateOf("c2")!.Value.Closing.Reason);
        Assert.Equal(CampaignReason.PhoneUnknown, campaign.ScheduleCallback("c1", CallbackTime.Of(SeedExample.Start), SeedExample.Start, Apart));
    }

    [Fact]
    public void Edit_NoCallablePhone_ClosesAndReopens()
    {
        var campaign = Loaded(Settings, new Contact("c1", Near));
        campaign.Edit(new Contact("c1", Apart), SeedExample.Start).AssertOk();
        Assert.Equal(CloseReason.NeverCallable, campaign.StateOf("c1")!.Value.Closing.Reason);
        Assert.Single(campaign.SkippedPhones);
        campaign.Edit(Both, SeedExample.Start).AssertOk();
        Assert.Equal(Near, campaign.Claim(SeedExample.Start)!.Value.Phone.Phone);
    }

    [Fact]
    public void Snapshot_PhoneLeftOut_StaysLeftOut()
    {
        var campaign = Loaded(Settings, Both);
        using var stream = new MemoryStream();
        campaign.Save(stream, DateTimeZoneProviders.Tzdb);
        stream.Position = 0;
        var restored = Campaign.Open(stream, DateTimeZoneProviders.Tzdb).Value;
        Assert.Equal(campaign.SkippedPhones, restored.SkippedPhones);
        Assert.Equal(Near, restored.Claim(SeedExample.Start)!.Value.Phone.Phone);
    }

    private static Campaign Loaded(CampaignSettings settings, params Contact[] contacts)
    {
        var campaign = KeptCampaign.Of(settings);
        foreach (var contact in contacts) campaign.Load(contact, SeedExample.Start).AssertOk();
        return campaign;
    }
}
