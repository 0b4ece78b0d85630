using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Writes a set of reasons as an array of codes, primary first.</summary>
internal sealed class NumberReasonsJsonConverter : JsonConverter<NumberReasons>
{
    private static readonly Dictionary<string, NumberReason> Reasons =
        Enum.GetValues<NumberReason>().Where(reason => reason != NumberReason.Unspecified).ToDictionary(reason => reason.Code(), StringComparer.Ordinal);

    public override NumberReasons Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("Expected an array of codes.");
        var reasons = NumberReasons.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String || !Reasons.TryGetValue(reader.GetString()!, out var reason)) throw new JsonException("Expected a code such as NUMBER_MISSING.");
            reasons = reasons.With(reason);
        }

        return reasons;
    }

    public override void Write(Utf8JsonWriter writer, NumberReasons value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var reason in value) writer.WriteStringValue(reason.Code());
        writer.WriteEndArray();
    }
}
