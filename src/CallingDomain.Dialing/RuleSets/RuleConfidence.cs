using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>How sure the author of a rule set is that it says what the law says.</summary>
[JsonConverter(typeof(CodeJsonConverter<RuleConfidence>))]
public enum RuleConfidence : byte
{
    /// <summary>Not said.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>The text of the rule or a page of its authority was read, or several independent sources agree.</summary>
    [JsonStringEnumMemberName("High")]
    High = 1,

    /// <summary>One good secondary source, or the text was read and its reach is unclear.</summary>
    [JsonStringEnumMemberName("Medium")]
    Medium = 2,

    /// <summary>One weak source.</summary>
    [JsonStringEnumMemberName("Low")]
    Low = 3,
}
