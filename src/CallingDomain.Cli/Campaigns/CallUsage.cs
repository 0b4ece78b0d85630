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
    /// <param name="ringTime">How long it rings.</param>
    public CallUsage With(in HistoryEntry entry, Duration ringTime)
    {
        if (entry.Status == CallStatus.NotDialed) return this;
        var answered = IsAnswered(entry.Status) && entry.EndedAt is { } end ? end - entry.Attempt.DialedAt - ringTime : Duration.Zero;
        return this with { Calls = Calls + 1, Answered = Answered + Duration.Max(answered, Duration.Zero) };
    }

    /// <summary>Whether something answers a call that ends with a status: a person, or a machine.</summary>
    public static bool IsAnswered(CallStatus status) => status is CallStatus.Reached or CallStatus.Machine or CallStatus.Drop or CallStatus.Abandoned or CallStatus.Callback;
}
