using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Lower limits in a running campaign close the contacts that exceed them without another call.</summary>
public sealed class TightenedLimitsTests
{
    private static readonly Instant Later = SeedExample.Start + Duration.FromHours(1);

    [Theory]
    [InlineData(3, 2, CloseReason.Unspecified)] // two passes of three
    [InlineData(3, 1, CloseReason.StatusLimit)]
    [InlineData(6, 2, CloseReason.StatusLimit)]
    [InlineData(6, 3, CloseReason.Unspecified)]
    public void UpdateSettings_BetweenPasses_ClosesWhatIsAtTheLimit(int calls, int limit, CloseReason reason)
    {
        var campaign = Called(calls, SeedExample.Retry);
        campaign.UpdateSettings(Tighter(limit), Later).AssertOk();
        Assert.Equal(reason, campaign.StateOf("c1")!.Value.Closing.Reason);
    }

    [Theory]
    [InlineData(4, 1, true)] // the primary phone has two calls, the others one: they were at the limit before this pass
    [InlineData(4, 2, false)] // the primary phone is at the limit, as in any last pass
    [InlineData(1, 1, false)]
    [InlineData(7, 2, true)]
    public void UpdateSettings_WithinAPass_ClosesWhatWasAtTheLimitBeforeThePass(int calls, int limit, bool closes)
    {
        var campaign = Called(calls, SeedExample.Retry);
        campaign.UpdateSettings(Tighter(limit), Later).AssertOk();
        Assert.Equal(closes, campaign.OpenCount == 0);
        if (!closes) return;
        var final = Assert.Single(campaign.Final);
        Assert.Equal((CloseReason.StatusLimit, SeedExample.Primary, CallStatus.NoAnswer, Later), (final.Reason, final.CausePhone!.Value.Phone, final.CauseStatus, final.ClosedAt));
        Assert.Null(campaign.Claim(Later));
    }

    [Fact]
    public void UpdateSettings_WhileInCall_ClosesWhenTheCallEndsAndNotWhenItReaches()
    {
        foreach (var status in new[] { CallStatus.NoAnswer, CallStatus.NotDialed, CallStatus.Lost, CallStatus.Reached })
        {
            var campaign = Called(4, SeedExample.Retry);
            var attempt = campaign.Claim(Later)!.Value;
            campaign.UpdateSettings(Tighter(1) with { CountLostCalls = false }, Later).AssertOk();
            Assert.Equal(1, campaign.OpenCount);
            campaign.End(attempt.Id, status, Later).AssertOk();
            Assert.Equal(status == CallStatus.Reached ? CloseReason.Reached : CloseReason.StatusLimit, campaign.StateOf("c1")!.Value.Closing.Reason);
        }
    }

    [Fact]
    public void UpdateSettings_WaitingForACallback_KeepsIt()
    {
        var campaign = Called(3, SeedExample.Retry);
        campaign.ScheduleCallback("c1", CallbackTime.Of(Later), SeedExample.Start + Duration.FromMinutes(30)).AssertOk();
        campaign.UpdateSettings(Tighter(1), SeedExample.Start + Duration.FromMinutes(30)).AssertOk();
        var attempt = campaign.Claim(Later)!.Value;
        campaign.End(attempt.Id, CallStatus.NoAnswer, Later).AssertOk();
        Assert.Equal(CloseReason.StatusLimit, campaign.StateOf("c1")!.Value.Closing.Reason);
    }

    [Fact]
    public void UpdateSettings_LastPhone_LooksAtThePhoneCalledLastBetweenPassesOnly()
    {
        var last = SeedExample.Retry with { LimitScope = LimitScope.LastPhone };
        var within = Called(4, last);
        within.UpdateSettings(Tighter(1, last), Later).AssertOk();
        Assert.Equal(1, within.OpenCount);
        var between = Called(3, last);
        between.UpdateSettings(Tighter(1, last), Later).AssertOk();
        Assert.Equal(SeedExample.Holiday, Assert.Single(between.Final).CausePhone!.Value.Phone);
    }

    [Fact]
    public void UpdateSettings_AllPhonesWithinAPass_LeavesOutTheNextPhone()
    {
        var all = SeedExample.Retry with { LimitScope = LimitScope.AllPhones };
        var campaign = Called(4, all);
        campaign.UpdateSettings(Tighter(1, all), Later).AssertOk();
        Assert.Equal(0, campaign.OpenCount); // Office and Holiday are at the limit too
        var one = Called(1, all);
        one.UpdateSettings(Tighter(1, all), Later).AssertOk();
        Assert.Equal(SeedExample.Office, one.Claim(Later)!.Value.Phone.Phone);
    }

    [Fact]
    public void UpdateSettings_GlobalLimitOfTheContact_ClosesWhatWasAtItBeforeThePass()
    {
        var campaign = Called(5, SeedExample.Retry);
        campaign.UpdateSettings(SeedExample.Settings with { Retry = SeedExample.Retry with { GlobalScope = AttemptScope.Contact, GlobalMaxAttempts = 4 } }, Later).AssertOk();
        Assert.Equal(1, campaign.OpenCount); // three calls before this pass
        campaign.UpdateSettings(SeedExample.Settings with { Retry = SeedExample.Retry with { GlobalScope = AttemptScope.Contact, GlobalMaxAttempts = 3 } }, Later).AssertOk();
        Assert.Equal(CloseReason.GlobalLimit, Assert.Single(campaign.Final).Reason);
    }

    [Fact]
    public void Edit_PhoneAtALimitComesBack_ClosesTheContactBeforeItsNextPass()
    {
        var campaign = Called(3, SeedExample.Retry);
        campaign.Edit(SeedExample.Contact with { AdditionalPhones = [] }, Later).AssertOk();
        campaign.UpdateSettings(SeedExample.Settings with { Retry = SeedExample.Retry.With(CallStatus.Busy, new RetryRule(1, Duration.Zero)) }, Later).AssertOk();
        Assert.Equal(1, campaign.OpenCount);
        campaign.Edit(SeedExample.Contact, Later).AssertOk();
        Assert.Equal(CloseReason.StatusLimit, Assert.Single(campaign.Final).Reason);
    }

    private static CampaignSettings Tighter(int limit, RetrySettings? retry = null) =>
        SeedExample.Settings with { Retry = (retry ?? SeedExample.Retry).WithDefault(new RetryRule(limit, Duration.FromMinutes(2))) };

    // NoAnswer of each phone in turn, but Busy of Holiday.
    private static Campaign Called(int calls, RetrySettings retry)
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { Retry = retry });
        campaign.Load(SeedExample.Contact, SeedExample.Start).AssertOk();
        for (var now = SeedExample.Start; calls > 0; now = campaign.NextWakeUp ?? now, calls--)
        {
            var attempt = campaign.Claim(now)!.Value;
            campaign.End(attempt.Id, attempt.Phone.Phone == SeedExample.Holiday ? CallStatus.Busy : CallStatus.NoAnswer, now).AssertOk();
        }

        return campaign;
    }
}
