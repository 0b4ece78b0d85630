using CallingDomain.Contacts;
using CallingDomain.Numbers;
using FsCheck;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A campaign that is dialed step by step, in simulated time.</summary>
public sealed class SimulatedDialerTests
{
    private static readonly Instant Start = SeedExample.Start;

    // With callbacks, so that a call after one has an outcome of its own, and numbers that are blacklisted when a call ends.
    private static readonly OutcomeModel Model = new([new(CallStatus.Reached, 0.3), new(CallStatus.NoAnswer, 0.5), new(CallStatus.Busy, 0.2)], seed: 5)
    {
        Endings =
        [
            new EndingShare(new CallEnding(CallStatus.Reached) { Outcome = CallOutcome.Refused }, 0.4),
            new EndingShare(new CallEnding(CallStatus.NoAnswer) { Signals = [CallSignal.BadFormat] }, 0.1),
        ],
    };

    [Property(Arbitrary = [typeof(SimulationProperties)])]
    public bool Advance_RestartedAfterEachStep_GivesTheHistoryOfOneRun(SimulationProperties.Scenario scenario, PositiveInt most)
    {
        var outcomes = new OutcomeScript { Others = scenario.Statuses, RingTime = scenario.Ring };
        return IsAsOneRun(scenario.Settings, scenario.Contacts, outcomes, most.Get);
    }

    [Theory]
    [InlineData(1, 0, 2)]
    [InlineData(1, 30, 2)]
    [InlineData(3, 0, 7)]
    [InlineData(7, 30, 7)]
    [InlineData(100, 0, 1000)]
    [InlineData(2, 600, 3)]
    public void Advance_RestartedWithCallbacksAndBlacklistedNumbers_GivesTheHistoryOfOneRun(int most, int ringSeconds, int lines)
    {
        var hours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(10, 0), CallingWindow.EveryDay)]); // most contacts are due when it closes
        var settings = new CampaignSettings { Retry = SeedExample.Retry, MaxConcurrentCalls = lines, CallingHours = ringSeconds == 600 ? hours : CallingHours.Always, Endings = new EndingRules { Refused = new CallEffect { CallbackAfter = Duration.FromMinutes(5) } } };
        var contacts = Enumerable.Range(0, 40).Select(i => new Contact($"c{i}", Phone(i)) { AdditionalPhones = [new AdditionalPhone(Phone(i + 1))] }).ToArray();
        Assert.True(IsAsOneRun(settings, contacts, Model with { RingTime = Duration.FromSeconds(ringSeconds), TalkTime = Duration.FromSeconds(ringSeconds) }, most));
    }

    [Fact]
    public void Advance_UntilAnInstant_LeavesLaterCalls()
    {
        var campaign = KeptCampaign.Of(new CampaignSettings());
        campaign.Load(new Contact("c", Phone(1)), Start);
        var dialer = new SimulatedDialer(campaign, new OutcomeScript { Others = [CallStatus.Reached], TalkTime = Duration.FromMinutes(1) }, Start);
        Assert.Equal(Start + Duration.FromMinutes(1), dialer.Advance(campaign, Start + Duration.FromSeconds(59)));
        Assert.Equal(1, campaign.CallsUnderWay);
        Assert.Null(dialer.Advance(campaign, Start + Duration.FromMinutes(1)));
        Assert.Equal(CloseReason.Reached, campaign.Final.Single().Reason);
    }

    [Fact]
    public void Dialer_CallThatShouldHaveEnded_EndsNowAndOneOfAnAgentNever()
    {
        var campaign = KeptCampaign.Of(new CampaignSettings());
        campaign.Load(new Contact("c", Phone(1)), Start);
        campaign.Load(new Contact("d", Phone(2)), Start);
        campaign.TryClaim(Start, out _);
        campaign.TryClaim(Start, "ann", out var agents);
        var later = Start + Duration.FromHours(1);
        Assert.Null(new SimulatedDialer(campaign, new OutcomeScript { Others = [CallStatus.Reached] }, later).Advance(campaign, Instant.MaxValue));
        Assert.Equal(later, campaign.History[0].EndedAt);
        Assert.Equal(agents.Id, campaign.AttemptsUnderWay.Single().Id);
    }

    [Fact]
    public void Advance_CallThatWasReportedElsewhere_Throws()
    {
        var campaign = KeptCampaign.Of(new CampaignSettings());
        campaign.Load(new Contact("c", Phone(1)), Start);
        var dialer = new SimulatedDialer(campaign, new OutcomeScript { Others = [CallStatus.Reached], TalkTime = Duration.FromMinutes(1) }, Start);
        dialer.Advance(campaign, Start);
        campaign.End(1, CallStatus.Busy, Start);
        Assert.Contains("AttemptAlreadyEnded", Assert.Throws<InvalidOperationException>(() => dialer.Advance(campaign, Instant.MaxValue)).Message, StringComparison.Ordinal);
    }

    private static bool IsAsOneRun(CampaignSettings settings, Contact[] contacts, CallOutcomes outcomes, int most)
    {
        var whole = KeptCampaign.Of(settings);
        foreach (var contact in contacts) whole.Load(contact, Start);
        var summary = Simulation.Run(whole, outcomes, Start);

        var log = new FactLog();
        var facts = log.Facts;
        var loading = new Campaign(settings, new CampaignOptions { Facts = log });
        foreach (var contact in contacts) loading.Load(contact, Start);
        for (var (isOver, last) = (false, CampaignFactKind.Unspecified); !isOver; last = facts.Count == 0 ? last : facts[^1].Kind)
        {
            var campaign = Campaign.Replay(settings, [.. facts], new CampaignOptions { Facts = log }).Value;
            isOver = new SimulatedDialer(campaign, outcomes, Start, last).Advance(campaign, Instant.MaxValue, most) is null;
        }

        var count = new SimulationCount();
        foreach (var fact in facts) count.Add(fact);
        var restarted = Campaign.Replay(settings, facts, new CampaignOptions { KeepHistory = true }).Value;
        return restarted.History.SequenceEqual(whole.History) && restarted.Final.SequenceEqual(whole.Final) && count.ToSummary(restarted).Equals(summary);
    }

    private static PhoneNumber Phone(int number) => PhoneNumber.Parse($"+39061234{number:D4}");
}
