namespace CallingDomain.Dialing;

/// <summary>What follows a call.</summary>
internal enum NextStepKind : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>The pass continues with another phone.</summary>
    CallNextPhone = 1,

    /// <summary>The pass is over, and the contact is rescheduled for the next one.</summary>
    StartNextPass = 2,

    /// <summary>The contact is closed.</summary>
    Close = 3,
}

/// <summary>What follows a call of one contact: the next phone, or the reason of the closing. <see cref="RetrySettings.DelayBefore"/> gives the delay.</summary>
/// <param name="Kind">The kind of the step.</param>
/// <param name="Phone">The index of the phone to call next; if the contact is closed, of the phone that caused it.</param>
/// <param name="Reason">If the contact is closed: the reason.</param>
/// <param name="CauseStatus">If the contact was reached or a status limit closed it: that status.</param>
internal readonly record struct RuleStep(NextStepKind Kind, int Phone, CloseReason Reason = CloseReason.Unspecified, CallStatus CauseStatus = CallStatus.Unspecified);
