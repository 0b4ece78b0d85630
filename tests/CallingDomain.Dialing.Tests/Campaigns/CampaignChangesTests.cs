using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Changes of a running campaign, to the instant.</summary>
public sealed class CampaignChangesTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly PhoneNumber Fourth = PhoneNumber.Parse("+390612345681");
    private static readonly CallbackTime Callback = new(new LocalDateTime(2026, 3, 2, 15, 0), DateTimeZone.Utc);

    [Fact]
    public void Close_AfterACallThatWasNeverDialed_FinalHasThePhoneCalledBefore()
    {
        var campaign = Loaded();
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.Busy, Start);
        var never = campaign.Claim(Start + Duration.FromMinutes(1))!.Value;
        Assert.Equal(SeedExample.Office, never.Phone.Phone);
        campaign.End(never.Id, CallStatus.NotDialed, Start + Duration.FromMinutes(1));
        campaign.Close("c1", CloseReason.Canceled, Start + Duration.FromMinutes(1));
        Assert.Equal((SeedExample.Primary, "Busy 1"), (campaign.Final.Single().Phone!.Value.Phone, campaign.Final.Single().Attempts.ToString()));
    }

    [Fact]
    public void Close_NothingWasDialed_FinalHasNoPhone()
    {
        var campaign = Loaded();
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.NotDialed, Start);
        campaign.Close("c1", CloseReason.Canceled, Start);
        Assert.Null(campaign.Final.Single().Phone);
    }

    [Fact]
    public void EndWithCallback_OnAPhoneThatCameWithinThePass_CallsIt()
    {
        var campaign = Loaded();
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.Busy, Start);
        var attempt = campaign.Claim(Start + Duration.FromMinutes(1))!.Value;
        campaign.Edit(SeedExample.Contact with { AdditionalPhones = SeedExample.Contact.AdditionalPhones.Add(new AdditionalPhone(Fourth)) }, Start + Duration.FromMinutes(1));
        campaign.EndWithCallback(attempt.Id, Callback, Start + Duration.FromMinutes(2), Fourth).AssertOk();
        Assert.Equal(Fourth, campaign.Claim(Callback.At)!.Value.Phone.Phone);
        campaign.End(3, CallStatus.NoAnswer, Callback.At);
        Assert.Equal((2, WaitReason.RetryDelay), (campaign.StateOf("c1")!.Value.Pass, campaign.StateOf("c1")!.Value.Why)); // it was the last phone of its pass
    }

    [Fact]
    public void ScheduleCallback_OnAPhoneOnTheBlacklist_IsRefused()
    {
        var campaign = Loaded();
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.Busy, Start);
        campaign.AddToBlacklist(SeedExample.Office, Start);
        Assert.Equal(CampaignReason.PhoneUnknown, campaign.ScheduleCallback("c1", Callback, Start, SeedExample.Office));
    }

    [Fact]
    public void UpdateSettings_NumberComesToTheirBlacklistAnew_IsOnItThoughItWasTakenOffBefore()
    {
        var log = new FactLog();
        var campaign = KeptCampaign.Of(SeedExample.Settings, log);
        campaign.Load(new Contact("c1", SeedExample.Primary), Start);
        campaign.AddToBlacklist(SeedExample.Primary, Start);
        campaign.RemoveFromBlacklist(SeedExample.Primary, Start);
        campaign.ResetList(Start);
        Assert.Equal(1, campaign.OpenCount);

        var settings = SeedExample.Settings with { Blacklist = Blacklist.Of([SeedExample.Primary]) };
        campaign.UpdateSettings(settings, Start).AssertOk();
        Assert.Equal(CloseReason.Blacklisted, campaign.Final[^1].Reason);
        Assert.Equal(0, Campaign.Replay(SeedExample.Settings, log.Facts).Value.OpenCount);

        // Removed again, it stays off the blacklist until settings add it.
        campaign.RemoveFromBlacklist(SeedExample.Primary, Start);
        campaign.ResetList(Start);
        campaign.UpdateSettings(settings with { MaxConcurrentCalls = 1 }, Start).AssertOk();
        Assert.NotNull(campaign.Claim(Start));
    }

    [Fact]
    public void UpdateSettings_SettingsInForce_GivesNoFactAndOthersGiveOne()
    {
        var log = new FactLog();
        var campaign = KeptCampaign.Of(SeedExample.Settings, log);
        campaign.Load(SeedExample.Contact, Start);
        campaign.UpdateSettings(SeedExample.Settings with { MaxConcurrentCalls = SeedExample.Settings.MaxConcurrentCalls }, Start).AssertOk();
        Assert.Equal(CampaignFactKind.ContactLoaded, Assert.Single(log.Facts).Kind);
        campaign.UpdateSettings(SeedExample.Settings with { MaxConcurrentCalls = 7 }, Start).AssertOk();
        Assert.Equal((CampaignFactKind.SettingsChanged, 7), (log.Facts[1].Kind, log.Facts[1].Settings!.MaxConcurrentCalls));
        Assert.Equal(2, log.Facts.Count);
    }

    [Theory]
    [InlineData(true, WaitReason.Lockout)]
    [InlineData(false, WaitReason.FirstCall)]
    public void Expire_LockoutAfterNoAnswer_LocksWhereALostCallCountsAsOne(bool countsLost, WaitReason why)
    {
        var rule = new CallingRuleSet("law") { Lockouts = [new Lockout([CallStatus.NoAnswer], Duration.FromHours(5))] };
        var campaign = KeptCampaign.Of(SeedExample.Settings with { Rules = [rule], CountLostCalls = countsLost });
        campaign.Load(new Contact("c1", SeedExample.Primary), Start);
        campaign.Claim(Start);
        Assert.Single(campaign.Expire(Start + Duration.FromMinutes(2)));
        Assert.Equal(why, campaign.StateOf("c1")!.Value.Why);
    }

    [Fact]
    public void Edit_WhileItWaitsForAWindow_KeepsThePlaceThatItHasThen()
    {
        var hours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(17, 0), CallingWindow.EveryDay)]);
        var campaign = KeptCampaign.Of(SeedExample.Settings with { CallingHours = hours });
        campaign.Load(new Contact("c1", SeedExample.Primary), Start - Duration.FromHours(3));
        Assert.Equal(Start, campaign.StateOf("c1")!.Value.DueAt);
        campaign.Edit(new Contact("c1", SeedExample.Primary) { Name = "Ada" }, Start + Duration.FromMinutes(1));
        Assert.Equal(Start, campaign.StateOf("c1")!.Value.DueAt);
        campaign.Edit(new Contact("c1", SeedExample.Primary) { AdditionalPhones = [new AdditionalPhone(Fourth)] }, Start + Duration.FromMinutes(1));
        Assert.Equal(Start, campaign.Claim(Start + Duration.FromMinutes(1))!.Value.DueAt);
    }

    private static Campaign Loaded()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(SeedExample.Contact, Start);
        return campaign;
    }
}
