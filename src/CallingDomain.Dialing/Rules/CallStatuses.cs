using System.Collections.Immutable;

namespace CallingDomain.Dialing;

/// <summary>Groups of call statuses.</summary>
public static class CallStatuses
{
    /// <summary>The statuses with which a call ends by itself: the eight retry statuses, and <see cref="CallStatus.Reached"/>.</summary>
    internal static readonly ImmutableArray<CallStatus> Outcomes = [.. AttemptCounts.Counted, CallStatus.Reached];

    /// <summary>The outcomes of calls that a person or a machine answers.</summary>
    internal static readonly ImmutableArray<CallStatus> Answered = [.. Outcomes.Where(IsAnswered)];

    /// <summary>Whether a person or a machine answered a call that ended with the status: <see cref="CallStatus.Drop"/>, <see cref="CallStatus.Abandoned"/>, <see cref="CallStatus.Machine"/>, <see cref="CallStatus.Reached"/> and <see cref="CallStatus.Callback"/>.</summary>
    /// <param name="status">The status.</param>
    public static bool IsAnswered(this CallStatus status) => status is CallStatus.Drop or CallStatus.Abandoned or CallStatus.Machine or CallStatus.Reached or CallStatus.Callback;

    /// <summary>Whether the status is one of the eight that are counted and have a <see cref="RetryRule"/>.</summary>
    internal static bool IsRetryStatus(this CallStatus status) => status is >= CallStatus.NoAnswer and <= CallStatus.AgentReject;
}
