using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why texts are not the zones of a call.</summary>
/// <remarks>Each has a stable code, which <see cref="ReasonCodes"/> gives.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<CallZoneReason>))]
public enum CallZoneReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>No zone is named. Code <c>CALL_ZONE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("CALL_ZONE_MISSING")]
    CallZoneMissing = 1,

    /// <summary>The provider has no zone of one of the names. Code <c>CALL_ZONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("CALL_ZONE_UNKNOWN")]
    CallZoneUnknown = 2,
}
