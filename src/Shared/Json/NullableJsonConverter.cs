using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Shared;

/// <summary>Writes a value with another converter, and its absence as null.</summary>
internal sealed class NullableJsonConverter<TValue>(JsonConverter<TValue> converter) : JsonConverter<TValue?>
    where TValue : struct
{
    public override TValue? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : converter.Read(ref reader, typeof(TValue), options);

    public override void Write(Utf8JsonWriter writer, TValue? value, JsonSerializerOptions options)
    {
        if (value is { } present) converter.Write(writer, present, options);
        else writer.WriteNullValue();
    }
}
