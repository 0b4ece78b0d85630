using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Shared;

/// <summary>Writes a value as a JSON string, also as the name of a property.</summary>
/// <param name="read">Reads the text; null if it is not valid.</param>
/// <param name="write">Writes the text.</param>
/// <param name="expected">Describes a valid text, for messages.</param>
internal sealed class TextJsonConverter<TValue>(Func<string, TValue?> read, Func<TValue, string> write, string expected) : JsonConverter<TValue>
    where TValue : struct
{
    public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? read(reader.GetString()!) : null) ?? throw new JsonException($"Expected {expected}.");

    public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));

    public override TValue ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        read(reader.GetString()!) ?? throw new JsonException($"Expected {expected}.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options) => writer.WritePropertyName(write(value));
}
