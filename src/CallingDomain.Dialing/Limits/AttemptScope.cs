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

    /// <summary>Those of all phones of the contact.</summary>
    [JsonStringEnumMemberName("Contact")]
    Contact = 1,
}
