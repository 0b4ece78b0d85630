using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The role of a person.</summary>
[JsonConverter(typeof(CodeJsonConverter<ContactRole>))]
public enum ContactRole : byte
{
    /// <summary>No role: may do nothing.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>An administrator: may do everything.</summary>
    [JsonStringEnumMemberName("Admin")]
    Admin = 1,

    /// <summary>A user: may do what the profile allows.</summary>
    [JsonStringEnumMemberName("User")]
    User = 2,

    /// <summary>An agent: may add and edit contacts and their phones.</summary>
    [JsonStringEnumMemberName("Agent")]
    Agent = 3,
}
