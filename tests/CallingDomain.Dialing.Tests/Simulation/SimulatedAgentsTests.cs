using System.Text.Json;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Agents of a simulation: shifts, and calls that find none.</summary>
public sealed class SimulatedAgentsTests
{
    private static readonly Instant Start = SeedExample.Start; // Monday, 09:00 UTC
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    private static Campaign With(int contacts, CampaignSettings? settings = null)
    {
        var campaign = KeptCampaign.Of(settings ?? new CampaignSettings());
        for (var i = 0; i < contacts; i++) campaign.Load(new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i)), Start).AssertOk();
        return campaign;
    }

    private static OutcomeScript Answered(SimulatedAgents agents) => new() { Others = [CallStatus.Reached], RingTime = Duration.FromSeconds(20), TalkTime = Duration.FromMinutes(3), Agents = agents };

    private static AgentShift Shift(int agents, LocalTime from, LocalTime to, params IsoDayOfWeek[] days) =>
        new(agents) { Times = new TimeWindow(from, to), Days = days.Length == 0 ? CallingWindow.EveryDay : [.. days] };

    [Fact]
    public void Run_UntilAnInstantBeforeTheStart_HasNoTimeOnShift() =>
        Assert.Equal(new AgentUse(Duration.Zero, Duration.Zero, 0, 0, Duration.Zero), SeedExample.Run(outcomes: new OutcomeScript { Agents = new SimulatedAgents(new AgentShift(3)) }, until: SeedExample.Start - Duration.FromDays(1)).Summary.Agents);

    [Fact]
    public void Run_ThreeAnsweredCallsAndTwoAgents_AbandonsTheThird()
    {
        var campaign = With(3);
        var summary = Simulation.Run(campaign, Answered(new SimulatedAgents(new AgentShift(2)) { WrapUpTime = Duration.FromMinutes(1) }), Start, until: Start + Duration.FromHours(1));
        Assert.Equal([CallStatus.Reached, CallStatus.Reached, CallStatus.Abandoned], campaign.History.Select(call => call.Status));
        Assert.Equal(Start + Duration.FromSeconds(20), campaign.History[2].EndedAt);
        Assert.Equal(new AgentUse(Duration.FromHours(2), Duration.FromMinutes(8), 2, 1, Duration.Zero), summary.Agents);
    }

    [Fact]
    public void Run_AgentFreeAtTheLastInstantOfPatience_TakesTheCall()
    {
        var campaign = With(2);
        var summary = Simulation.Run(campaign, Answered(new SimulatedAgents(new AgentShift(1)) { Patience = Duration.FromMinutes(3) }), Start);
        Assert.Equal([CallStatus.Reached, CallStatus.Reached], campaign.History.Select(call => call.Status));
        Assert.Equal(new AgentUse(Duration.FromSeconds(380), Duration.FromMinutes(6), 2, 0, Duration.FromMinutes(3)), summary.Agents);
    }

    [Fact]
    public void Run_WithoutAgents_HasNoUse() => Assert.Null(Simulation.Run(With(1), new OutcomeScript(), Start).Agents);

    [Fact]
    public void Run_BeforeTheShift_DialsWhenItBegins()
    {
        var campaign = With(1);
        Simulation.Run(campaign, Answered(new SimulatedAgents(Shift(1, new LocalTime(8, 0), new LocalTime(9, 0), IsoDayOfWeek.Tuesday))), Start);
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 8, 0), campaign.History.Single().Attempt.DialedAt);
    }

    [Fact]
    public void Run_HoursOutsideOfTheShifts_EndsWithOpenContacts()
    {
        var settings = new CampaignSettings { CallingHours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(12, 0), CallingWindow.EveryDay)]) };
        var summary = Simulation.Run(With(2, settings), Answered(new SimulatedAgents(Shift(1, new LocalTime(14, 0), new LocalTime(16, 0)))), Start);
        Assert.Equal((0, 2), (summary.Attempts, summary.Open));
    }

    [Fact]
    public void Run_CampaignThatEndsOutsideOfTheShifts_ClosesItsContactsAtItsEnd()
    {
        var campaign = With(1, new CampaignSettings { EndsAt = new LocalDateTime(2026, 3, 2, 20, 0) });
        Simulation.Run(campaign, Answered(new SimulatedAgents(Shift(1, new LocalTime(7, 0), new LocalTime(8, 0)))), Start);
        Assert.Equal((CloseReason.CampaignEnded, Instant.FromUtc(2026, 3, 2, 20, 0)), (campaign.Final.Single().Reason, campaign.Final.Single().ClosedAt));
    }

    [Fact]
    public void Dialer_ContinuingWithAgents_Throws() =>
        Assert.Throws<ArgumentException>(() => new SimulatedDialer(With(1), Answered(new SimulatedAgents(new AgentShift(1))), Start, CampaignFactKind.AttemptEnded));

    // Clocks go from 2:00 to 3:00 on 29 March 2026, and from 3:00 to 2:00 on 25 October.
    [Theory]
    [InlineData("2026-03-29T00:59:59Z", 1, "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29T01:00:00Z", 2, "2026-03-29T04:00:00Z")]
    [InlineData("2026-10-25T00:29:59Z", 1, "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T00:30:00Z", 2, "2026-10-25T05:00:00Z")]
    [InlineData("2026-10-25T01:45:00Z", 2, "2026-10-25T05:00:00Z")]
    [InlineData("2026-10-25T05:00:00Z", 0, "2026-10-25T21:00:00Z")]
    public void CountAt_ClockChanges_ShiftsMeetWithoutOverlap(string at, int agents, string next)
    {
        var both = new SimulatedAgents(Shift(1, new LocalTime(22, 0), new LocalTime(2, 30)), Shift(2, new LocalTime(2, 30), new LocalTime(6, 0)));
        var instant = NodaTime.Text.InstantPattern.General.Parse(at).Value;
        Assert.Equal((agents, NodaTime.Text.InstantPattern.General.Parse(next).Value), (both.CountAt(instant, Rome), both.NextChange(instant, Rome)));
    }

    [Fact]
    public void Agents_OutOfRangeOrOverlapping_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AgentShift(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AgentShift(10_001));
        Assert.Throws<ArgumentException>(() => new AgentShift(1) { Days = [] });
        Assert.Throws<ArgumentException>(() => new AgentShift(1) { Days = [IsoDayOfWeek.None] });
        Assert.Throws<ArgumentException>(() => new SimulatedAgents());
        Assert.Throws<ArgumentException>(() => new SimulatedAgents([null!]));
        Assert.Throws<ArgumentException>(() => new SimulatedAgents(new AgentShift(1), Shift(1, new LocalTime(9, 0), new LocalTime(10, 0), IsoDayOfWeek.Friday)));
        Assert.Throws<ArgumentException>(() => new SimulatedAgents(Shift(1, new LocalTime(22, 0), new LocalTime(6, 0), IsoDayOfWeek.Sunday), Shift(1, new LocalTime(5, 0), new LocalTime(7, 0), IsoDayOfWeek.Monday)));
        Assert.Throws<ArgumentException>(() => new SimulatedAgents(Shift(1, new LocalTime(5, 0), new LocalTime(7, 0), IsoDayOfWeek.Monday), Shift(1, new LocalTime(22, 0), new LocalTime(6, 0), IsoDayOfWeek.Sunday)));
        var agents = new SimulatedAgents(new AgentShift(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => agents with { LinesPerAgent = 0.9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => agents with { LinesPerAgent = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => agents with { Patience = -Duration.Epsilon });
        Assert.Throws<ArgumentOutOfRangeException>(() => agents with { WrapUpTime = Duration.FromDays(2) });
    }

    [Theory]
    [InlineData("""{"shifts":[{"agents":1},{"agents":2,"days":["Monday"],"from":"09:00","to":"10:00"}]}""", "$.shifts[1]")]
    [InlineData("""{"shifts":[]}""", "$.shifts")]
    [InlineData("""{}""", "$.shifts")]
    [InlineData("""{"shifts":[{"agents":0}]}""", "$.shifts[0].agents")]
    [InlineData("""{"shifts":[{"agents":1,"days":["Freitag"]}]}""", "$.shifts[0].days[0]")]
    [InlineData("""{"shifts":[{"agents":1}],"linesPerAgent":0.5}""", "$.linesPerAgent")]
    [InlineData("""{"shifts":[{"agents":1}],"patience":"PT25H"}""", "$.patience")]
    public void Deserialize_InvalidAgents_SaysWhere(string json, string path) =>
        Assert.Contains($"{path}:", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SimulatedAgents>(json)).Message, StringComparison.Ordinal);
}
