using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>Why a text is no change or no portal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PortalJsonReason>))]
public enum PortalJsonReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Not JSON, not of this form, or it contradicts itself. Code <c>PORTAL_JSON_INVALID</c>.</summary>
    [JsonStringEnumMemberName("PORTAL_JSON_INVALID")]
    PortalJsonInvalid = 1,

    /// <summary>A form of a newer version. Code <c>PORTAL_JSON_NEWER</c>.</summary>
    [JsonStringEnumMemberName("PORTAL_JSON_NEWER")]
    PortalJsonNewer = 2,
}
