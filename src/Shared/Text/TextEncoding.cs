namespace CallingDomain.Shared;

/// <summary>A supported text encoding.</summary>
internal enum TextEncoding : byte
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8 = 0,

    /// <summary>UTF-16, little-endian; "Unicode text" of spreadsheets.</summary>
    Utf16LittleEndian = 1,

    /// <summary>UTF-16, big-endian.</summary>
    Utf16BigEndian = 2,
}

/// <summary>Names of encodings.</summary>
internal static class TextEncodings
{
    /// <summary>The IANA name.</summary>
    public static string Name(this TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf16LittleEndian => "UTF-16LE",
        TextEncoding.Utf16BigEndian => "UTF-16BE",
        _ => "UTF-8",
    };
}
