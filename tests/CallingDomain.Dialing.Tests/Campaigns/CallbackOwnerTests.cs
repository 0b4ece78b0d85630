using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Callbacks that their owners do not claim in time.</summary>
public sealed class CallbackOwnerTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly Instant Due = Start + Duration.FromHours(1);
    private static readonly Instant Lapse = Due + Duration.FromMinutes(30);

    [Theory]
    [InlineData(null)]
    [InlineData("bob")]
    public void Claim_OwnerDoesNotAskInTime_GivesTheCallbackToAnyAgent(string? agent)
    {
        var campaign = Agreed();
        Assert.Equal(Due, campaign.NextWakeUpFor("ada"));
        Assert.Equal(Lapse, campaign.NextWakeUpFor(agent));
        Assert.Null(campaign.Claim(Lapse - Duration.Epsilon, agent));
        Assert.Equal(Lapse, campaign.Explain(0, Due)!.NotBefore.Single(cause => cause.Why == WaitReason.Owner).Until);
        Assert.True(campaign.Explain(0, Lapse)!.IsDialable);
        Assert.Equal(agent, campaign.Claim(Lapse, agent)!.Value.Agent);
    }

    [Fact]
    public void Preview_OfALaterInstant_LeavesTheCallbackToItsOwner()
    {
        var campaign = Agreed();
        Assert.Equal(0, Assert.Single(campaign.Preview(Lapse)).Contact);
        Assert.True(campaign.Explain(0, Lapse)!.IsDialable);
        Assert.Single(campaign.DueContacts(Lapse));
        Assert.Null(campaign.Claim(Due));
        Assert.Equal(Lapse, campaign.NextWakeUp);
        Assert.NotNull(campaign.Claim(Due, "ada"));
    }

    [Fact]
    public void Claim_OwnerAsksInTimeOrLater_GivesIt()
    {
        Assert.NotNull(Agreed().Claim(Due, "ada"));
        Assert.NotNull(Agreed().Claim(Lapse + Duration.FromDays(1), "ada"));
    }

    [Fact]
    public void Claim_DefaultSettings_KeepsTheCallbackForItsOwner()
    {
        var campaign = Agreed(keeps: true);
        Assert.Null(campaign.NextWakeUp);
        Assert.Null(campaign.Claim(Lapse + Duration.FromDays(400), "bob"));
        Assert.NotNull(campaign.Claim(Lapse + Duration.FromDays(400), "ada"));
    }

    [Fact]
    public void UpdateSettings_WithATime_GivesWhatWaitsForItsOwner()
    {
        var campaign = Agreed(keeps: true);
        Assert.Null(campaign.Claim(Lapse));
        campaign.UpdateSettings(campaign.Settings with { CallbackOwnerTime = Duration.FromMinutes(30) }, Lapse);
        Assert.NotNull(campaign.Claim(Lapse));
    }

    [Fact]
    public void UpdateSettings_WithoutATime_KeepsWhatNobodyHasClaimed()
    {
        var campaign = Agreed();
        Assert.Equal(Lapse, campaign.NextWakeUp);
        campaign.UpdateSettings(campaign.Settings with { CallbackOwnerTime = null }, Lapse);
        Assert.Null(campaign.Claim(Lapse, "bob"));
    }

    [Fact]
    public void CallbackOwnerTime_OutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CampaignSettings { CallbackOwnerTime = -Duration.Epsilon });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CampaignSettings { CallbackOwnerTime = Duration.FromDays(366) + Duration.Epsilon });
    }

    private static Campaign Agreed(bool keeps = false)
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { CallbackOwnerTime = keeps ? null : Duration.FromMinutes(30) });
        campaign.Load([PhoneNumber.Parse("+39061")], Start);
        campaign.ScheduleCallback(0, CallbackTime.Of(Due, "ada"), Start).AssertOk();
        return campaign;
    }
}
