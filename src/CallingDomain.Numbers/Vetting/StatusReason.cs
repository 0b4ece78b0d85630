using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Why the status of a number changes.</summary>
/// <remarks>Approval needs no reason. Which reason belongs to which change: <see cref="Vetting.Transitions"/>. Each has a stable code, which <see cref="ReasonCodes"/> gives.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<StatusReason>))]
public enum StatusReason : byte
{
    /// <summary>None given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Vetting found the number disconnected; its owner is to be told. Code <c>NUMBER_DISCONNECTED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_DISCONNECTED")]
    NumberDisconnected = 1,

    /// <summary>Nobody has proved that the business owns the number; it may be added again with the proof. Code <c>NUMBER_OWNERSHIP_UNPROVEN</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_OWNERSHIP_UNPROVEN")]
    NumberOwnershipUnproven = 2,

    /// <summary>The review did not approve the number for its purpose. Code <c>NUMBER_NOT_APPROVED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_APPROVED")]
    NumberNotApproved = 3,

    /// <summary>The business took the number out. Code <c>NUMBER_REMOVED_BY_OWNER</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_REMOVED_BY_OWNER")]
    NumberRemovedByOwner = 4,

    /// <summary>The business appealed, or added the number again. Code <c>NUMBER_SUBMITTED_AGAIN</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_SUBMITTED_AGAIN")]
    NumberSubmittedAgain = 5,

    /// <summary>Something changed that has to be reviewed, such as the call purpose where the host's rules say so. Code <c>NUMBER_REVIEWED_AGAIN</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_REVIEWED_AGAIN")]
    NumberReviewedAgain = 6,
}
