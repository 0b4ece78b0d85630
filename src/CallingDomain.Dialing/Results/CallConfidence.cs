using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>How well a row of a table of call results is founded.</summary>
[JsonConverter(typeof(CodeJsonConverter<CallConfidence>))]
public enum CallConfidence : byte
{
    /// <summary>A guess, or the sources disagree.</summary>
    [JsonStringEnumMemberName("Low")]
    Low = 0,

    /// <summary>Documented, or a sound inference.</summary>
    [JsonStringEnumMemberName("Medium")]
    Medium = 1,

    /// <summary>Read in source code or in a standard.</summary>
    [JsonStringEnumMemberName("High")]
    High = 2,
}
