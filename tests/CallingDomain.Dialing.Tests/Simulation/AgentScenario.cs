using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A campaign with agents. All its times are whole minutes, so that a checker can look at every minute.</summary>
public sealed record AgentScenario(int Contacts, int Lines, int Ring, int Talk, int WrapUp, int Patience, double? LinesPerAgent, SimulatedAgents Agents, ImmutableArray<CallStatus> Statuses)
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    public static readonly Instant Start = SeedExample.Start; // Monday, 10:00 in Rome

    private static readonly Gen<SimulatedAgents> Shifts = Gen.Elements<SimulatedAgents>(
        new(new AgentShift(1)),
        new(new AgentShift(4)),
        new(Shift(2, 9, 11), Shift(1, 11, 12), Shift(3, 14, 18)),
        new(Shift(1, 22, 6) with { Days = [IsoDayOfWeek.Monday, IsoDayOfWeek.Friday] }, Shift(2, 10, 11)));

    public static Arbitrary<AgentScenario> Scenarios() => Arb.From(
        from contacts in Gen.Choose(1, 30)
        from lines in Gen.Choose(1, 8)
        from ring in Gen.Choose(1, 3)
        from talk in Gen.Choose(0, 5)
        from wrapUp in Gen.Choose(0, 3)
        from patience in Gen.Choose(0, 4)
        from linesPerAgent in Gen.Elements<double?>(null, null, 1, 1.5, 3)
        from agents in Shifts
        from statuses in Gen.Elements(CallStatus.Reached, CallStatus.Reached, CallStatus.NoAnswer, CallStatus.Machine, CallStatus.Busy).NonEmptyListOf()
        select new AgentScenario(contacts, lines, ring, talk, wrapUp, patience, linesPerAgent, agents, [.. statuses]));

    public CallOutcomes Outcomes => new OutcomeScript
    {
        Others = Statuses,
        RingTime = Duration.FromMinutes(Ring),
        TalkTime = Duration.FromMinutes(Talk),
        Agents = Agents with { WrapUpTime = Duration.FromMinutes(WrapUp), Patience = Duration.FromMinutes(Patience), LinesPerAgent = LinesPerAgent },
    };

    public (Campaign Campaign, Simulation Summary, List<SimulatedCallTimes> Calls) Run(Instant? until = null)
    {
        var campaign = KeptCampaign.Of(new CampaignSettings { Retry = SeedExample.Retry, MaxConcurrentCalls = Lines, TimeZone = Zone });
        for (var i = 0; i < Contacts; i++) campaign.Load(new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i)), Start).AssertOk();
        var calls = new CallLog();
        return (campaign, Dialing.Simulation.Run(campaign, Outcomes, Start, until, observer: calls), calls.Calls);
    }

    /// <summary>The agents on shift, from local times alone; no shift of these scenarios begins or ends in a night on which clocks change.</summary>
    public int StaffAt(Instant at)
    {
        var local = at.InZone(Zone);
        return Agents.Shifts.Where(shift => shift.Times is var (from, to) && (to > from
            ? shift.Days.Contains(local.DayOfWeek) && local.TimeOfDay >= from && local.TimeOfDay < to
            : (local.TimeOfDay >= from && shift.Days.Contains(local.DayOfWeek)) || (local.TimeOfDay < to && shift.Days.Contains(local.Date.PlusDays(-1).DayOfWeek)))).Sum(shift => shift.Agents);
    }

    private static AgentShift Shift(int agents, int from, int to) => new(agents) { Times = new TimeWindow(new LocalTime(from, 0), new LocalTime(to, 0)) };
}

/// <summary>The calls of a simulation.</summary>
public sealed class CallLog : ISimulationObserver
{
    public List<SimulatedCallTimes> Calls { get; } = [];

    public void Add(in SimulatedCallTimes ended) => Calls.Add(ended);
}
