using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>A blacklist as a list of numbers such as <c>+390612345678</c> and prefixes such as <c>+39899*</c>.</summary>
internal sealed class BlacklistJsonConverter : JsonConverter<Blacklist>
{
    private const string Expected = "Expected a phone number such as +390612345678, or a prefix of phone numbers such as +39899*.";
    private const char PrefixMark = '*';

    public override Blacklist Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("Expected an array.");
        var (numbers, prefixes) = (new List<PhoneNumber>(), new List<PhoneNumber>());
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
            var isPrefix = text.EndsWith(PrefixMark);
            (isPrefix ? prefixes : numbers).Add(PhoneNumber.Read(isPrefix ? text[..^1] : text).TryGet(out var number) ? number : throw new JsonException(Expected));
        }

        return Blacklist.Of(numbers, prefixes);
    }

    public override void Write(Utf8JsonWriter writer, Blacklist value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var number in value.EnumerateNumbers()) Write(writer, number.ToString());
        foreach (var prefix in value.Prefixes) Write(writer, $"{prefix}{PrefixMark}");
        writer.WriteEndArray();
    }

    // The plus sign as it is, not escaped.
    private static void Write(Utf8JsonWriter writer, string text) => writer.WriteStringValue(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
}
