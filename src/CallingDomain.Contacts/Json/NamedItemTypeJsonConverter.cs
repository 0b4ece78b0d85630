using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Contacts;

/// <summary>A contact item type as its name.</summary>
internal sealed class NamedItemTypeJsonConverter(ContactItemTypes types) : JsonConverter<ContactItemType>
{
    public override ContactItemType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Find(types, reader.GetString()!) : throw new JsonException("Expected the name of a contact item type.");

    public override void Write(Utf8JsonWriter writer, ContactItemType value, JsonSerializerOptions options) => writer.WriteStringValue(NameOf(types, value));

    /// <exception cref="JsonException">Unknown contact item type.</exception>
    public static ContactItemType Find(ContactItemTypes types, string name) =>
        types.Find(name) ?? throw new JsonException($"Unknown contact item type '{name}'. Expected one of: {string.Join(", ", types.All.Select(type => type.Name))}.");

    /// <exception cref="NotSupportedException">The type is not one of the types.</exception>
    public static string NameOf(ContactItemTypes types, ContactItemType type) =>
        types.Find(type.Name) == type ? type.Name : throw new NotSupportedException($"'{type.Name}' is not one of the contact item types of the {nameof(ContactsJsonConverter)}.");
}
