using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The side that ended a call.</summary>
[JsonConverter(typeof(CodeJsonConverter<CallEnder>))]
public enum CallEnder : byte
{
    /// <summary>Not known.</summary>
    [JsonStringEnumMemberName("Unknown")]
    Unknown = 0,

    /// <summary>The host, when the ringing time was over.</summary>
    [JsonStringEnumMemberName("RingTimeout")]
    RingTimeout = 1,

    /// <summary>The agent.</summary>
    [JsonStringEnumMemberName("Agent")]
    Agent = 2,

    /// <summary>The dialer or its queue, such as for lack of a free agent.</summary>
    [JsonStringEnumMemberName("Dialer")]
    Dialer = 3,

    /// <summary>The host's own trunk or carrier, at the first hop.</summary>
    [JsonStringEnumMemberName("Trunk")]
    Trunk = 4,

    /// <summary>A network on the way.</summary>
    [JsonStringEnumMemberName("Network")]
    Network = 5,

    /// <summary>The called party.</summary>
    [JsonStringEnumMemberName("Contact")]
    Contact = 6,
}
