using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>What the end of a call says beside its status.</summary>
[JsonConverter(typeof(CodeJsonConverter<CallSignal>))]
public enum CallSignal : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>The called party does not wish to be called: SIP 607, a key press, or told to an agent. Never a single 603, 486 or cause 21.</summary>
    [JsonStringEnumMemberName("DoNotCall")]
    DoNotCall = 1,

    /// <summary>The called side refused this call: a hint, not a wish.</summary>
    [JsonStringEnumMemberName("Declined")]
    Declined = 2,

    /// <summary>A network refused the caller id. It says nothing about the number.</summary>
    [JsonStringEnumMemberName("Blocked")]
    Blocked = 3,

    /// <summary>The number is not in service, as a strong sign says. One sign is not proof: see <see cref="PossiblyDead"/>.</summary>
    [JsonStringEnumMemberName("Dead")]
    Dead = 4,

    /// <summary>The number may not be in service. Proof takes two signs, on different days or through different carriers.</summary>
    [JsonStringEnumMemberName("PossiblyDead")]
    PossiblyDead = 5,

    /// <summary>The called party has another number.</summary>
    [JsonStringEnumMemberName("Moved")]
    Moved = 6,

    /// <summary>The dialed digits are not a number.</summary>
    [JsonStringEnumMemberName("BadFormat")]
    BadFormat = 7,

    /// <summary>The cause is the host's own trunk, account, caller id or codec.</summary>
    [JsonStringEnumMemberName("Ours")]
    Ours = 8,
}
