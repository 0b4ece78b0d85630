using System.Collections.Immutable;
using System.Text.Json;

namespace CallingDomain.Contacts;

/// <summary>Reads and writes the values that JSON of columns consists of.</summary>
/// <remarks>Methods that read throw a <see cref="JsonException"/> for another value than the expected one.</remarks>
internal static class JsonValues
{
    public static string Reference(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new JsonException("Expected a heading.");

    public static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new JsonException("Expected a string.");

    public static string? TextOrNull(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : Text(value);

    public static string? ReferenceOrNull(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : Reference(value);

    public static int WholeNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw new JsonException("Expected a whole number.");

    public static bool YesNo(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new JsonException("Expected true or false."),
    };

    public static JsonElement Object(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value : throw new JsonException("Expected an object.");

    /// <summary>The properties of an object, each once.</summary>
    public static IEnumerable<JsonProperty> Properties(JsonElement value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in Object(value).EnumerateObject())
        {
            if (!names.Add(property.Name)) throw new JsonException($"Duplicate property '{property.Name}'.");
            yield return property;
        }
    }

    public static ImmutableArray<TItem> List<TItem>(JsonElement value, Func<JsonElement, TItem> read) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(read)] : throw new JsonException("Expected an array.");

    public static ImmutableArray<CellWord> CellWords(JsonElement value) => [.. Properties(value).Select(word => new CellWord(word.Name, Text(word.Value)))];

    /// <summary>A value whose word is in a table.</summary>
    public static TValue Word<TValue>(JsonElement value, ImmutableArray<(string Word, TValue Value)> known)
    {
        var text = Text(value);
        foreach (var (word, meaning) in known)
        {
            if (word == text) return meaning;
        }

        throw new JsonException($"Unknown value '{text}'. Expected one of: {string.Join(", ", known.Select(each => each.Word))}.");
    }

    public static string WordOf<TValue>(TValue value, ImmutableArray<(string Word, TValue Value)> known)
        where TValue : struct, Enum => known.First(each => each.Value.Equals(value)).Word;

    public static JsonException Unknown(string name, string expected) => new($"Unknown property '{name}'. Expected one of: {expected}.");

    /// <summary>A value of a type whose members refuse what is not allowed.</summary>
    public static TValue Checked<TValue>(Func<TValue> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public static void WriteText(this Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null) writer.WriteString(name, text);
    }

    public static void WriteIf(this Utf8JsonWriter writer, string name, bool value)
    {
        if (value) writer.WriteBoolean(name, value);
    }

    public static void WriteTexts(this Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty) return;
        writer.WriteStartArray(name);
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    public static void WriteWords(this Utf8JsonWriter writer, string name, ImmutableArray<CellWord> words)
    {
        if (words.IsEmpty) return;
        writer.WriteStartObject(name);
        foreach (var word in words) writer.WriteString(word.Word, word.Meaning);
        writer.WriteEndObject();
    }

    public static void WriteWith<TValue>(this Utf8JsonWriter writer, string name, TValue? value, Action<Utf8JsonWriter, TValue> write)
        where TValue : class
    {
        if (value is null) return;
        writer.WritePropertyName(name);
        write(writer, value);
    }
}
