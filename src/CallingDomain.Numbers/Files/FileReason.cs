using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Why a whole file cannot be used; nothing of it is.</summary>
/// <remarks>
/// The first that is found is given. Each has a stable code, which <see cref="ReasonCodes"/> gives.
/// </remarks>
[JsonConverter(typeof(JsonStringEnumConverter<FileReason>))]
public enum FileReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Its name ends neither in <c>.csv</c> nor in <c>.txt</c>. Code <c>FILE_TYPE_NOT_ALLOWED</c>.</summary>
    [JsonStringEnumMemberName("FILE_TYPE_NOT_ALLOWED")]
    FileTypeNotAllowed = 1,

    /// <summary>More bytes than any file of its kind has. Code <c>FILE_TOO_LARGE</c>.</summary>
    [JsonStringEnumMemberName("FILE_TOO_LARGE")]
    FileTooLarge = 2,

    /// <summary>No line holds anything. Code <c>FILE_EMPTY</c>.</summary>
    [JsonStringEnumMemberName("FILE_EMPTY")]
    FileEmpty = 3,

    /// <summary>A workbook, an archive or other binary data. Code <c>FILE_NOT_TEXT</c>.</summary>
    [JsonStringEnumMemberName("FILE_NOT_TEXT")]
    FileNotText = 4,

    /// <summary>UTF-16, UTF-32 or bytes that are no UTF-8. Code <c>FILE_ENCODING_UNSUPPORTED</c>.</summary>
    [JsonStringEnumMemberName("FILE_ENCODING_UNSUPPORTED")]
    FileEncodingUnsupported = 5,

    /// <summary>A quoted field is never closed. Code <c>FILE_QUOTE_UNTERMINATED</c>.</summary>
    [JsonStringEnumMemberName("FILE_QUOTE_UNTERMINATED")]
    FileQuoteUnterminated = 6,

    /// <summary>More rows than the template may have. Code <c>FILE_TOO_MANY_ROWS</c>.</summary>
    [JsonStringEnumMemberName("FILE_TOO_MANY_ROWS")]
    FileTooManyRows = 7,

    /// <summary>The columns are parted by another sign than a comma. Code <c>FILE_DELIMITER_NOT_COMMA</c>.</summary>
    [JsonStringEnumMemberName("FILE_DELIMITER_NOT_COMMA")]
    FileDelimiterNotComma = 8,

    /// <summary>No sign parts any row into two columns. Code <c>FILE_DELIMITER_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("FILE_DELIMITER_UNKNOWN")]
    FileDelimiterUnknown = 9,

    /// <summary>A column that is asked for is not in the file's heading. Code <c>FILE_COLUMN_NOT_FOUND</c>.</summary>
    [JsonStringEnumMemberName("FILE_COLUMN_NOT_FOUND")]
    FileColumnNotFound = 10,

    /// <summary>A column that is asked for stands in the file's heading more than once. Code <c>FILE_COLUMN_AMBIGUOUS</c>.</summary>
    [JsonStringEnumMemberName("FILE_COLUMN_AMBIGUOUS")]
    FileColumnAmbiguous = 11,

    /// <summary>A row of a list is longer than 1 MiB: a quote that nobody closes, or no such list. Code <c>FILE_ROW_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("FILE_ROW_TOO_LONG")]
    FileRowTooLong = 12,

    /// <summary>A list is not the one of which a survey was made: it has changed in between. Code <c>FILE_CHANGED</c>.</summary>
    [JsonStringEnumMemberName("FILE_CHANGED")]
    FileChanged = 13,

    /// <summary>A column holds calling codes apart from the numbers, and the import does not use it: the numbers would be read as those of another country. Code <c>FILE_CALLING_CODE_COLUMN</c>.</summary>
    [JsonStringEnumMemberName("FILE_CALLING_CODE_COLUMN")]
    FileCallingCodeColumn = 14,
}
