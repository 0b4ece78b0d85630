using System.Text.Json;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Cli;

/// <summary>JSON files: strict, one document in UTF-8, no property twice in an object.</summary>
internal static class JsonFile
{
    /// <summary>The most bytes of a campaign or a scenario: 64 MiB.</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>The most bytes of a file of settings, such as types, columns or rules: 1 MiB.</summary>
    public const int MaxSettingsBytes = 1 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="InputException">The file cannot be read, is too large, or is not JSON.</exception>
    public static JsonDocument Read(string path, Stream standardInput, int maxBytes)
    {
        var file = InputFile.ReadText(path, standardInput, maxBytes);
        if (file.Span.StartsWith(ByteOrderMark)) file = file[ByteOrderMark.Length..];
        if (!DelimitedText.IsText(file.Span, allowUtf16: false, out var reason))
            throw new InputException(
                reason.Code(),
                $"The file '{path}' cannot be used: it {(reason == FileReason.Empty ? "holds nothing" : "is not text in UTF-8")}.",
                ("file", path));
        try
        {
            RefuseDoubtfulNames(file.Span);
            return JsonDocument.Parse(file);
        }
        catch (JsonException e)
        {
            var (line, column) = (e.LineNumber + 1, e.BytePositionInLine + 1);
            var why = e is DoubtfulJsonException ? e.Message : "it goes wrong, breaks off or is nested too deeply";
            throw new InputException(
                InputReason.JsonInvalid,
                $"The file '{path}' is not JSON that can be used: {why} at line {line}, column {column}.",
                ("file", path),
                ("line", line),
                ("column", column));
        }
    }

    // What the parser lets through: an escape that stands for half a character, which no text can hold, and a name that an object has already.
    private static void RefuseDoubtfulNames(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var names = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject) names.Push(new HashSet<string>(StringComparer.Ordinal));
            else if (reader.TokenType == JsonTokenType.EndObject) names.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName && !names.Peek().Add(TextOf(ref reader, json)))
                throw new DoubtfulJsonException("a property stands a second time", json, reader.TokenStartIndex);
            else if (reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped) TextOf(ref reader, json);
        }
    }

    private static string TextOf(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new DoubtfulJsonException("half a character stands", json, reader.TokenStartIndex);
        }
    }

    private sealed class DoubtfulJsonException(string what, ReadOnlySpan<byte> json, long at)
        : JsonException(what, path: null, json[..(int)at].Count((byte)'\n'), at - 1 - json[..(int)at].LastIndexOf((byte)'\n'));
}
