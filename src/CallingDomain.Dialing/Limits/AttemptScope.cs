using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Whose attempts a limit or a lockout counts.</summary>
[JsonConverter(typeof(CodeJsonConverter<AttemptScope>))]
public enum AttemptScope : byte
{
    /// <summary>Those of one phone. A limit or a lockout counts them over all contacts that have its number.</summary>
    [JsonStringEnumMemberName("Phone")]
    Phone = 0,

    /// <summary>Those of all phones of the contact. A limit or a lockout holds for each of its phones as well: calls of other contacts on the same number count for that phone.</summary>
    [JsonStringEnumMemberName("Contact")]
    Contact = 1,
}
