using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Contacts;

/// <summary>
/// Columns of a contacts file, with the columns of additional phones by the name of their type:
/// <c>{"primaryPhone":"Phone","additionalPhones":{"Office":"Office phone"},"untypedPhones":["Other"],"fields":{"vip":"VIP"}}</c>.
/// </summary>
internal sealed class NamedColumnsJsonConverter(ContactItemTypes types) : JsonConverter<ContactColumns>
{
    private const string Names = "id, name, givenName, familyName, primaryPhone, priority, timeZone, scheduledAt, additionalPhones, untypedPhones, fields";

    public override ContactColumns Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var columns = new ContactColumns();
        ImmutableArray<PhoneColumn> untyped = [];
        foreach (var property in Properties(document.RootElement))
        {
            var value = property.Value;
            if (value.ValueKind == JsonValueKind.Null) continue;
            if (property.NameEquals("untypedPhones"u8)) untyped = [.. Phones(value, type: null)];
            else columns = With(columns, property.Name, value);
        }

        return columns with { AdditionalPhones = [.. columns.AdditionalPhones, .. untyped] };
    }

    public override void Write(Utf8JsonWriter writer, ContactColumns value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        WriteText(writer, "id", value.Id);
        WriteText(writer, "name", value.Name);
        WriteText(writer, "givenName", value.GivenName);
        WriteText(writer, "familyName", value.FamilyName);
        WriteText(writer, "primaryPhone", value.PrimaryPhone);
        WriteText(writer, "priority", value.Priority);
        WriteText(writer, "timeZone", value.TimeZone);
        WriteText(writer, "scheduledAt", value.ScheduledAt);
        writer.WriteStartObject("additionalPhones");
        foreach (var columns in value.AdditionalPhones.Where(phone => phone.Type is not null).GroupBy(phone => phone.Type!))
        {
            writer.WritePropertyName(NamedItemTypeJsonConverter.NameOf(types, columns.Key));
            Write(writer, columns);
        }

        writer.WriteEndObject();
        writer.WritePropertyName("untypedPhones");
        Write(writer, value.AdditionalPhones.Where(phone => phone.Type is null));
        if (!value.Fields.IsEmpty)
        {
            writer.WriteStartObject("fields");
            foreach (var field in value.Fields) writer.WriteString(field.Field, field.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private ContactColumns With(ContactColumns columns, string name, JsonElement value) => name switch
    {
        "id" => columns with { Id = Text(value) },
        "name" => columns with { Name = Text(value) },
        "givenName" => columns with { GivenName = Text(value) },
        "familyName" => columns with { FamilyName = Text(value) },
        "primaryPhone" => columns with { PrimaryPhone = Text(value) },
        "priority" => columns with { Priority = Text(value) },
        "timeZone" => columns with { TimeZone = Text(value) },
        "scheduledAt" => columns with { ScheduledAt = Text(value) },
        "additionalPhones" => columns with { AdditionalPhones = [.. Properties(value).SelectMany(column => Phones(column.Value, NamedItemTypeJsonConverter.Find(types, column.Name)))] },
        "fields" => columns with { Fields = [.. Object(value).EnumerateObject().Select(field => new FieldColumn(field.Name, Text(field.Value)))] },
        _ => throw new JsonException($"Unknown property '{name}'. Expected one of: {Names}."),
    };

    // A heading; an object with a heading and the heading of the descriptions; or a list of these.
    private static IEnumerable<PhoneColumn> Phones(JsonElement value, ContactItemType? type) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(each => Phone(each, type)),
        _ => [Phone(value, type)],
    };

    private static PhoneColumn Phone(JsonElement value, ContactItemType? type)
    {
        if (value.ValueKind == JsonValueKind.String) return new PhoneColumn(Text(value), type);
        var (column, description) = (default(string), default(string));
        foreach (var property in Properties(value))
        {
            if (property.NameEquals("column"u8)) column = Text(property.Value);
            else if (property.NameEquals("description"u8)) description = property.Value.ValueKind == JsonValueKind.Null ? null : Text(property.Value);
            else throw new JsonException($"Unknown property '{property.Name}'. Expected one of: column, description.");
        }

        return column is null ? throw new JsonException("Missing property 'column'.") : new PhoneColumn(column, type, description);
    }

    private static JsonElement Object(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value : throw new JsonException("Expected an object.");

    private static IEnumerable<JsonProperty> Properties(JsonElement value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in Object(value).EnumerateObject())
        {
            if (!names.Add(property.Name)) throw new JsonException($"Duplicate property '{property.Name}'.");
            yield return property;
        }
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new JsonException("Expected a heading.");

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null) writer.WriteString(name, text);
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<PhoneColumn> columns)
    {
        writer.WriteStartArray();
        foreach (var column in columns)
        {
            if (column.DescriptionColumn is null)
            {
                writer.WriteStringValue(column.Column);
                continue;
            }

            writer.WriteStartObject();
            writer.WriteString("column", column.Column);
            writer.WriteString("description", column.DescriptionColumn);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
