using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CallingDomain.Cli;

/// <summary>The syntax of a JSON file, checked token by token, so that a refusal names the line, the place, and the expected text.</summary>
internal static class JsonSyntax
{
    private const int MaxLevels = 64;

    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>Refuses what is not JSON, and what the parser accepts: duplicate properties, and escapes that are half of a surrogate pair.</summary>
    /// <exception cref="InputException">Not valid JSON.</exception>
    public static void Check(string file, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxLevels });
        var levels = new Stack<Level>();
        var (last, end) = (JsonTokenType.None, 0L);
        try
        {
            while (reader.Read())
            {
                last = reader.TokenType;
                if (last is JsonTokenType.EndObject or JsonTokenType.EndArray) levels.Pop();
                else if (last == JsonTokenType.PropertyName) levels.Peek().Name = TextOf(ref reader, file, json, levels);
                else if (levels.TryPeek(out var level)) level.Index++;
                if (last == JsonTokenType.PropertyName && !levels.Peek().Names!.Add(levels.Peek().Name)) throw Refuse(file, json, reader.TokenStartIndex, PathOf(levels), "duplicate property");
                if (last == JsonTokenType.String && reader.ValueIsEscaped) TextOf(ref reader, file, json, levels);
                if (last is JsonTokenType.StartObject or JsonTokenType.StartArray) levels.Push(new Level(isObject: last == JsonTokenType.StartObject));
                end = reader.BytesConsumed;
            }
        }
        catch (JsonException e)
        {
            var at = OffsetOf(json, e);
            var (path, why) = Mistake(json, (int)end, at, last, levels);
            throw Refuse(file, json, at, path, why);
        }
    }

    private static string TextOf(ref Utf8JsonReader reader, string file, ReadOnlySpan<byte> json, Stack<Level> levels)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Refuse(file, json, reader.TokenStartIndex, PathOf(levels), "half of a surrogate pair");
        }
    }

    // The text between the last token and the mistake is white space, a comma, and the beginning of a token that could not be read.
    private static (string Path, string Why) Mistake(ReadOnlySpan<byte> json, int end, int at, JsonTokenType last, Stack<Level> levels)
    {
        var begun = json[end..at].Trim(WhiteSpace);
        var found = at >= json.Length ? "end of the file" : Named(json[at..]);
        if (levels.Count == MaxLevels && found is "'{'" or "'['") return (PathOf(levels), string.Create(CultureInfo.InvariantCulture, $"more than {MaxLevels} levels"));
        if (levels.Count == 0 && last != JsonTokenType.None) return ("$", $"unexpected {found}; expected the end of the file");
        var isObject = levels.TryPeek(out var level) && level.IsObject;
        var close = isObject ? "'}'" : "']'";
        var isValue = last == JsonTokenType.PropertyName || !isObject;
        var orClose = last is JsonTokenType.StartObject or JsonTokenType.StartArray ? $" or {close}" : "";
        if (last is not (JsonTokenType.None or JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName))
        {
            if (!begun.StartsWith((byte)',')) return (PathOf(levels), $"unexpected {found}; expected ',' or {close}");
            begun = begun[1..].Trim(WhiteSpace);
            orClose = $" or {close}";
        }

        if (level is { IsObject: false }) level.Index++; // the place of the next value
        else if (level is not null && !isValue) levels.Pop();
        var path = PathOf(levels);
        if (begun is [(byte)'"', .., (byte)'"'] && !isValue) return (path, $"unexpected {found}; expected ':' after the name of a property");
        if (begun.StartsWith((byte)'"')) return (path, $"unexpected {found} in a text; expected '\"' at its end, and no line break or unknown escape");
        if (!begun.IsEmpty && isValue) found = $"'{Encoding.UTF8.GetString(begun)}' before {found}";
        return (path, $"unexpected {found}; expected {(isValue ? "a value" : "the name of a property in double quotes")}{orClose}");
    }

    private static string Named(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out var rune, out _);
        return rune.Value is '\r' or '\n' ? "line break" : $"'{rune}'";
    }

    private static int OffsetOf(ReadOnlySpan<byte> json, JsonException exception)
    {
        var start = 0;
        for (var line = 0L; line < exception.LineNumber; line++) start += json[start..].IndexOf((byte)'\n') + 1;
        return start + (int)exception.BytePositionInLine!.Value;
    }

    private static string PathOf(Stack<Level> levels) => string.Concat(levels.Reverse().Select(level => level.Path).Prepend("$"));

    private static InputException Refuse(string file, ReadOnlySpan<byte> json, long at, string path, string why)
    {
        var before = json[..(int)at];
        var (line, column) = (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
        return new InputException(
            InputReason.JsonInvalid, $"The file '{file}' is not valid JSON: line {line}, column {column}, {path}: {why}.", ("file", file), ("line", line), ("column", column), ("path", path));
    }

    /// <summary>An object or a list that is being read, and its current property or item.</summary>
    private sealed class Level(bool isObject)
    {
        public bool IsObject => isObject;

        public HashSet<string>? Names { get; } = isObject ? new(StringComparer.Ordinal) : null;

        public string Name { get; set; } = "";

        public int Index { get; set; } = -1;

        public string Path => !isObject ? Index < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{Index}]") : Name.Length == 0 ? "" : $".{Name}";
    }
}
