using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Shared;

/// <summary>Writes a value with another converter. System.Text.Json itself reads and writes null.</summary>
internal sealed class NullableJsonConverter<TValue>(JsonConverter<TValue> converter) : JsonConverter<TValue?>
    where TValue : struct
{
    public override TValue? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        converter.Read(ref reader, typeof(TValue), options);

    public override void Write(Utf8JsonWriter writer, TValue? value, JsonSerializerOptions options) => converter.Write(writer, value!.Value, options);
}
