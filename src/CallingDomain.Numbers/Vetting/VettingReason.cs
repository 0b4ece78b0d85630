using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Why a change of status is refused; the status is unchanged.</summary>
/// <remarks>The first reason that applies is given, in the order of the values. Each has a stable code, see <see cref="ReasonCodes"/>.</remarks>
[JsonConverter(typeof(CodeJsonConverter<VettingReason>))]
public enum VettingReason : byte
{
    /// <summary>No reason: the default value, so that an uninitialized result is a failure.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The requested status cannot follow the current one. Code <c>STATUS_TRANSITION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("STATUS_TRANSITION_INVALID")]
    TransitionInvalid = 1,

    /// <summary>The change requires a reason. Code <c>STATUS_REASON_REQUIRED</c>.</summary>
    [JsonStringEnumMemberName("STATUS_REASON_REQUIRED")]
    ReasonRequired = 2,

    /// <summary>The reason does not apply to this change. Code <c>STATUS_REASON_INVALID</c>.</summary>
    [JsonStringEnumMemberName("STATUS_REASON_INVALID")]
    ReasonInvalid = 3,
}
