using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Writes and reads an enumeration by the words of its members; a number or an unknown word is a <see cref="JsonException"/>.</summary>
/// <remarks>The words are those of <see cref="JsonStringEnumMemberNameAttribute"/>. Public for source-generated contexts. Thread-safe.</remarks>
/// <typeparam name="TEnum">The enumeration.</typeparam>
public sealed class CodeJsonConverter<TEnum>() : JsonStringEnumConverter<TEnum>(namingPolicy: null, allowIntegerValues: false)
    where TEnum : struct, Enum;
