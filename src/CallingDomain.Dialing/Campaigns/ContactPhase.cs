using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The phase of a contact in a campaign.</summary>
/// <remarks>A hold does not change the phase.</remarks>
[JsonConverter(typeof(CodeJsonConverter<ContactPhase>))]
public enum ContactPhase : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>The contact waits for its next call.</summary>
    [JsonStringEnumMemberName("Waiting")]
    Waiting = 1,

    /// <summary>A call of the contact was claimed and not yet reported as dialed.</summary>
    [JsonStringEnumMemberName("Reserved")]
    Reserved = 2,

    /// <summary>A call of the contact is under way.</summary>
    [JsonStringEnumMemberName("InCall")]
    InCall = 3,

    /// <summary>The contact is not called again, unless it is reset, reopened or loaded again.</summary>
    [JsonStringEnumMemberName("Closed")]
    Closed = 4,
}
