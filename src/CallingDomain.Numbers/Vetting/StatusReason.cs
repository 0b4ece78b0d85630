namespace CallingDomain.Numbers;

/// <summary>Why the status of a number changes.</summary>
/// <remarks>Approval needs no reason. Which reason belongs to which change: <see cref="Vetting.Transitions"/>. Each has a code made from its name (<see cref="ReasonCodes"/>).</remarks>
public enum StatusReason : byte
{
    /// <summary>None given.</summary>
    Unspecified = 0,

    /// <summary>Vetting found the number disconnected; its owner is to be told. Code <c>NUMBER_DISCONNECTED</c>.</summary>
    NumberDisconnected = 1,

    /// <summary>Nobody has proved that the business owns the number; it may be added again with the proof. Code <c>NUMBER_OWNERSHIP_UNPROVEN</c>.</summary>
    NumberOwnershipUnproven = 2,

    /// <summary>The review did not approve the number for its purpose. Code <c>NUMBER_NOT_APPROVED</c>.</summary>
    NumberNotApproved = 3,

    /// <summary>The business took the number out. Code <c>NUMBER_REMOVED_BY_OWNER</c>.</summary>
    NumberRemovedByOwner = 4,

    /// <summary>The business appealed, or added the number again. Code <c>NUMBER_SUBMITTED_AGAIN</c>.</summary>
    NumberSubmittedAgain = 5,

    /// <summary>Something changed that has to be reviewed, such as the call purpose where the host's rules say so. Code <c>NUMBER_REVIEWED_AGAIN</c>.</summary>
    NumberReviewedAgain = 6,
}
