using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Why a change of status is refused; nothing has changed then.</summary>
/// <remarks>In the order in which the rules are looked at; the first that applies is given. Each has a stable code, which <see cref="ReasonCodes"/> gives.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<VettingReason>))]
public enum VettingReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The status wanted cannot follow the present one. Code <c>STATUS_TRANSITION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("STATUS_TRANSITION_INVALID")]
    StatusTransitionInvalid = 1,

    /// <summary>The change needs a reason, and none is given. Code <c>STATUS_REASON_REQUIRED</c>.</summary>
    [JsonStringEnumMemberName("STATUS_REASON_REQUIRED")]
    StatusReasonRequired = 2,

    /// <summary>The reason given is none for this change. Code <c>STATUS_REASON_INVALID</c>.</summary>
    [JsonStringEnumMemberName("STATUS_REASON_INVALID")]
    StatusReasonInvalid = 3,
}
