using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Contacts closed without a callable phone that reopen with one.</summary>
public sealed class ReopeningTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly Instant Later = Start + Duration.FromMinutes(1);
    private static readonly PhoneNumber One = PhoneNumber.Parse("+39061"), Other = PhoneNumber.Parse("+39062");

    [Fact]
    public void Edit_PhoneForAContactWithoutOne_IsDueAtOnceAndFinalStays()
    {
        var log = new FactLog();
        var campaign = KeptCampaign.Of(SeedExample.Settings, log);
        campaign.Load(new Contact("c1", PhoneNumber.None), Start);
        campaign.Edit(new Contact("c1", One), Later).AssertOk();
        Assert.Equal((1, WaitReason.FirstCall, Later), (campaign.OpenCount, campaign.StateOf("c1")!.Value.Why, campaign.StateOf("c1")!.Value.DueAt));
        Assert.Equal(CloseReason.NoDialablePhone, Assert.Single(campaign.Final).Reason);
        Assert.Equal(One, campaign.Claim(Later)!.Value.Phone.Phone);
        Assert.Equal(campaign.StateOf("c1"), Campaign.Replay(SeedExample.Settings, log.Facts).Value.StateOf("c1"));
    }

    [Fact]
    public void Edit_PhoneAndSchedule_IsDueWhenScheduled()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(new Contact("c1", PhoneNumber.None), Start);
        campaign.Edit(new Contact("c1", One) { ScheduledAt = Start + Duration.FromHours(2) }, Later);
        Assert.Equal(Start + Duration.FromHours(2), campaign.StateOf("c1")!.Value.DueAt);
    }

    [Fact]
    public void Edit_NoCallablePhone_StaysClosed()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { Blacklist = Blacklist.Of([Other], []) });
        campaign.Load(new Contact("c1", PhoneNumber.None), Start);
        campaign.Edit(new Contact("c1", Other) { Name = "Ada" }, Later);
        Assert.Equal((0, null), (campaign.OpenCount, campaign.NextWakeUp));
        Assert.Single(campaign.Final);
    }

    [Theory]
    [InlineData(CloseReason.Deleted)]
    [InlineData(CloseReason.Canceled)]
    public void Edit_PhoneForAContactClosedOtherwise_StaysClosed(CloseReason reason)
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(new Contact("c1", One), Start);
        campaign.Close("c1", reason, Start);
        campaign.Edit(new Contact("c1", Other), Later);
        Assert.Equal(0, campaign.OpenCount);
    }

    // The retry delay after the call remains, and so do its counts.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NumberOffTheBlacklist_AfterACall_WaitsForTheRetryDelayInAnotherPass(bool bySettings)
    {
        var log = new FactLog();
        var settings = SeedExample.Settings with { Retry = SeedExample.Settings.Retry.With(CallStatus.Busy, new RetryRule(3, Duration.FromMinutes(150))) };
        var listed = settings with { Blacklist = Blacklist.Of([One], []) };
        var campaign = KeptCampaign.Of(settings, log);
        campaign.Load(new Contact("c1", One), Start);
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.Busy, Start);
        (bySettings ? campaign.UpdateSettings(listed, Start) : campaign.AddToBlacklist(One, Start)).AssertOk();
        Assert.Equal(CloseReason.Blacklisted, campaign.StateOf("c1")!.Value.Closing.Reason);
        (bySettings ? campaign.UpdateSettings(settings, Later) : campaign.RemoveFromBlacklist(One, Later)).AssertOk();
        var state = campaign.StateOf("c1")!.Value;
        Assert.Equal((1, WaitReason.RetryDelay, Start + Duration.FromMinutes(150), 1), (campaign.OpenCount, state.Why, state.DueAt, state.Attempts));
        Assert.Equal(1, campaign.CountsOf("c1").Single().Counts[CallStatus.Busy]);
        Assert.Equal(CloseReason.Blacklisted, Assert.Single(campaign.Final).Reason);
        Assert.Equal(2, campaign.Claim(state.DueAt)!.Value.PhoneAttempt);
        Assert.Null(Campaign.Replay(settings, log.Facts).Reason);
    }

    // The pass was not over: its next phone was due a minute after the call.
    [Fact]
    public void NumberOffTheBlacklist_ClosedWithinAPass_WaitsForTheLongestRetryDelay()
    {
        var settings = SeedExample.Settings with { Retry = SeedExample.Settings.Retry.With(CallStatus.Machine, new RetryRule(3, Duration.FromMinutes(90))) };
        var campaign = KeptCampaign.Of(settings);
        campaign.Load(new Contact("c1", One) { AdditionalPhones = [new AdditionalPhone(Other)] }, Start);
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.Busy, Start);
        foreach (var number in (PhoneNumber[])[One, Other]) campaign.AddToBlacklist(number, Start).AssertOk();
        campaign.RemoveFromBlacklist(One, Later).AssertOk();
        Assert.Equal((WaitReason.RetryDelay, Start + Duration.FromMinutes(90)), (campaign.StateOf("c1")!.Value.Why, campaign.StateOf("c1")!.Value.DueAt));
    }

    [Fact]
    public void NumberOffTheBlacklist_OnlyContactsOfTheNumber_Reopen()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { Blacklist = Blacklist.Of([One, Other], []) });
        campaign.Load([One], Start);
        campaign.Load([Other], Start);
        campaign.Load([Other, One], Start);
        campaign.RemoveFromBlacklist(One, Later);
        Assert.Equal([0, 2], campaign.OpenContacts(Later).Select(open => open.Contact));
    }
}
