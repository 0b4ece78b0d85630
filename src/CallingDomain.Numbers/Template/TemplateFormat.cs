namespace CallingDomain.Numbers;

/// <summary>The delimiter and encoding of a template file.</summary>
internal readonly record struct TemplateFormat(char Delimiter, TextEncoding Encoding)
{
    /// <summary>The format that the portal requires: commas and UTF-8.</summary>
    public static TemplateFormat Standard { get; } = new(',', TextEncoding.Utf8);

    /// <summary>Deviations from <see cref="Standard"/>.</summary>
    public static IReadOnlyList<FileReason> NoticesOf(char delimiter, string encoding) => (delimiter == Standard.Delimiter, encoding == Standard.Encoding.Name()) switch
    {
        (false, false) => [FileReason.EncodingUnsupported, FileReason.DelimiterNotComma],
        (false, true) => [FileReason.DelimiterNotComma],
        (true, false) => [FileReason.EncodingUnsupported],
        _ => [],
    };
}
