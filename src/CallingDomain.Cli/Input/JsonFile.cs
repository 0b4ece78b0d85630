using System.Text.Json;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>JSON files: strict, one document, no property twice in an object.</summary>
internal static class JsonFile
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="InputException">The file cannot be read, or is not JSON.</exception>
    public static JsonDocument Read(string path, Stream standardInput)
    {
        ReadOnlyMemory<byte> file = InputFile.Read(path, standardInput);
        if (DelimitedText.WhyNotText(file.Span) is { } reason) throw Refusals.Of(path, new FileRefusal(reason));
        if (file.Span.StartsWith(ByteOrderMark)) file = file[ByteOrderMark.Length..];
        try
        {
            var document = JsonDocument.Parse(file, new JsonDocumentOptions { AllowDuplicateProperties = false });
            RefuseBrokenText(file.Span);
            return document;
        }
        catch (JsonException e)
        {
            if (e.LineNumber is null) throw new InputException(InputReason.JsonInvalid, $"The file '{path}' cannot be used: {e.Message}", ("file", path));
            var (line, column) = (e.LineNumber + 1, e.BytePositionInLine + 1);
            throw new InputException(InputReason.JsonInvalid, $"The file '{path}' is not JSON: it goes wrong or breaks off at line {line}, column {column}.", ("file", path), ("line", line), ("column", column));
        }
    }

    // An escape may stand for half a character, which the parser lets through and no text can hold.
    private static void RefuseBrokenText(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped) continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException e)
            {
                var before = json[..(int)reader.TokenStartIndex];
                throw new JsonException(e.Message, path: null, lineNumber: before.Count((byte)'\n'), bytePositionInLine: before.Length - 1 - before.LastIndexOf((byte)'\n'));
            }
        }
    }
}
