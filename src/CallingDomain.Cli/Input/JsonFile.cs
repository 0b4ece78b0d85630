using System.Text.Json;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>JSON files in UTF-8: one document, no property twice in an object. Comments and trailing commas are allowed.</summary>
internal static class JsonFile
{
    /// <summary>The maximum size of a campaign or a scenario: 64 MiB.</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>The maximum size of a file of settings, such as types, columns or rules: 1 MiB.</summary>
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
                $"The file '{path}' cannot be used. {(reason == FileReason.Empty ? Wording.Of(new FileRefusal(reason)) : "It is not text in UTF-8.")}",
                ("file", path));
        JsonSyntax.Check(path, file.Span);
        return Parse(file);
    }

    /// <summary>Reads a file of settings.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="what">What the file should be, for messages.</param>
    /// <param name="read">Reads the root.</param>
    /// <param name="standardInput">Standard input, if the path may mean it; null for none.</param>
    /// <exception cref="InputException">The file cannot be read, or is not what it should be; the message names the file and the place.</exception>
    public static TValue ReadSettings<TValue>(string path, string what, Func<JsonPlace, TValue> read, Stream? standardInput = null)
    {
        using var json = Read(path, standardInput ?? Stream.Null, MaxSettingsBytes);
        try
        {
            return read(new JsonPlace(json.RootElement, "$"));
        }
        catch (InputException refusal)
        {
            throw refusal.In(path, what);
        }
    }

    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json) => JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
}
