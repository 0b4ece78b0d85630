using FsCheck;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Agents in any campaign, checked minute by minute from the times of the calls.</summary>
[Properties(Arbitrary = [typeof(AgentScenario)], MaxTest = 200)]
public sealed class AgentProperties
{
    [Property]
    public bool Run_AnyCampaign_HasNoMoreBusyAgentsThanStaffWhenAnAgentTakesACall(AgentScenario one)
    {
        var calls = one.Run().Calls;
        return calls.TrueForAll(call => call.ConnectedAt is not { } at || BusyAt(one, calls, at) <= one.StaffAt(at) || IsShort(one, call));
    }

    [Property]
    public bool Run_AnyCampaign_LetsACallWaitOnlyWhileNoAgentIsFree(AgentScenario one)
    {
        var calls = one.Run().Calls;
        return calls.TrueForAll(call => call.AnsweredAt is not { } answered || call.Status == CallStatus.Machine
            || Minutes(answered, call.ConnectedAt ?? call.EndedAt + Duration.FromMinutes(1)).All(minute => BusyAt(one, calls, minute) >= one.StaffAt(minute)));
    }

    [Property]
    public bool Run_AnyCampaign_ConnectsReachedCallsAndAbandonsOthersAtTheEndOfPatience(AgentScenario one)
    {
        var calls = one.Run().Calls;
        var (talk, patience) = (Duration.FromMinutes(one.Talk), Duration.FromMinutes(one.Patience));
        return calls.TrueForAll(call => call.Status switch
        {
            CallStatus.Reached => call.ConnectedAt >= call.AnsweredAt && call.ConnectedAt <= call.AnsweredAt + patience && call.EndedAt == call.ConnectedAt + talk,
            CallStatus.Abandoned => call.ConnectedAt is null && call.EndedAt == call.AnsweredAt + patience,
            CallStatus.Machine => call.ConnectedAt is null && call.EndedAt == call.AnsweredAt,
            _ => call.ConnectedAt is null && call.AnsweredAt is null,
        });
    }

    [Property]
    public bool Run_AnyCampaign_DialsOnlyOnShiftAndWithinItsLinesPerAgent(AgentScenario one)
    {
        var calls = one.Run().Calls;
        return calls.TrueForAll(call => one.StaffAt(call.DialedAt) is > 0 and var staff
            && (one.LinesPerAgent is not { } lines || calls.Count(other => other.DialedAt <= call.DialedAt && other.EndedAt > call.DialedAt && !(other.ConnectedAt <= call.DialedAt)) <= lines * (staff - BusyAt(one, calls, call.DialedAt))));
    }

    [Property]
    public bool Run_AnyCampaign_SumsUpItsCalls(AgentScenario one)
    {
        var (campaign, summary, calls) = one.Run();
        var (use, wrapUp) = (summary.Agents!, Duration.FromMinutes(one.WrapUp));
        var end = calls.Max(call => call.ConnectedAt is null ? call.EndedAt : call.EndedAt + wrapUp);
        var minutes = Minutes(AgentScenario.Start, end).Select(minute => (Busy: BusyAt(one, calls, minute), Staff: one.StaffAt(minute))).ToList();
        return use.BusyTime == Duration.FromMinutes(minutes.Sum(minute => minute.Busy))
            && use.StaffedTime == Duration.FromMinutes(minutes.Sum(minute => Math.Max(minute.Busy, minute.Staff)))
            && use.Connected == calls.Count(call => call.ConnectedAt is not null)
            && use.Abandoned == calls.Count(call => call.Status == CallStatus.Abandoned)
            && use.WaitingTime == calls.Where(call => call.AnsweredAt is not null && call.Status != CallStatus.Machine).Aggregate(Duration.Zero, (sum, call) => sum + ((call.ConnectedAt ?? call.EndedAt) - call.AnsweredAt!.Value))
            && calls.Select(call => (call.Attempt, call.Status, (Instant?)call.EndedAt)).Order().SequenceEqual(campaign.History.Select(entry => (entry.Attempt.Id, entry.Status, entry.EndedAt)));
    }

    [Property]
    public bool Run_SameInput_GivesTheSameCalls(AgentScenario one) => one.Run().Calls.SequenceEqual(one.Run().Calls);

    [Property]
    public bool Advance_WithAnyMaximum_GivesTheCallsOfOneRun(AgentScenario one, PositiveInt most)
    {
        var whole = one.Run();
        var campaign = KeptCampaign.Of(whole.Campaign.Settings);
        foreach (var entry in whole.Campaign.Final.OrderBy(entry => entry.Contact)) campaign.Load(whole.Campaign.ContactOf(entry.ContactId)!, AgentScenario.Start);
        var calls = new CallLog();
        var dialer = new SimulatedDialer(campaign, one.Outcomes, AgentScenario.Start) { Observer = calls };
        while (dialer.Advance(campaign, Instant.MaxValue, most.Get) is not null)
        {
        }

        return calls.Calls.SequenceEqual(whole.Calls);
    }

    // A call without any length takes no agent's time.
    private static bool IsShort(AgentScenario one, in SimulatedCallTimes call) => call.Status == CallStatus.Reached && one.Talk + one.WrapUp == 0;

    private static int BusyAt(AgentScenario one, List<SimulatedCallTimes> calls, Instant at) => calls.Count(call => call.ConnectedAt <= at && at < call.EndedAt + Duration.FromMinutes(one.WrapUp));

    private static IEnumerable<Instant> Minutes(Instant from, Instant to)
    {
        for (var minute = from; minute < to; minute += Duration.FromMinutes(1)) yield return minute;
    }
}
