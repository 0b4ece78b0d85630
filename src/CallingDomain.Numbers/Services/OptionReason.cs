using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Why an option of a package's services is refused, apart from the reasons of files and other data.</summary>
/// <remarks>Each has a stable code, see <see cref="ReasonCodes"/>.</remarks>
[JsonConverter(typeof(CodeJsonConverter<OptionReason>))]
public enum OptionReason : byte
{
    /// <summary>No reason: the default value.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>A required option is null. Code <c>OPTION_MISSING</c>.</summary>
    [JsonStringEnumMemberName("OPTION_MISSING")]
    Missing = 1,

    /// <summary>A number is outside its range, or a value is not a member of its enumeration. Code <c>OPTION_OUT_OF_RANGE</c>.</summary>
    [JsonStringEnumMemberName("OPTION_OUT_OF_RANGE")]
    OutOfRange = 2,

    /// <summary>The value is not possible for another reason, which the message gives. Code <c>OPTION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("OPTION_INVALID")]
    Invalid = 3,

    /// <summary>Two options contradict each other, or an option needs another one that is not given. Code <c>OPTION_INCONSISTENT</c>.</summary>
    [JsonStringEnumMemberName("OPTION_INCONSISTENT")]
    Inconsistent = 4,
}
