using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Contact item types as a list of objects.</summary>
internal sealed class ItemTypesJsonConverter : JsonConverter<ContactItemTypes>
{
    public override ContactItemTypes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var types = ContactItemTypes.Empty;
        foreach (var type in JsonSerializer.Deserialize(ref reader, ContactsJson.Default.ImmutableArrayContactItemType))
        {
            if (type is null) throw new JsonException("Expected a contact item type.");
            var adding = types.Add(type);
            types = adding.TryGet(out var added) ? added : throw new JsonException($"Invalid contact item type: {adding.Reason.Code()}.");
        }

        return types;
    }

    public override void Write(Utf8JsonWriter writer, ContactItemTypes value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.All, ContactsJson.Default.ImmutableArrayContactItemType);
}
