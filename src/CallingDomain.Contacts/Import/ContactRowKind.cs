using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>How an import classifies a row of a file.</summary>
[JsonConverter(typeof(CodeJsonConverter<ContactRowKind>))]
public enum ContactRowKind : byte
{
    /// <summary>No row was read.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>The row is a contact.</summary>
    [JsonStringEnumMemberName("Contact")]
    Contact = 1,

    /// <summary>The row is rejected; its issues say why.</summary>
    [JsonStringEnumMemberName("Rejected")]
    Rejected = 2,

    /// <summary>The contact of the row is already in the file or in the list.</summary>
    [JsonStringEnumMemberName("Duplicate")]
    Duplicate = 3,

    /// <summary>The row is empty.</summary>
    [JsonStringEnumMemberName("Blank")]
    Blank = 4,
}
