using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Why the status of a number changes.</summary>
/// <remarks>An approval has no reason. <see cref="Vetting"/> lists the reasons of each change. Each has a stable code, see <see cref="ReasonCodes"/>.</remarks>
[JsonConverter(typeof(CodeJsonConverter<StatusReason>))]
public enum StatusReason : byte
{
    /// <summary>No reason.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Vetting found the number disconnected; its owner should be notified. Code <c>NUMBER_DISCONNECTED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_DISCONNECTED")]
    Disconnected = 1,

    /// <summary>The business has not proved that it owns the number; the number may be added again with the proof. Code <c>NUMBER_OWNERSHIP_UNPROVEN</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_OWNERSHIP_UNPROVEN")]
    OwnershipUnproven = 2,

    /// <summary>The review did not approve the number for its purpose. Code <c>NUMBER_NOT_APPROVED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_APPROVED")]
    NotApproved = 3,

    /// <summary>The business removed the number. Code <c>NUMBER_REMOVED_BY_OWNER</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_REMOVED_BY_OWNER")]
    RemovedByOwner = 4,

    /// <summary>The business appealed or added the number again. Code <c>NUMBER_SUBMITTED_AGAIN</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_SUBMITTED_AGAIN")]
    SubmittedAgain = 5,

    /// <summary>A change requires another review, such as a new call purpose. Code <c>NUMBER_REVIEWED_AGAIN</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_REVIEWED_AGAIN")]
    ReviewedAgain = 6,
}
