using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The requirement of a <see cref="PhoneReader"/> for a number that could be read.</summary>
[JsonConverter(typeof(CodeJsonConverter<PhoneCheck>))]
public enum PhoneCheck : byte
{
    /// <summary>
    /// The number has a possible length. A number that is not valid by the numbering plan gets a notice, since plans age and new ranges open every month. The default.
    /// </summary>
    [JsonStringEnumMemberName("possible")]
    Possible = 0,

    /// <summary>The number is valid by the numbering plan, or the table of area codes has its area code in service.</summary>
    [JsonStringEnumMemberName("valid")]
    Valid = 1,

    /// <summary>No requirement: every number that can be read is given, for tools that show <see cref="NumberInfo"/>.</summary>
    [JsonStringEnumMemberName("none")]
    None = 2,
}
