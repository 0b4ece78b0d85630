using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Passes that calling hours interrupt.</summary>
public sealed class InterruptedPassTests
{
    // From nine to twelve; the second phone is due a minute after the first call, and a limit of the contact lasts some hours.
    [Theory]
    [InlineData(false, 24, false)]
    [InlineData(true, 24, true)] // the limit outlasts the closure
    [InlineData(true, 5, true)] // the closure outlasts the limit
    [InlineData(true, 2, false)] // the hours stay open
    public void Limit_HoursCloseBeforeItAllowsTheNextPhone_RestartsThePass(bool restart, int hours, bool restarts)
    {
        var settings = SeedExample.Settings with
        {
            Retry = SeedExample.Retry with { RestartInterruptedPass = restart },
            CallingHours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(12, 0), CallingWindow.EveryDay)]),
            Rules = [new CallingRuleSet("law") { Limits = [AttemptLimit.Rolling(1, Duration.FromHours(hours), AttemptScope.Contact)] }],
        };
        var campaign = KeptCampaign.Of(settings);
        campaign.Load(SeedExample.Contact, SeedExample.Start).AssertOk();
        campaign.End(campaign.Claim(SeedExample.Start)!.Value.Id, CallStatus.NoAnswer, SeedExample.Start).AssertOk();
        var state = campaign.StateOf("c1")!.Value;
        Assert.Equal((restarts ? 2 : 1, hours == 2 ? SeedExample.Start + Duration.FromHours(2) : SeedExample.Start + Duration.FromDays(1)), (state.Pass, state.DueAt));
        Assert.Equal(restarts ? SeedExample.Primary : SeedExample.Office, campaign.Claim(state.DueAt)!.Value.Phone.Phone);
    }
}
