using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class RetryRulesTests
{
    // The discriminating case of the domain page, section 1.6: P always busy, O never answers, H NoAnswer, Busy, Congestion, NoAnswer.
    private static readonly OutcomeScript Discriminating =
        SeedExample.Script((SeedExample.Primary, "Busy"), (SeedExample.Office, "NoAnswer"), (SeedExample.Holiday, "NoAnswer Busy Congestion NoAnswer"));

    [Fact]
    public void AnyPhone_Discriminating_ClosesAfterPassThreeByThePrimary()
    {
        var final = Close(new RetrySettings(), out var calls);
        Assert.Equal(9, calls);
        Assert.Equal((CloseReason.StatusLimit, SeedExample.Primary, CallStatus.Busy), (final.Reason, final.CausePhone!.Value.Phone, final.CauseStatus));
        Assert.Equal((SeedExample.Holiday, "NoAnswer 1, Busy 1, Congestion 1"), (final.Phone!.Value.Phone, final.Attempts.ToString()));
    }

    [Fact]
    public void LastPhone_Discriminating_ReachesTheGlobalLimitInPassFour()
    {
        var final = Close(new RetrySettings { LimitScope = LimitScope.LastPhone }, out var calls);
        Assert.Equal(12, calls);
        Assert.Equal(
            (CloseReason.GlobalLimit, SeedExample.Holiday, CallStatus.Unspecified, "NoAnswer 2, Busy 1, Congestion 1"),
            (final.Reason, final.CausePhone!.Value.Phone, final.CauseStatus, final.Attempts.ToString()));
    }

    [Fact]
    public void AllPhones_Discriminating_SkipsPhonesAtTheirLimit()
    {
        var final = Close(new RetrySettings { LimitScope = LimitScope.AllPhones }, out var calls);
        Assert.Equal(10, calls); // in pass four only Holiday is left
        Assert.Equal(
            (CloseReason.StatusLimit, SeedExample.Primary, CallStatus.Busy, SeedExample.Holiday),
            (final.Reason, final.CausePhone!.Value.Phone, final.CauseStatus, final.Phone!.Value.Phone));
    }

    [Fact]
    public void EachAttempt_SeedsExample_ClosesWithThePrimaryAtEightMinutes()
    {
        var (campaign, summary) = SeedExample.Run(new CampaignSettings { Retry = SeedExample.Retry with { CheckEachAttempt = true } });
        Assert.Equal(7, summary.Attempts);
        Assert.Equal(
            (SeedExample.Primary, SeedExample.Start + Duration.FromMinutes(8)),
            (campaign.Final.Single().Phone!.Value.Phone, campaign.Final.Single().ClosedAt));
    }

    [Fact]
    public void PerContact_SeedsExample_ClosesAtTheEndOfPassTwo()
    {
        var (campaign, summary) = SeedExample.Run(new CampaignSettings { Retry = SeedExample.Retry with { GlobalScope = AttemptScope.Contact } });
        Assert.Equal((6, CloseReason.GlobalLimit), (summary.Attempts, campaign.Final.Single().Reason));
    }

    [Fact]
    public void PerContact_EachAttempt_ClosesAtTheFourthCall()
    {
        var (campaign, summary) = SeedExample.Run(new CampaignSettings
        {
            Retry = SeedExample.Retry with { GlobalScope = AttemptScope.Contact, CheckEachAttempt = true },
        });
        Assert.Equal((4, SeedExample.Primary), (summary.Attempts, campaign.Final.Single().Phone!.Value.Phone));
    }

    [Fact]
    public void EndOfPass_NoSuchPrimaryNumber_StillTriesTheOthers()
    {
        var settings = new CampaignSettings { Retry = SeedExample.Retry.With(CallStatus.NoSuchNumber, new RetryRule(1, Duration.Zero)) };
        var (campaign, summary) = SeedExample.Run(settings, SeedExample.Script((SeedExample.Primary, "NoSuchNumber")));
        Assert.Equal(3, summary.Attempts);
        Assert.Equal(
            (SeedExample.Primary, CallStatus.NoSuchNumber, SeedExample.Holiday),
            (campaign.Final.Single().CausePhone!.Value.Phone, campaign.Final.Single().CauseStatus, campaign.Final.Single().Phone!.Value.Phone));
    }

    // As after a change to stricter settings.
    [Fact]
    public void AfterPass_LastPhoneAtTheLimitOfAnEarlierStatus_ClosesByThatStatus() => Assert.Equal(
        new RuleStep(NextStepKind.Close, 0, CloseReason.StatusLimit, CallStatus.NoAnswer),
        RetryRules.AfterPass(0, CallStatus.Busy, [AttemptCounts.Of([3, 1])], new RetrySettings { LimitScope = LimitScope.LastPhone, GlobalMaxAttempts = 9 }));

    [Fact]
    public void AfterPass_LastPhoneAtSeveralLimits_ClosesByTheStatusOfItsCall() => Assert.Equal(
        new RuleStep(NextStepKind.Close, 0, CloseReason.StatusLimit, CallStatus.Busy),
        RetryRules.AfterPass(0, CallStatus.Busy, [AttemptCounts.Of([3, 3])], new RetrySettings { GlobalMaxAttempts = 9 }));

    [Fact]
    public void AfterPass_AllPhonesAndThePrimaryBelowItsLimit_StartsTheNextPass() => Assert.Equal(
        new RuleStep(NextStepKind.StartNextPass, 0),
        RetryRules.AfterPass(1, CallStatus.NoAnswer, [AttemptCounts.Of([1]), AttemptCounts.Of([3])], new RetrySettings { LimitScope = LimitScope.AllPhones }));

    [Fact]
    public void AfterPass_AnotherPhoneAtTheGlobalLimit_ClosesByIt() => Assert.Equal(
        new RuleStep(NextStepKind.Close, 0, CloseReason.GlobalLimit),
        RetryRules.AfterPass(1, CallStatus.NoAnswer, [AttemptCounts.Of([2, 2]), AttemptCounts.Of([1])], new RetrySettings()));

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void AfterPass_GlobalLimitOfTheContact_CountsPhonesThatThePassDoesNotHave(int elsewhere, bool closes) =>
        Assert.Equal(closes ? NextStepKind.Close : NextStepKind.StartNextPass, RetryRules.AfterPass(0, CallStatus.NoAnswer, [AttemptCounts.Of([1])], new RetrySettings { GlobalScope = AttemptScope.Contact, GlobalMaxAttempts = 3 }, elsewhere).Kind);

    [Theory]
    [InlineData(false, false)] // the pass could begin under the limit
    [InlineData(true, true)]
    public void WhileWaiting_LimitReachedInThePass_ClosesIfEachAttemptIsChecked(bool checksEach, bool closes) => Assert.Equal(
        closes ? new RuleStep(NextStepKind.Close, 0, CloseReason.StatusLimit, CallStatus.NoAnswer) : default,
        RetryRules.WhileWaiting(last: 0, CallStatus.NoAnswer, next: 1, [AttemptCounts.Of([3]), default], new RetrySettings { CheckEachAttempt = checksEach }, elsewhere: 0));

    [Fact]
    public void RetrySettings_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetrySettings { GlobalMaxAttempts = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetrySettings { CallAdditionalPhoneAfter = Duration.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetrySettings().With(CallStatus.Reached, new RetryRule(1, Duration.Zero)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetrySettings().With(CallStatus.Busy, new RetryRule(256, Duration.Zero)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetrySettings().WithDefault(new RetryRule(1, Duration.FromDays(367))));
    }

    [Fact]
    public void RetrySettings_ByDefault_AreTheSeeds()
    {
        var settings = new RetrySettings();
        Assert.All(AttemptCounts.Counted, status => Assert.Equal(new RetryRule(3, Duration.FromMinutes(150)), settings[status]));
        Assert.Equal((8, 4), (AttemptCounts.Counted.Length, settings.GlobalMaxAttempts));
        Assert.Equal(settings, settings.With(CallStatus.Busy, new RetryRule(1, Duration.Zero)).With(CallStatus.Busy, settings[CallStatus.Busy]));
        Assert.NotEqual(settings, settings.With(CallStatus.Busy, new RetryRule(1, Duration.Zero)));
    }

    private static FinalEntry Close(RetrySettings retry, out int calls)
    {
        var (campaign, summary) = SeedExample.Run(new CampaignSettings { Retry = retry }, Discriminating);
        calls = summary.Attempts;
        return campaign.Final.Single();
    }
}
