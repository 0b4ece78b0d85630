using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>How simulations keep limits of abandoned calls.</summary>
[Properties(Arbitrary = [typeof(AgentScenario)], MaxTest = 150)]
public sealed class AbandonmentSummaryTests
{
    private static readonly Instant Start = AgentScenario.Start; // Monday, 10:00 in Rome

    // A rule set, whether it applies to a call by its number and the time of its answer, and the period of the call; null for a rolling one.
    private static readonly (CallingRuleSet Set, Func<string, Instant, bool> Applies, Func<Instant, object>? PeriodOf)[] Laws =
    [
        (Law("campaign", AbandonedCallLimit.PerCampaign(0.1m)), (_, _) => true, _ => 0),
        (Law("two days", AbandonedCallLimit.PerDays(0.5m, 2)), (_, _) => true, at => Math.Floor((at - Start).TotalDays / 2)),
        (Law("day", AbandonedCallLimit.PerCalendarDay(0)), (_, _) => true, at => at.InZone(AgentScenario.Zone).Date),
        (Law("some numbers", AbandonedCallLimit.PerCalendarDay(0.3m)) with { AppliesTo = RuleCondition.Prefixes(PhoneNumber.Parse("+39061234000")) }, (number, _) => number.StartsWith("+39061234000", StringComparison.Ordinal), at => at.InZone(AgentScenario.Zone).Date),
        (Law("repealed", AbandonedCallLimit.PerCampaign(0.3m)) with { RepealedFrom = new LocalDate(2026, 3, 3) }, (_, at) => at.InZone(AgentScenario.Zone).Date < new LocalDate(2026, 3, 3), _ => 0),
        (Law("lifted", AbandonedCallLimit.PerCampaign(0.3m)) with { LiftedBy = RuleCondition.Field("even", ["yes"]) }, (number, _) => number[^1] % 2 == 1, _ => 0),
        (Law("rolling", AbandonedCallLimit.Rolling(0.5m, Duration.FromMinutes(30))), (_, _) => true, null),
    ];

    // The calls of the simulation with their times are counted anew. Calls are answered in the order in which it is decided whether an agent takes them.
    [Property]
    public void Run_AnyScenario_NamesTheWorstPeriodOfEachSet(AgentScenario scenario)
    {
        var campaign = KeptCampaign.Of(new CampaignSettings { Retry = SeedExample.Retry, MaxConcurrentCalls = scenario.Lines, TimeZone = AgentScenario.Zone, Rules = [.. Laws.Select(law => law.Set), new CallingRuleSet("None")] });
        for (var i = 0; i < scenario.Contacts; i++) campaign.Load(new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i)) { Fields = [new ContactField("even", i % 2 == 0 ? "yes" : "no")] }, Start).AssertOk();
        var log = new CallLog();
        var summary = Simulation.Run(campaign, scenario.Outcomes, Start, observer: log);
        var numbers = campaign.History.ToDictionary(call => call.Attempt.Id, call => call.Attempt.Phone.Phone.ToString());
        var calls = log.Calls.Where(call => call.ConnectedAt is not null || call.Status == CallStatus.Abandoned).Select(call => (At: call.AnsweredAt!.Value, call.Attempt, IsAbandoned: call.ConnectedAt is null)).Order().ToList();
        Assert.Equal(Laws.Select(law => law.Set.Name), summary.AbandonedCalls.Select(each => each.Rules));
        foreach (var ((set, applies, periodOf), each) in Laws.Zip(summary.AbandonedCalls))
        {
            var own = calls.Where(call => applies(numbers[call.Attempt], call.At)).ToList();
            var shares = periodOf is not null ? own.GroupBy(call => periodOf(call.At)).Select(ShareOf).ToList()
                : [.. own.Select((call, i) => ShareOf(own.Take(i + 1).Where(other => call.At - other.At < set.AbandonedCalls!.RollingPeriod)))];
            Assert.Equal(shares.Count == 0 ? null : shares.MaxBy(share => share.Share), each.Worst?.Calls); // the first of several
            Assert.Equal(shares.TrueForAll(share => share.Share <= set.AbandonedCalls!.MaxShare), each.IsKept);
        }
    }

    [Fact]
    public void Run_WithoutAgentsOrLimits_HasNone()
    {
        var settings = new CampaignSettings { Rules = [Laws[0].Set] };
        Assert.Empty(Simulation.Run(new Campaign(settings), new OutcomeScript(), Start).AbandonedCalls);
        Assert.Empty(Simulation.Run(new Campaign(new CampaignSettings()), new OutcomeScript { Agents = new SimulatedAgents(new AgentShift(1)) }, Start).AbandonedCalls);
        var none = Assert.Single(Simulation.Run(new Campaign(settings), new OutcomeScript { Agents = new SimulatedAgents(new AgentShift(1)) }, Start).AbandonedCalls);
        Assert.Equal((null, true), (none.Worst, none.IsKept));
    }

    private static CallingRuleSet Law(string name, AbandonedCallLimit limit) => new(name) { AbandonedCalls = limit };

    private static AbandonedShare ShareOf(IEnumerable<(Instant At, long Attempt, bool IsAbandoned)> calls) => new(calls.Count(call => call.IsAbandoned), calls.Count());
}
