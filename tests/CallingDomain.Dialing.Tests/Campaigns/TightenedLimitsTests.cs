using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Settings with lower limits, given while a campaign runs, close the contacts that exceed them without one more call.</summary>
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
        Assert.Null(campaign.UpdateSettings(Tighter(limit), Later));
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
        Assert.Null(campaign.UpdateSettings(Tighter(limit), Later));
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
            Assert.Null(campaign.UpdateSettings(Tighter(1) with { LostCalls = LostCalls.DoNotCount }, Later));
            Assert.Equal(1, campaign.OpenCount);
            Assert.Null(campaign.End(attempt.Id, status, Later));
            Assert.Equal(status == CallStatus.Reached ? CloseReason.Reached : CloseReason.StatusLimit, campaign.StateOf("c1")!.Value.Closing.Reason);
        }
    }

    [Fact]
    public void UpdateSettings_WaitingForACallback_KeepsIt()
    {
        var campaign = Called(3, SeedExample.Retry);
        Assert.Null(campaign.CallBack("c1", CallbackTime.Of(Later), SeedExample.Start + Duration.FromMinutes(30)));
        Assert.Null(campaign.UpdateSettings(Tighter(1), SeedExample.Start + Duration.FromMinutes(30)));
        var attempt = campaign.Claim(Later)!.Value;
        Assert.Null(campaign.End(attempt.Id, CallStatus.NoAnswer, Later));
        Assert.Equal(CloseReason.StatusLimit, campaign.StateOf("c1")!.Value.Closing.Reason);
    }

    [Fact]
    public void UpdateSettings_LastPhone_LooksAtThePhoneCalledLastBetweenPassesOnly()
    {
        var last = SeedExample.Retry with { LimitScope = LimitScope.LastPhone };
        var within = Called(4, last);
        Assert.Null(within.UpdateSettings(Tighter(1, last), Later));
        Assert.Equal(1, within.OpenCount);
        var between = Called(3, last);
        Assert.Null(between.UpdateSettings(Tighter(1, last), Later));
        Assert.Equal(SeedExample.Holiday, Assert.Single(between.Final).CausePhone!.Value.Phone);
    }

    [Fact]
    public void UpdateSettings_AllPhonesWithinAPass_LeavesOutTheNextPhone()
    {
        var all = SeedExample.Retry with { LimitScope = LimitScope.AllPhones };
        var campaign = Called(4, all);
        Assert.Null(campaign.UpdateSettings(Tighter(1, all), Later));
        Assert.Equal(0, campaign.OpenCount); // Office and Holiday are at the limit too
        var one = Called(1, all);
        Assert.Null(one.UpdateSettings(Tighter(1, all), Later));
        Assert.Equal(SeedExample.Office, one.Claim(Later)!.Value.Phone.Phone);
    }

    [Fact]
    public void UpdateSettings_GlobalLimitOfTheContact_ClosesWhatWasAtItBeforeThePass()
    {
        var campaign = Called(5, SeedExample.Retry);
        Assert.Null(campaign.UpdateSettings(SeedExample.Settings with { Retry = SeedExample.Retry with { GlobalScope = GlobalScope.PerContact, GlobalMaxAttempts = 4 } }, Later));
        Assert.Equal(1, campaign.OpenCount); // three calls before this pass
        Assert.Null(campaign.UpdateSettings(SeedExample.Settings with { Retry = SeedExample.Retry with { GlobalScope = GlobalScope.PerContact, GlobalMaxAttempts = 3 } }, Later));
        Assert.Equal(CloseReason.GlobalLimit, Assert.Single(campaign.Final).Reason);
    }

    [Fact]
    public void Edit_PhoneAtALimitComesBack_ClosesTheContactBeforeItsNextPass()
    {
        var campaign = Called(3, SeedExample.Retry);
        Assert.Null(campaign.Edit(SeedExample.Contact with { AdditionalPhones = [] }, Later));
        Assert.Null(campaign.UpdateSettings(SeedExample.Settings with { Retry = SeedExample.Retry.With(CallStatus.Busy, new RetryRule(1, Duration.Zero)) }, Later));
        Assert.Equal(1, campaign.OpenCount);
        Assert.Null(campaign.Edit(SeedExample.Contact, Later));
        Assert.Equal(CloseReason.StatusLimit, Assert.Single(campaign.Final).Reason);
    }

    private static CampaignSettings Tighter(int limit, RetrySettings? retry = null) =>
        SeedExample.Settings with { Retry = (retry ?? SeedExample.Retry).WithDefault(new RetryRule(limit, Duration.FromMinutes(2))) };

    // NoAnswer of each phone in turn, but Busy of Holiday.
    private static Campaign Called(int calls, RetrySettings retry)
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { Retry = retry });
        Assert.Null(campaign.Load(SeedExample.Contact, SeedExample.Start));
        for (var now = SeedExample.Start; calls > 0; now = campaign.NextWakeUp ?? now, calls--)
        {
            var attempt = campaign.Claim(now)!.Value;
            Assert.Null(campaign.End(attempt.Id, attempt.Phone.Phone == SeedExample.Holiday ? CallStatus.Busy : CallStatus.NoAnswer, now));
        }

        return campaign;
    }
}
