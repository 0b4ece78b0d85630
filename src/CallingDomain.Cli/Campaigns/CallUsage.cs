using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>What calls have used, as a price list counts it.</summary>
/// <param name="Calls">The number of calls.</param>
/// <param name="Answered">The time of answered calls, from the answer to the end.</param>
/// <param name="AgentTime">The time of all agents' shifts; null without agents.</param>
internal readonly record struct CallUsage(long Calls, Duration Answered, Duration? AgentTime = null)
{
    /// <summary>This usage and a call; a call that was not dialed adds nothing.</summary>
    /// <param name="entry">The call, which may be under way.</param>
    public CallUsage With(in HistoryEntry entry) => entry.Status == CallStatus.NotDialed ? this : this with { Calls = Calls + 1 };

    /// <summary>This usage and the time of an ended call.</summary>
    public CallUsage With(in SimulatedCallTimes ended) => ended.AnsweredAt is { } answered ? this with { Answered = Answered + (ended.EndedAt - answered) } : this;
}
