using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>Converts the types of this package whose JSON is not their properties. Attributes on the types name it: no registration is needed.</summary>
/// <remarks>Public so that source-generated contexts can name it. Uses no reflection. Stateless, thread-safe.</remarks>
public sealed class ProgramsJsonConverter : JsonConverterFactory
{
    private static readonly JsonConverterTable Converters = new JsonConverterTable()
        .NodaTime()
        .Reference(new PortalFactJsonConverter())
        .Reference(new PortalChangeJsonConverter())
        .Refused<Portal>($"Use {nameof(PortalJson)}.{nameof(PortalJson.Write)}.")
        .Refused<PortalPlan>($"Apply it and write its {nameof(PortalChange)}.")
        .Refused<PortalOptions>()
        .Refused<ProgramsOptions>();

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Converters.Find(typeToConvert) is not null;

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Converters.Find(typeToConvert);
}

/// <summary>A fact as one object with the property <c>fact</c>.</summary>
internal sealed class PortalFactJsonConverter : JsonConverter<PortalFact>
{
    public override PortalFact? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        if (PortalJson.HasNullItem(json)) throw new JsonException("Expected a list without null.");
        var fact = JsonSerializer.Deserialize(json, PortalJson.Context.JsonFact);
        return fact?.HasCompletePlaces == false ? throw new JsonException("Expected a place with its business, and a program with its unit.") : fact;
    }

    public override void Write(Utf8JsonWriter writer, PortalFact value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, (JsonFact)value, PortalJson.Context.JsonFact);
}

/// <summary>A change as the document of <see cref="PortalJson"/>.</summary>
internal sealed class PortalChangeJsonConverter : JsonConverter<PortalChange>
{
    public override PortalChange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var document = JsonElement.ParseValue(ref reader);
        return PortalJson.ReadChange(JsonMarshal.GetRawUtf8Value(document)).TryGet(out var change) ? change : throw new JsonException("Not a change in the format of PortalJson.");
    }

    public override void Write(Utf8JsonWriter writer, PortalChange value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, PortalJson.DocumentOf(value), PortalJson.Context.ChangeDocument);
}
