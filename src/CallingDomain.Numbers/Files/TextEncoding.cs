namespace CallingDomain.Numbers;

/// <summary>How a file's text is kept in bytes.</summary>
public enum TextEncoding : byte
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8 = 0,

    /// <summary>UTF-16, the lower byte first, as spreadsheets write "Unicode text".</summary>
    Utf16LittleEndian = 1,

    /// <summary>UTF-16, the higher byte first.</summary>
    Utf16BigEndian = 2,
}
