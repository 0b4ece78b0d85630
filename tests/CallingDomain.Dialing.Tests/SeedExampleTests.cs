using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class SeedExampleTests
{
    [Fact]
    public void Run_NobodyAnswers_CallsNineTimesAtTheSeedsInstants()
    {
        var (campaign, _) = SeedExample.Run();
        Assert.Equal(SeedExample.Minutes, campaign.History.Select(entry => (entry.Attempt.DialedAt - SeedExample.Start).TotalMinutes));
        Assert.Equal(
            ["primary", "Office", "Holiday", "primary", "Office", "Holiday", "primary", "Office", "Holiday"],
            campaign.History.Select(entry => entry.Attempt.Phone.Type?.Name ?? "primary"));
        Assert.Equal([1, 1, 1, 2, 2, 2, 3, 3, 3], campaign.History.Select(entry => entry.Attempt.Pass));
        Assert.Equal([1, 1, 1, 2, 2, 2, 3, 3, 3], campaign.History.Select(entry => entry.Attempt.PhoneAttempt));
        Assert.All(
            campaign.History,
            entry => Assert.Equal(
                (CallStatus.NoAnswer, entry.Attempt.DialedAt, entry.Attempt.DueAt),
                (entry.Status, entry.EndedAt!.Value, entry.Attempt.DialedAt)));
    }

    [Fact]
    public void Run_NobodyAnswers_FinalHasHolidayAndThreeNoAnswer()
    {
        var (campaign, summary) = SeedExample.Run();
        var final = Assert.Single(campaign.Final);
        Assert.Equal((SeedExample.Holiday, "NoAnswer 3", CloseReason.StatusLimit), (final.Phone!.Value.Phone, final.Attempts.ToString(), final.Reason));
        Assert.Equal((SeedExample.Holiday, CallStatus.NoAnswer), (final.CausePhone!.Value.Phone, final.CauseStatus));
        Assert.Equal(SeedExample.Start + Duration.FromMinutes(10), final.ClosedAt);
        Assert.Equal((9, 0, 1, 0, 1), (summary.Attempts, summary.Reached, summary.Closed, summary.Open, summary.PeakConcurrentCalls));
    }

    // The domain page's second table: 30 seconds of ringing, waits measured from the end of the call.
    [Fact]
    public void Run_ThirtySecondsOfRinging_MeasuresFromTheEndOfEachCall()
    {
        var (campaign, _) = SeedExample.Run(outcomes: new OutcomeScript { RingTime = Duration.FromSeconds(30) });
        Assert.Equal([0, 90, 180, 330, 420, 510, 660, 750, 840], campaign.History.Select(entry => (entry.Attempt.DialedAt - SeedExample.Start).TotalSeconds));
        Assert.Equal(SeedExample.Start + Duration.FromSeconds(870), campaign.Final.Single().ClosedAt);
    }

    [Theory]
    [InlineData(DelayBase.AttemptStart)]
    [InlineData(DelayBase.Due)]
    public void Run_OtherDelayBase_MeasuresFromThere(DelayBase delayBase)
    {
        var (campaign, _) = SeedExample.Run(
            new CampaignSettings { Retry = SeedExample.Retry with { DelayBase = delayBase } },
            new OutcomeScript { RingTime = Duration.FromSeconds(30) });
        Assert.Equal([0, 60, 120, 240, 300, 360, 480, 540, 600], campaign.History.Select(entry => (entry.Attempt.DialedAt - SeedExample.Start).TotalSeconds));
    }

    [Fact]
    public void Run_ReachedOnTheSecondPass_ClosesAtOnceWithThatPhone()
    {
        var (campaign, summary) = SeedExample.Run(
            outcomes: SeedExample.Script((SeedExample.Office, "Busy Reached")) with
            {
                RingTime = Duration.FromSeconds(10),
                TalkTime = Duration.FromSeconds(50),
            });
        var final = Assert.Single(campaign.Final);
        Assert.Equal((CloseReason.Reached, SeedExample.Office, "Busy 1"), (final.Reason, final.Phone!.Value.Phone, final.Attempts.ToString()));
        Assert.Equal((5, 1), (summary.Attempts, summary.Reached));
        Assert.Equal(Duration.FromSeconds(60), campaign.History[^1].EndedAt!.Value - campaign.History[^1].Attempt.DialedAt);
    }

    [Fact]
    public void Run_AfterAPass_WaitsAsTheStatusOfItsLastPhoneSays()
    {
        var settings = new CampaignSettings { Retry = SeedExample.Retry.With(CallStatus.Busy, new RetryRule(3, Duration.FromMinutes(30))) };
        var (campaign, _) = SeedExample.Run(settings, SeedExample.Script((SeedExample.Holiday, "Busy NoAnswer Busy")));
        Assert.Equal([0, 1, 2, 32, 33, 34, 36, 37, 38], campaign.History.Select(entry => (entry.Attempt.DialedAt - SeedExample.Start).TotalMinutes));
    }
}
