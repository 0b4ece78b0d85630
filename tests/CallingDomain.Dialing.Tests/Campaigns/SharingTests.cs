using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A campaign that is one of several shards.</summary>
public sealed class SharingTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly PhoneNumber First = PhoneNumber.Parse("+39061"), Second = PhoneNumber.Parse("+39062");
    private static readonly CampaignSettings Settings = SeedExample.Settings with { MaxConcurrentCalls = 2 };

    [Theory]
    [InlineData(null, 2)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(5, 2)] // the settings bind
    public void LentLines_AnyBound_LimitsTheCallsUnderWay(int? lines, int calls)
    {
        var campaign = Loaded("+39061", "+39062", "+39063");
        campaign.LentLines = lines;
        Assert.Equal(lines, campaign.LentLines);
        while (campaign.HasFreeLine && campaign.Claim(Start) is not null)
        {
        }

        Assert.Equal(calls, campaign.CallsUnderWay);
        Assert.Null(campaign.Claim(Start));
        Assert.Null(campaign.NextWakeUp);
    }

    [Fact]
    public void LentLines_FewerThanCallsUnderWay_LetsThemContinue()
    {
        var campaign = Loaded("+39061", "+39062", "+39063");
        var call = campaign.Claim(Start)!.Value;
        campaign.LentLines = 0;
        campaign.Start(call.Id, Start).AssertOk();
        Assert.Contains(campaign.Explain(1, Start)!.NotBefore, cause => cause.Why == WaitReason.Line);
        campaign.End(call.Id, CallStatus.Reached, Start).AssertOk();
        Assert.Null(campaign.Claim(Start));
        campaign.LentLines = null;
        Assert.NotNull(campaign.Claim(Start));
    }

    [Fact]
    public void LentLines_Negative_Throws()
    {
        var campaign = Loaded();
        Assert.Throws<ArgumentOutOfRangeException>(() => campaign.LentLines = -1);
        Assert.Null(campaign.LentLines);
    }

    [Fact]
    public void ShareNumber_DueContact_WaitsForTheLease()
    {
        var campaign = Loaded("+39061", "+39062");
        campaign.ShareNumber(First);
        Assert.True(campaign.IsShared(First));
        Assert.Empty(campaign.WantedNumbers); // no claim has found the contact
        Assert.Equal(Second, campaign.Claim(Start)!.Value.Phone.Phone);
        Assert.Null(campaign.NextWakeUp);
        Assert.Equal([First], campaign.WantedNumbers.AsEnumerable());
        Assert.Equal(WaitReason.NumberInCall, campaign.OpenContactOf(0, Start)!.Value.Why);
        Assert.Equal([WaitReason.NumberInCall], campaign.Explain(0, Start)!.NotBefore.Select(cause => cause.Why));
        Assert.Equal([0], campaign.DueContacts(Start).Select(contact => contact.Contact));
        Assert.True(campaign.LeaseNumber(First));
        Assert.True(campaign.LeaseNumber(First)); // again
        Assert.Equal([First], campaign.LeasedNumbers.AsEnumerable());
        Assert.Empty(campaign.WantedNumbers);
        Assert.Equal(Start, campaign.NextWakeUp);
        Assert.Equal(First, campaign.Claim(Start)!.Value.Phone.Phone);
    }

    [Fact]
    public void ShareNumber_Twice_KeepsTheLease()
    {
        var campaign = Loaded("+39061");
        campaign.ShareNumber(First);
        campaign.LeaseNumber(First);
        campaign.ShareNumber(First);
        Assert.Equal([First], campaign.LeasedNumbers.AsEnumerable());
        Assert.Throws<ArgumentException>(() => campaign.ShareNumber(PhoneNumber.None));
    }

    [Fact]
    public void ShareNumber_InACall_HoldsTheContactsBehindTheCall()
    {
        var campaign = Loaded("+39061", "+39061");
        var call = campaign.Claim(Start)!.Value;
        Assert.Null(campaign.Claim(Start));
        campaign.ShareNumber(First);
        Assert.True(campaign.IsInCall(First));
        Assert.Empty(campaign.WantedNumbers);
        Assert.True(campaign.LeaseNumber(First));
        Assert.Null(campaign.Claim(Start));
        Assert.False(campaign.ReturnNumber(First)); // in a call
        campaign.End(call.Id, CallStatus.Reached, Start).AssertOk();
        Assert.True(campaign.ReturnNumber(First));
        Assert.Null(campaign.Claim(Start));
        Assert.Equal([First], campaign.WantedNumbers.AsEnumerable());
    }

    [Fact]
    public void ReturnNumber_NotSharedOrNotLeased_IsFalse()
    {
        var campaign = Loaded("+39061");
        Assert.False(campaign.LeaseNumber(First));
        Assert.False(campaign.ReturnNumber(First));
        campaign.ShareNumber(First);
        Assert.False(campaign.ReturnNumber(First));
        campaign.LeaseNumber(First);
        Assert.True(campaign.ReturnNumber(First));
        Assert.False(campaign.IsShared(Second));
        Assert.Null(campaign.Claim(Start));
    }

    [Fact]
    public void LeaseNumber_WhileThreeContactsWaitAndOneIsEdited_ReturnsEachOnce()
    {
        var campaign = Loaded("+39061", "+39061", "+39061");
        campaign.ShareNumber(First);
        Assert.Null(campaign.Claim(Start));
        campaign.Hold(1, Start).AssertOk(); // from the middle of those that wait
        campaign.Release(1, Start).AssertOk();
        Assert.Null(campaign.Claim(Start));
        campaign.UpdateSettings(Settings with { MaxConcurrentCalls = 3 }, Start).AssertOk();
        Assert.Null(campaign.Claim(Start));
        campaign.LeaseNumber(First);
        var called = new List<int>();
        while (campaign.Claim(Start) is { } attempt)
        {
            called.Add(attempt.Contact);
            campaign.End(attempt.Id, CallStatus.Reached, Start).AssertOk();
        }

        Assert.Equal([0, 1, 2], called);
    }

    [Fact]
    public void WantedNumbers_Several_AreInTheOrderOfTheirDigits()
    {
        var campaign = Loaded("+39063", "+39061", "+39062");
        foreach (var contact in campaign.OpenContacts(Start).ToList()) campaign.ShareNumber(contact.NextPhone.Phone);
        campaign.Claim(Start);
        Assert.Equal(["+39061", "+39062", "+39063"], campaign.WantedNumbers.Select(number => number.ToString()));
        foreach (var number in campaign.WantedNumbers) campaign.LeaseNumber(number);
        Assert.Equal(["+39061", "+39062", "+39063"], campaign.LeasedNumbers.Select(number => number.ToString()));
    }

    [Fact]
    public void Claim_SharedNumberWithClosedHours_MovesTheContactInstead()
    {
        var hours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(10, 0), [IsoDayOfWeek.Monday])]);
        var campaign = KeptCampaign.Of(Settings with { CallingHours = hours });
        campaign.Load([First], Start).AssertOk();
        campaign.ShareNumber(First);
        Assert.Null(campaign.Claim(Start + Duration.FromHours(2)));
        Assert.Empty(campaign.WantedNumbers);
        Assert.Equal(Start + Duration.FromDays(7), campaign.NextWakeUp);
    }

    [Fact]
    public void Reserve_SharedNumberWithoutLease_IsRefused()
    {
        var campaign = Loaded("+39061");
        campaign.ShareNumber(First);
        Assert.Equal(CampaignReason.ContactNotDue, campaign.Reserve(0, Start, "ada", Duration.FromMinutes(5)).Refusal());
        Assert.Empty(campaign.Preview(Start));
        campaign.LeaseNumber(First);
        campaign.Reserve(0, Start, "ada", Duration.FromMinutes(5)).AssertOk();
        campaign.ReturnNumber(First);
        Assert.Equal(CampaignReason.ContactNotDue, campaign.ClaimReserved(0, Start, "ada").Refusal());
        campaign.LeaseNumber(First);
        campaign.ClaimReserved(0, Start, "ada").AssertOk();
    }

    [Fact]
    public void CountDue_ClassesAndPriorities_AreGroupsInCallingOrder()
    {
        var campaign = KeptCampaign.Of(Settings with { CallbacksFirst = true });
        foreach (var (number, priority) in new[] { ("+39061", 2), ("+39062", 1), ("+39063", 2), ("+39064", 2), ("+39065", 1) }) campaign.Load([PhoneNumber.Parse(number)], Start, priority).AssertOk();
        campaign.ScheduleCallback(3, new CallbackTime(Start.InUtc().LocalDateTime, DateTimeZone.Utc), Start).AssertOk();
        campaign.SetPaused(true, Start).AssertOk();
        campaign.LentLines = 0;
        Assert.Equal([new DueGroup(0, 2, 1), new DueGroup(3, 1, 2), new DueGroup(3, 2, 2)], campaign.CountDue(Start, 10).AsEnumerable());
        Assert.Equal([new DueGroup(0, 2, 1), new DueGroup(3, 1, 1)], campaign.CountDue(Start, 2).AsEnumerable());
        Assert.Empty(campaign.CountDue(Start, 0));
        Assert.Empty(campaign.CountDue(Campaign.LastInstant + Duration.FromDays(1), 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => campaign.CountDue(Start, -1));
    }

    [Fact]
    public void CountDue_SharedNumberWithoutLease_IsWantedAndDoesNotCount()
    {
        var campaign = Loaded("+39061", "+39062");
        campaign.LentLines = 0;
        campaign.ShareNumber(First);
        Assert.Equal([new DueGroup(0, Contact.DefaultPriority, 1)], campaign.CountDue(Start, 10).AsEnumerable());
        Assert.Equal([First], campaign.WantedNumbers.AsEnumerable());
        campaign.LeaseNumber(First);
        Assert.Equal([new DueGroup(0, Contact.DefaultPriority, 2)], campaign.CountDue(Start, 10).AsEnumerable());
        campaign.LentLines = null;
        Assert.Equal(First, campaign.Claim(Start)!.Value.Phone.Phone);
    }

    [Fact]
    public void CallsOn_OwnAndOutsideCalls_AreInTheOrderOfDialing()
    {
        var campaign = Loaded("+39061");
        Assert.True(campaign.RemembersCalls);
        var call = campaign.Claim(Start)!.Value;
        Assert.Empty(campaign.CallsOn(First)); // under way
        campaign.End(call.Id, new CallEnding(CallStatus.NoAnswer) { IsConsented = true }, Start + Duration.FromMinutes(1)).AssertOk();
        campaign.RecordOutsideCall(First, Start - Duration.FromHours(1), CallStatus.Reached, Start + Duration.FromMinutes(1), outcome: CallOutcome.Spoke).AssertOk();
        Assert.Equal(
            [
                new NumberCall(null, Start - Duration.FromHours(1), CallStatus.Reached, CallOutcome.Spoke, IsConsented: false),
                new NumberCall(call.Id, Start, CallStatus.NoAnswer, CallOutcome.Unspecified, IsConsented: true),
            ],
            campaign.CallsOn(First).AsEnumerable());
        Assert.Empty(campaign.CallsOn(Second));
        var next = campaign.Claim(Start + Duration.FromHours(1))!.Value;
        campaign.End(next.Id, CallStatus.NotDialed, Start + Duration.FromHours(1)).AssertOk();
        Assert.Equal(2, campaign.CallsOn(First).Length);
    }

    [Fact]
    public void CallsOn_NothingRemembered_IsEmpty()
    {
        var campaign = new Campaign(Settings);
        campaign.Load([First], Start).AssertOk();
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.Busy, Start).AssertOk();
        Assert.False(campaign.RemembersCalls);
        Assert.Empty(campaign.CallsOn(First));
    }

    [Fact]
    public void Replay_ClaimsOnANumberThatIsNotLeasedHere_AreApplied()
    {
        var log = new FactLog();
        var campaign = new Campaign(Settings, new CampaignOptions { Facts = log });
        campaign.Load([First], Start).AssertOk();
        campaign.Claim(Start);
        var again = new Campaign(Settings);
        again.ShareNumber(First);
        again.Apply(log.Facts[0]).AssertOk();
        Assert.Null(again.Claim(Start)); // the contact waits
        again.Apply(log.Facts[1]).AssertOk();
        Assert.True(again.IsInCall(First));
        Assert.Empty(again.WantedNumbers);
        again.LeaseNumber(First);
        again.End(1, CallStatus.Reached, Start).AssertOk();
        Assert.Null(again.Claim(Start));
    }

    [Fact]
    public void ShareNumber_WithinAReceiverOfFacts_Throws()
    {
        var log = new FactLog();
        var campaign = new Campaign(Settings, new CampaignOptions { Facts = log });
        log.Fails = () =>
        {
            campaign.ShareNumber(First);
            return false;
        };
        Assert.Throws<InvalidOperationException>(() => campaign.Load([First], Start));
        Assert.False(campaign.IsShared(First));
    }

    private static Campaign Loaded(params string[] numbers)
    {
        var campaign = KeptCampaign.Of(Settings);
        foreach (var number in numbers) campaign.Load([PhoneNumber.Parse(number)], Start).AssertOk();
        return campaign;
    }
}
