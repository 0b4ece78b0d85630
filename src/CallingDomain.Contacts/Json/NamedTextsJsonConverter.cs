using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallingDomain.Contacts;

/// <summary>Pairs of a name and a text as an object, whose properties keep their order.</summary>
/// <param name="create">Creates a pair.</param>
/// <param name="parts">The name and the text of a pair.</param>
internal sealed class NamedTextsJsonConverter<TPair>(Func<string, string, TPair> create, Func<TPair, (string Name, string Text)> parts) : JsonConverter<ImmutableArray<TPair>>
{
    public override ImmutableArray<TPair> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Expected an object.");
        var pairs = ImmutableArray.CreateBuilder<TPair>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            if (!names.Add(name)) throw new JsonException($"Duplicate property '{name}'.");
            if (!reader.Read() || reader.TokenType != JsonTokenType.String) throw new JsonException("Expected a string.");
            pairs.Add(create(name, reader.GetString()!));
        }

        return pairs.DrainToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<TPair> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var pair in value)
        {
            var (name, text) = parts(pair);
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}
