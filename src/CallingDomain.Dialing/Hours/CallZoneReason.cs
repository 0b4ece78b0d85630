using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why texts are not the zones of a call.</summary>
/// <remarks>Each has a code made from its name (<see cref="ReasonCodes"/>).</remarks>
public enum CallZoneReason : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>No zone is named. Code <c>CALL_ZONE_MISSING</c>.</summary>
    CallZoneMissing = 1,

    /// <summary>The provider has no zone of one of the names. Code <c>CALL_ZONE_UNKNOWN</c>.</summary>
    CallZoneUnknown = 2,
}
