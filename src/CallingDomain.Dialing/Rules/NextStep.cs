using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>What follows a call.</summary>
public enum NextStepKind : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>The pass goes on with another phone.</summary>
    CallNextPhone = 1,

    /// <summary>The pass is over, and the contact is rescheduled for another.</summary>
    StartNextPass = 2,

    /// <summary>The contact is closed.</summary>
    Close = 3,
}

/// <summary>What follows a call of one contact: the next phone and when, or the closing and why.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Phone">The index of the phone to call next; when closing, of the phone that caused it.</param>
/// <param name="DueAt">When that call is due, calling hours not yet looked at; when closing, the end of the last call.</param>
/// <param name="Reason">When closing: why.</param>
/// <param name="CauseStatus">When closing by a status limit or because the contact was reached: that status; else <see cref="CallStatus.Unspecified"/>.</param>
public readonly record struct NextStep(
    NextStepKind Kind,
    int Phone,
    Instant DueAt,
    CloseReason Reason = CloseReason.Unspecified,
    CallStatus CauseStatus = CallStatus.Unspecified);

/// <summary>What follows a call, its time not yet known.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Phone">The index of the phone to call next; when closing, of the phone that caused it.</param>
/// <param name="Reason">When closing: why.</param>
/// <param name="CauseStatus">When closing by a status limit or because the contact was reached: that status.</param>
internal readonly record struct RuleStep(NextStepKind Kind, int Phone, CloseReason Reason = CloseReason.Unspecified, CallStatus CauseStatus = CallStatus.Unspecified);
