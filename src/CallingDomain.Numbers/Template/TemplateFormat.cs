namespace CallingDomain.Numbers;

/// <summary>How a template file was found to be written.</summary>
/// <param name="Delimiter">The sign that parts its columns: comma, semicolon, tab or bar.</param>
/// <param name="Encoding">How its text is kept.</param>
/// <remarks>Immutable, thread-safe. Default: no format; <see cref="Standard"/> is the portal's.</remarks>
public readonly record struct TemplateFormat(char Delimiter, TextEncoding Encoding)
{
    /// <summary>As the portal asks for: commas and UTF-8.</summary>
    public static TemplateFormat Standard { get; } = new(',', TextEncoding.Utf8);

    /// <summary>
    /// What the tolerant profile passed over, which would have refused the whole file otherwise: <see cref="FileReason.FileDelimiterNotComma"/>,
    /// <see cref="FileReason.FileEncodingUnsupported"/>.
    /// </summary>
    public IReadOnlyList<FileReason> Notices => (Delimiter != ',', Encoding != TextEncoding.Utf8) switch
    {
        (true, true) => [FileReason.FileEncodingUnsupported, FileReason.FileDelimiterNotComma],
        (true, false) => [FileReason.FileDelimiterNotComma],
        (false, true) => [FileReason.FileEncodingUnsupported],
        _ => [],
    };
}
