using System.Collections.Immutable;

namespace CallingDomain.Dialing;

/// <summary>How a call ended: the contact was reached, or one of eight ways in which it was not.</summary>
/// <remarks>The eight are the retry statuses of <see cref="RetrySettings"/>. Source: XCALLY Motion, retry settings of a campaign.</remarks>
public enum CallStatus : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Nobody answered in time.</summary>
    NoAnswer = 1,

    /// <summary>The line was busy.</summary>
    Busy = 2,

    /// <summary>The network had no line free.</summary>
    Congestion = 3,

    /// <summary>Nobody has the number.</summary>
    NoSuchNumber = 4,

    /// <summary>Answered, and dropped because no agent came in time.</summary>
    Drop = 5,

    /// <summary>Answered, and hung up by the contact before an agent came.</summary>
    Abandoned = 6,

    /// <summary>A machine answered.</summary>
    Machine = 7,

    /// <summary>The agent hung up before the contact answered.</summary>
    AgentReject = 8,

    /// <summary>The contact answered and was connected.</summary>
    Reached = 9,

    /// <summary>The contact answered and asked to be called at another time. Not counted.</summary>
    Callback = 10,

    /// <summary>No outcome was reported. Counted as <see cref="NoAnswer"/>, unless the campaign's settings say otherwise: in doubt, a person is called too rarely rather than too often.</summary>
    Lost = 11,

    /// <summary>It was claimed and never dialled, as its dialer said: no trunk, no agent. Not counted.</summary>
    NotDialed = 12,
}

/// <summary>What call statuses are.</summary>
public static class CallStatuses
{
    /// <summary>The statuses in which a call ends by itself: the eight of the Retry Settings, and <see cref="CallStatus.Reached"/>.</summary>
    public static readonly ImmutableArray<CallStatus> Outcomes = [.. AttemptCounts.Counted, CallStatus.Reached];

    /// <summary>Whether it is one of the eight that are counted and have a <see cref="RetryRule"/>.</summary>
    public static bool IsRetryStatus(this CallStatus status) => status is >= CallStatus.NoAnswer and <= CallStatus.AgentReject;
}
