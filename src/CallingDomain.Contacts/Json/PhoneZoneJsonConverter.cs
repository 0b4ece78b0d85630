using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>The time zone of a phone: <c>{"phone":"+12025550123","zone":"America/New_York"}</c>.</summary>
internal sealed class PhoneZoneJsonConverter : JsonConverter<PhoneZone>
{
    private static readonly DateTimeZoneJsonConverter Zones = new();

    public override PhoneZone Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Expected an object.");
        var (phone, zone) = (default(PhoneNumber?), default(DateTimeZone));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "phone") phone = JsonSerializer.Deserialize(ref reader, ContactsJson.Default.PhoneNumber);
            else if (name == "zone") zone = Zones.Read(ref reader, typeof(DateTimeZone), options);
            else throw JsonValues.Unknown(name!, "phone, zone");
        }

        return phone is { } number && zone is not null ? new PhoneZone(number, zone) : throw new JsonException("Missing property 'phone' or 'zone'.");
    }

    public override void Write(Utf8JsonWriter writer, PhoneZone value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("phone");
        JsonSerializer.Serialize(writer, value.Phone, ContactsJson.Default.PhoneNumber);
        writer.WritePropertyName("zone");
        Zones.Write(writer, value.Zone, options);
        writer.WriteEndObject();
    }
}
