using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The oracle alone, against the numbers of the pages.</summary>
public sealed class PlainCampaignTests
{
    private static readonly PhoneNumber[] InOrder = [SeedExample.Primary, SeedExample.Office, SeedExample.Holiday];

    [Fact]
    public void SeedExample_CallsOfNoLength_CallsAndClosesAsThePageSays()
    {
        var campaign = Loaded(SeedExample.Retry);
        while (Call(campaign, CallStatus.NoAnswer, Duration.Zero)) { }

        Assert.Equal(SeedExample.Minutes, MinutesOf(campaign));
        Assert.Equal([.. InOrder, .. InOrder, .. InOrder], campaign.HistoryRows().Select(call => call.Phone));
        Assert.Equal([1, 1, 1, 2, 2, 2, 3, 3, 3], campaign.HistoryRows().Select(call => call.Pass));
        Assert.Equal(
            new FinalRow("c1", SeedExample.Holiday, new StatusCounts { NoAnswer = 3 }, SeedExample.Start + Duration.FromMinutes(10), CloseReason.StatusLimit, SeedExample.Holiday, CallStatus.NoAnswer, new StatusCounts { NoAnswer = 9 }),
            Assert.Single(campaign.FinalRows()));
    }

    [Fact]
    public void SeedExample_RingsHalfAMinute_MeasuresFromTheEndOfEachCall()
    {
        var campaign = Loaded(SeedExample.Retry);
        while (Call(campaign, CallStatus.NoAnswer, Duration.FromSeconds(30))) { }

        Assert.Equal([0, 1.5, 3, 5.5, 7, 8.5, 11, 12.5, 14], MinutesOf(campaign));
    }

    // The discriminating example of the domain page, section 1.6.
    [Theory]
    [InlineData(LimitScope.AnyPhone, 9, CloseReason.StatusLimit, "Busy")]
    [InlineData(LimitScope.LastPhone, 12, CloseReason.GlobalLimit, "Unspecified")]
    public void MixedOutcomes_LimitScope_DecidesThePassThatCloses(LimitScope scope, int calls, CloseReason reason, string cause)
    {
        var campaign = Loaded(SeedExample.Retry with { LimitScope = scope });
        CallStatus[] holiday = [CallStatus.NoAnswer, CallStatus.Busy, CallStatus.Congestion, CallStatus.NoAnswer];
        for (var pass = 0; pass < holiday.Length; pass++)
        {
            foreach (var status in new[] { CallStatus.Busy, CallStatus.NoAnswer, holiday[pass] }) Call(campaign, status, Duration.Zero);
        }

        var final = Assert.Single(campaign.FinalRows());
        Assert.Equal((calls, reason, cause, SeedExample.Holiday), (campaign.HistoryRows().Count(), final.Reason, final.CauseStatus.ToString(), final.LastPhone!.Value));
    }

    private static PlainCampaign Loaded(RetrySettings retry)
    {
        var campaign = new PlainCampaign(new CampaignSettings { Retry = retry });
        Assert.Null(campaign.Load(SeedExample.Contact, SeedExample.Start));
        return campaign;
    }

    private static bool Call(PlainCampaign campaign, CallStatus status, Duration ringing)
    {
        if (campaign.NextWakeUpFor(agent: null) is not { } due) return false;
        var call = Assert.IsType<CallRow>(campaign.Claim(due, agent: null));
        Assert.IsType<EndAnswer>(campaign.EndCall(call.Id, status, due + ringing, agent: null, note: null));
        return true;
    }

    private static IEnumerable<double> MinutesOf(PlainCampaign campaign) => campaign.HistoryRows().Select(call => (call.DialedAt - SeedExample.Start).TotalMinutes);
}
