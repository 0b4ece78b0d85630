using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>Reads a value from a <see cref="JsonPlace"/>, so that an exception names the place and the expected value.</summary>
internal sealed class PlaceJsonConverter<TValue>(Func<JsonPlace, ZoneFormat, TValue> read, Action<Utf8JsonWriter, TValue, ZoneFormat> write) : JsonConverter<TValue>
    where TValue : notnull
{
    public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return read(JsonPlace.Root(document), ZoneFormat.Of(options));
        }
        catch (JsonRefusedException e)
        {
            throw new JsonException($"{e.Refusal}: expected {e.Refusal.Expected}.");
        }
    }

    public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options)
    {
        try
        {
            write(writer, value, ZoneFormat.Of(options));
        }
        catch (ArgumentException e)
        {
            throw new NotSupportedException($"This {typeof(TValue).Name} cannot be written as JSON, because it could not be read back. {e.Message}", e);
        }
    }
}
