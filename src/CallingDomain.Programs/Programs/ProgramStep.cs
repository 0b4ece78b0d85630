using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>A step of creating a program.</summary>
[JsonConverter(typeof(CodeJsonConverter<ProgramStep>))]
public enum ProgramStep : byte
{
    /// <summary>No step.</summary>
    Unspecified = 0,

    /// <summary>The business unit: an existing or a new one.</summary>
    [JsonStringEnumMemberName("BusinessUnit")]
    BusinessUnit = 1,

    /// <summary>Type, name, call purpose, description.</summary>
    [JsonStringEnumMemberName("Details")]
    Details = 2,

    /// <summary>Display name and shorthand.</summary>
    [JsonStringEnumMemberName("Display")]
    Display = 3,

    /// <summary>The image; only for types that show one.</summary>
    [JsonStringEnumMemberName("Image")]
    Image = 4,

    /// <summary>Start and end.</summary>
    [JsonStringEnumMemberName("Schedule")]
    Schedule = 5,

    /// <summary>Phone numbers, then the launch.</summary>
    [JsonStringEnumMemberName("Numbers")]
    Numbers = 6,
}
