using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Which loaded contacts prevent another contact with their number from being loaded.</summary>
/// <remarks>Source: XCALLY Motion, Check Duplicate Option.</remarks>
[JsonConverter(typeof(CodeJsonConverter<DuplicateCheck>))]
public enum DuplicateCheck : byte
{
    /// <summary>None: any number of contacts may have the same number.</summary>
    [JsonStringEnumMemberName("Never")]
    Never = 0,

    /// <summary>All contacts, closed ones included.</summary>
    [JsonStringEnumMemberName("Always")]
    Always = 1,

    /// <summary>Contacts that are not closed.</summary>
    [JsonStringEnumMemberName("OnlyIfOpen")]
    OnlyIfOpen = 2,
}
