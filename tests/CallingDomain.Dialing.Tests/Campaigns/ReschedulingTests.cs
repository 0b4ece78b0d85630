using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Edits of a contact's schedule, and contacts loaded into a running campaign.</summary>
public sealed class ReschedulingTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly Contact Ada = new("c1", PhoneNumber.Parse("+39061")) { ScheduledAt = Start + Duration.FromHours(2) };

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Edit_ScheduleOfTheFirstCall_MovesIt(int hours)
    {
        var log = new FactLog();
        var campaign = KeptCampaign.Of(SeedExample.Settings, log);
        campaign.Load(Ada, Start);
        var moved = Start + Duration.FromHours(hours);
        campaign.Edit(Ada with { ScheduledAt = moved }, Start + Duration.FromMinutes(1)).AssertOk();
        Assert.Equal(moved, campaign.NextWakeUp);
        Assert.Null(campaign.Claim(moved - Duration.Epsilon));
        Assert.Equal(moved, campaign.Claim(moved)!.Value.DueAt);
        Assert.Equal(campaign.StateOf("c1"), Campaign.Replay(SeedExample.Settings, log.Facts).Value.StateOf("c1"));
    }

    [Fact]
    public void Edit_ScheduleRemoved_IsDueAtOnce()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(Ada, Start);
        campaign.Edit(Ada with { ScheduledAt = null }, Start + Duration.FromMinutes(1));
        Assert.NotNull(campaign.Claim(Start + Duration.FromMinutes(1)));
    }

    [Fact]
    public void Edit_NameOfAScheduledContact_LeavesItsCall()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(Ada, Start);
        campaign.Edit(Ada with { Name = "Ada" }, Start + Duration.FromHours(3));
        Assert.Equal(Ada.ScheduledAt, campaign.StateOf("c1")!.Value.DueAt);
    }

    // The retry delay is two minutes.
    [Theory]
    [InlineData(1, 2)]
    [InlineData(60, 60)]
    public void Edit_ScheduleAfterACall_DelaysTheNextPassAndShortensNoDelay(int scheduled, int due)
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(Ada with { ScheduledAt = null }, Start);
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.NoAnswer, Start);
        campaign.Edit(Ada with { ScheduledAt = Start + Duration.FromMinutes(scheduled) }, Start);
        Assert.Equal(Start + Duration.FromMinutes(due), campaign.StateOf("c1")!.Value.DueAt);
    }

    [Fact]
    public void Load_WhileTheCampaignRuns_IsCalledInItsTurn()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(Ada with { ScheduledAt = null }, Start);
        var first = campaign.Claim(Start)!.Value;
        campaign.Load(new Contact("c2", PhoneNumber.Parse("+39062")), Start + Duration.FromMinutes(1)).AssertOk();
        Assert.Equal("c2", campaign.Claim(Start + Duration.FromMinutes(1))!.Value.ContactId);
        campaign.End(first.Id, CallStatus.Reached, Start + Duration.FromMinutes(1)).AssertOk();
    }
}
