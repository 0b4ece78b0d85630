using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Shared;

/// <summary>Writes values as a JSON array, each with another converter.</summary>
internal sealed class ImmutableArrayJsonConverter<TValue>(JsonConverter<TValue> converter) : JsonConverter<ImmutableArray<TValue>>
{
    public override ImmutableArray<TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("Expected an array.");
        var values = ImmutableArray.CreateBuilder<TValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) values.Add(converter.Read(ref reader, typeof(TValue), options)!);
        return values.DrainToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<TValue> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var each in value.IsDefault ? [] : value) converter.Write(writer, each, options);
        writer.WriteEndArray();
    }
}
