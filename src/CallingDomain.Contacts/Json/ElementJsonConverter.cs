using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Contacts;

/// <summary>Reads and writes a value by two functions.</summary>
internal sealed class ElementJsonConverter<TValue>(Func<JsonElement, TValue> read, Action<Utf8JsonWriter, TValue> write) : JsonConverter<TValue>
{
    public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options) => write(writer, value);
}
