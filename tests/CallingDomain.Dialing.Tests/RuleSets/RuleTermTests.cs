using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing.Tests;

[Properties(Arbitrary = [typeof(HoursCases)], MaxTest = 200)]
public sealed class RuleTermTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"], Reunion = DateTimeZoneProviders.Tzdb["Indian/Reunion"];

    private static readonly LocalDate Change = new(2026, 8, 11);

    private static readonly CallingRuleSet Before = new("before") { Hours = Daily(10, 20), RepealedFrom = Change };
    private static readonly CallingRuleSet After = new("after") { Hours = Daily(10, 12), InForceFrom = Change };

    [Property]
    public bool IsOpen_RuleWithATerm_IsThatOfItsHoursWhileItIsInForce(HoursCase given, sbyte first, byte length)
    {
        var (hours, zone, at) = given;
        var from = at.InZone(zone).Date.PlusDays(first % 3);
        var repealed = from.PlusDays(1 + (length % 3));
        var times = CombinedHours.Of([new HoursRule("law", hours, Zone: null, new RuleTerm(from, repealed))]).In(zone);
        var (start, end) = (FirstMinuteOf(from), FirstMinuteOf(repealed));
        for (var each = at - Duration.FromDays(4); each < at + Duration.FromDays(4); each += Duration.FromMinutes(20))
        {
            if (times.IsOpen(each) != (each < start || each >= end || hours.IsOpen(each, zone))) return false;
        }

        var next = times.NextOpen(at).At;
        return next == (at < start || at >= end || hours.NextOpen(at, zone) is not { } opening || opening > end ? (at < start || at >= end ? at : end) : opening);

        // Found by looking at the clock, minute by minute.
        Instant FirstMinuteOf(LocalDate date)
        {
            var minute = date.AtMidnight().InUtc().ToInstant() - Duration.FromHours(30);
            while (minute.InZone(zone).Date < date) minute += Duration.FromMinutes(1);
            return minute;
        }
    }

    [Theory]
    [InlineData("2026-08-10T16:00:00Z", "2026-08-10T16:00:00Z", null)] // 18:00 in Paris, by the rules before
    [InlineData("2026-08-10T19:00:00Z", "2026-08-11T08:00:00Z", "after")] // after 20:00, so on the next day at 10:00
    [InlineData("2026-08-11T11:00:00Z", "2026-08-12T08:00:00Z", "after")] // 13:00 in Paris, by the rules after
    public void NextOpen_OverTheDateOfAChange_FollowsTheRulesInForce(string from, string expected, string? rule)
    {
        var next = CombinedHours.Of([Before.HoursRule, After.HoursRule]).NextOpen(At(from), Paris);
        Assert.Equal((At(expected), rule), (next.At, next.Rule?.Name));
    }

    [Fact]
    public void NextOpen_ChangeAtTheCalledPartysMidnight_DiffersByZone()
    {
        var rules = CombinedHours.Of([Before.HoursRule, After.HoursRule]);
        var evening = At("2026-08-10T21:30:00Z"); // 23:30 on 10 August in Paris, 01:30 on 11 August in Réunion
        Assert.Equal(At("2026-08-11T08:00:00Z"), rules.NextOpen(evening, Paris).At);
        Assert.Equal(At("2026-08-11T06:00:00Z"), rules.NextOpen(evening, Reunion).At);
    }

    [Fact]
    public void Limits_WithATerm_BindOnlyWhileTheyAreInForce()
    {
        var call = At("2026-08-10T12:00:00Z");
        PastAttempt[] calls = [new(call, call, CallStatus.NoAnswer)];
        var day = Duration.FromDays(1);
        var repealed = Rules(Before with { Limits = [AttemptLimit.Rolling(1, 30 * day)] });
        Assert.Equal(At("2026-08-10T22:00:00Z"), AttemptRules.Check(call, calls, [], repealed, Paris).FreeFrom); // midnight in Paris
        Assert.True(AttemptRules.Check(At("2026-08-10T22:00:00Z"), calls, [], repealed, Paris).IsFree);
        var coming = Rules(After with { Lockouts = [new Lockout([CallStatus.NoAnswer], 5 * day)] });
        Assert.True(AttemptRules.Check(call, calls, [], coming, Paris).IsFree);
        Assert.Equal(call + (5 * day), AttemptRules.Check(At("2026-08-11T00:00:00Z"), calls, [], coming, Paris).FreeFrom);
    }

    [Fact]
    public void Check_RuleThatComesIntoForceBeforeAnotherFrees_BindsToo()
    {
        var call = At("2026-08-10T12:00:00Z");
        PastAttempt[] calls = [new(call, call, CallStatus.NoAnswer)];
        var coming = Rules(After with { Lockouts = [new Lockout([CallStatus.NoAnswer], Duration.FromDays(5))] });
        var present = Rules(new CallingRuleSet("now") { Lockouts = [new Lockout([CallStatus.NoAnswer], Duration.FromDays(2))] });
        var verdict = AttemptRules.Check(call, calls, [], [.. coming, .. present], Paris);
        Assert.Equal((call + Duration.FromDays(5), "after"), (verdict.FreeFrom, verdict.Rule!.Name));
    }

    [Fact]
    public void Campaign_OverTheDateOfAChange_CallsByTheRulesInForce()
    {
        var settings = new CampaignSettings { TimeZone = Paris, Rules = [Before, After], Retry = new RetrySettings { GlobalMaxAttempts = 3 }.WithDefault(new RetryRule(3, Duration.FromHours(9))) };
        var campaign = new Campaign(settings, new CampaignOptions { KeepHistory = true });
        Assert.True(campaign.Load(new Contacts.Contact("c1", Numbers.PhoneNumber.Parse("+33612345678")), At("2026-08-10T08:00:00Z")).IsOk);
        Simulation.Run(campaign, SeedExample.Script(), At("2026-08-10T08:00:00Z"));
        Assert.Equal(["2026-08-10T08:00:00Z", "2026-08-10T17:00:00Z", "2026-08-11T08:00:00Z"], campaign.History.Select(row => InstantPattern.ExtendedIso.Format(row.Attempt.DialedAt)));
    }

    private static AttemptRule[] Rules(CallingRuleSet set) => [.. set.AttemptRules];

    private static CallingHours Daily(int from, int to) => CallingHours.Of([new CallingWindow(new LocalTime(from, 0), new LocalTime(to, 0), CallingWindow.EveryDay)], strictClockChanges: true);

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
