using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Calls placed elsewhere.</summary>
public sealed class OutsideCallTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly PhoneNumber[] Phones = [PhoneNumber.Parse("+39061"), PhoneNumber.Parse("+39062")];

    [Theory]
    [InlineData(AttemptScope.Phone, 0, 24)] // the phone itself
    [InlineData(AttemptScope.Phone, 1, 0)] // another phone of the contact
    [InlineData(AttemptScope.Contact, 1, 24)]
    public void RecordOutsideCall_OneADay_KeepsTheContactFromBeingCalled(AttemptScope scope, int phone, int hours)
    {
        var campaign = Limited(scope);
        campaign.Load(Phones, Start);
        campaign.RecordOutsideCall(Phones[phone], Start, CallStatus.Busy, Start).AssertOk();
        Assert.Equal(Start + Duration.FromHours(hours), campaign.NextWakeUp);
        Assert.Equal(hours == 0, campaign.Claim(Start) is not null);
    }

    [Fact]
    public void RecordOutsideCall_InThePast_CountsFromItsInstant()
    {
        var campaign = Limited(AttemptScope.Phone);
        campaign.Load(Phones, Start);
        campaign.RecordOutsideCall(Phones[0], Start - Duration.FromHours(20), CallStatus.Busy, Start);
        Assert.Equal(Start + Duration.FromHours(4), campaign.NextWakeUp);
    }

    [Fact]
    public void RecordOutsideCall_EarlierThanCallsOfTheCampaign_KeepsTheOrder()
    {
        var campaign = Limited(AttemptScope.Phone, most: 2);
        campaign.Load(Phones[..1].AsSpan(), Start);
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.NoAnswer, Start);
        campaign.RecordOutsideCall(Phones[0], Start - Duration.FromHours(6), CallStatus.Busy, Start); // the first of two in 24 hours
        Assert.Equal(Start + Duration.FromHours(18), campaign.NextWakeUp);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RecordOutsideCall_ContactThatGetsTheNumberLater_IsKeptToo(bool isEdited)
    {
        var campaign = Limited(AttemptScope.Contact);
        if (isEdited) campaign.Load(new Contact("a", Phones[1]), Start);
        campaign.RecordOutsideCall(Phones[0], Start, CallStatus.Busy, Start);
        var contact = new Contact("a", Phones[1]) { AdditionalPhones = [new AdditionalPhone(Phones[0])] };
        if (isEdited) campaign.Edit(contact, Start).AssertOk();
        else campaign.Load(contact, Start).AssertOk();
        Assert.Equal(Start + Duration.FromHours(24), campaign.NextWakeUp);
        campaign.Edit(new Contact("a", Phones[1]), Start); // the contact loses the number, but the person was called
        Assert.Null(campaign.Claim(Start));
    }

    [Fact]
    public void RecordOutsideCall_Reached_LocksAndClosesNobody()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { Rules = [new CallingRuleSet("law") { Lockouts = [new Lockout([CallStatus.Reached], Duration.FromDays(30))] }] });
        campaign.Load(Phones, Start);
        campaign.RecordOutsideCall(Phones[0], Start, CallStatus.Reached, Start);
        Assert.Equal((1, 0, Start + Duration.FromDays(30)), (campaign.OpenCount, campaign.CountsOf(0)[0].Counts.Total, campaign.NextWakeUp));
        Assert.Equal(WaitReason.Lockout, campaign.StateOf(0)!.Value.Why);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RecordOutsideCall_WithoutLimits_CountsForLaterLimitsIfRemembered(bool remembers)
    {
        var log = new FactLog();
        var campaign = new Campaign(SeedExample.Settings, new CampaignOptions { Facts = log, RememberCalls = remembers });
        campaign.Load(Phones, Start);
        campaign.RecordOutsideCall(Phones[0], Start, CallStatus.Busy, Start).AssertOk();
        Assert.Equal((CampaignFactKind.OutsideCall, Start), (log.Facts[^1].Kind, campaign.NextWakeUp));
        Assert.Equal(remembers ? null : CampaignReason.PastCallsUnknown, campaign.UpdateSettings(Daily(AttemptScope.Phone, 1), Start).Refusal());
        Assert.Equal(remembers ? Start + Duration.FromHours(24) : Start, campaign.NextWakeUp);
    }

    [Fact]
    public void RecordOutsideCall_NoNumber_Throws() => Assert.Throws<ArgumentException>(() => Limited(AttemptScope.Phone).RecordOutsideCall(PhoneNumber.None, Start, CallStatus.Busy, Start));

    private static CampaignSettings Daily(AttemptScope scope, int most) => SeedExample.Settings with { Rules = [new CallingRuleSet("law") { Limits = [AttemptLimit.Rolling(most, Duration.FromHours(24), scope)] }] };

    private static Campaign Limited(AttemptScope scope, int most = 1) => KeptCampaign.Of(Daily(scope, most));
}
