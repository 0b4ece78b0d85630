using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>Why a text is not a change or a portal as JSON.</summary>
[JsonConverter(typeof(CodeJsonConverter<PortalJsonReason>))]
public enum PortalJsonReason : byte
{
    /// <summary>No reason.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Not JSON, not in the format, or contradictory. Code <c>PORTAL_JSON_INVALID</c>.</summary>
    [JsonStringEnumMemberName("PORTAL_JSON_INVALID")]
    Invalid = 1,

    /// <summary>The format of a later version. Code <c>PORTAL_JSON_NEWER</c>.</summary>
    [JsonStringEnumMemberName("PORTAL_JSON_NEWER")]
    NewerFormat = 2,
}
