using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>A contact as in a campaign file; values that are the default are omitted.</summary>
internal sealed class ContactJsonConverter : JsonConverter<Contact>
{
    private const string Names = "id, name, primaryPhone, additionalPhones, priority, timeZone, scheduledAt, list, fields";

    private static readonly DateTimeZoneJsonConverter Zones = new();
    private static readonly NamedTextsJsonConverter<ContactField> Fields = new((name, value) => new ContactField(name, value), field => (field.Name, field.Value));

    private readonly JsonTypeInfo<ImmutableArray<AdditionalPhone>> _phones;
    private readonly bool _isWhole; // phones have the whole type

    /// <param name="types">The types that phones name; null if phones have the whole type.</param>
    public ContactJsonConverter(ContactItemTypes? types)
    {
        var context = types is null ? ContactsJson.Default : new ContactsJson(new JsonSerializerOptions { AllowDuplicateProperties = false, Converters = { new NamedItemTypeJsonConverter(types) } });
        (_phones, _isWhole) = (context.ImmutableArrayAdditionalPhone, types is null);
    }

    public override Contact Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Expected an object.");
        var id = "";
        var names = new HashSet<string>(StringComparer.Ordinal);
        var contact = new Contact("?", PhoneNumber.None); // the identity follows
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            if (!names.Add(name)) throw new JsonException($"Duplicate property '{name}'.");
            if (!reader.Read() || reader.TokenType == JsonTokenType.Null) continue;
            if (name == "id") id = Text(ref reader);
            else contact = With(contact, name, ref reader, options);
        }

        return id.Length > 0 ? contact with { Id = id } : throw new JsonException("Missing or empty property 'id'.");
    }

    public override void Write(Utf8JsonWriter writer, Contact value, JsonSerializerOptions options)
    {
        if (!ContactText.IsWhole(value)) throw new NotSupportedException("This contact cannot be written as JSON: one of its texts contains an unpaired surrogate.");
        writer.WriteStartObject();
        writer.WriteString("id", value.Id);
        if (value.Name.Length > 0) writer.WriteString("name", value.Name);
        if (value.PrimaryPhone != PhoneNumber.None)
        {
            writer.WritePropertyName("primaryPhone");
            JsonSerializer.Serialize(writer, value.PrimaryPhone, ContactsJson.Default.PhoneNumber);
        }

        if (!value.AdditionalPhones.IsEmpty)
        {
            writer.WritePropertyName("additionalPhones");
            JsonSerializer.Serialize(writer, value.AdditionalPhones, _phones);
        }

        if (value.Priority != Contact.DefaultPriority) writer.WriteNumber("priority", value.Priority);
        if (value.TimeZone is { } zone)
        {
            writer.WritePropertyName("timeZone");
            Zones.Write(writer, zone, options);
        }

        if (value.ScheduledAt is { } instant) writer.WriteString("scheduledAt", NodaTimeConverters.Instants.Format(instant));
        if (value.List.Length > 0) writer.WriteString("list", value.List);
        if (!value.Fields.IsEmpty)
        {
            writer.WritePropertyName("fields");
            Fields.Write(writer, value.Fields, options);
        }

        writer.WriteEndObject();
    }

    // A nested reader knows at most the path inside the property. It goes into the message; the outer call adds the path of the contact to an exception without a path.
    private Contact With(Contact contact, string name, ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        try
        {
            return Read(contact, name, ref reader, options);
        }
        catch (JsonException e)
        {
            var isWholeType = _isWhole && e.Path?.EndsWith("].type", StringComparison.Ordinal) == true;
            var message = isWholeType ? $"Expected an object with name and orderBy. For the name of a type, register a {nameof(ContactsJsonConverter)} that has the contact item types." : e.Message.Split(" Path: ")[0];
            throw new JsonException($"{name}{e.Path?.TrimStart('$')}: {message}", e);
        }
    }

    private Contact Read(Contact contact, string name, ref Utf8JsonReader reader, JsonSerializerOptions options) => name switch
    {
        "name" => contact with { Name = Text(ref reader) },
        "primaryPhone" => contact with { PrimaryPhone = JsonSerializer.Deserialize(ref reader, ContactsJson.Default.PhoneNumber) },
        "additionalPhones" => contact with { AdditionalPhones = WithoutNull(JsonSerializer.Deserialize(ref reader, _phones)) },
        "priority" => contact with { Priority = Priority(ref reader) },
        "timeZone" => contact with { TimeZone = Zones.Read(ref reader, typeof(DateTimeZone), options) },
        "scheduledAt" => contact with { ScheduledAt = NodaTimeConverters.Read(NodaTimeConverters.Instants, Text(ref reader)) ?? throw new JsonException("Expected an instant such as 2026-03-02T09:00:00Z.") },
        "list" => contact with { List = Text(ref reader) },
        "fields" => contact with { Fields = Fields.Read(ref reader, typeof(ImmutableArray<ContactField>), options) },
        _ => throw new JsonException($"Unknown property. Expected one of: {Names}."),
    };

    private static string Text(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("Expected a string.");

    private static int Priority(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var priority) && priority >= 1 ? priority : throw new JsonException("Expected a priority from 1.");

    private static ImmutableArray<AdditionalPhone> WithoutNull(ImmutableArray<AdditionalPhone> phones) =>
        phones.Contains(null!) ? throw new JsonException("Expected an additional phone.") : phones;
}

/// <summary>The metadata of phones and contact item types.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ImmutableArray<AdditionalPhone>))]
[JsonSerializable(typeof(ImmutableArray<ContactItemType>))]
internal sealed partial class ContactsJson : JsonSerializerContext;
