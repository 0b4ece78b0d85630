using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Why a whole file is refused.</summary>
/// <remarks>The first reason found is given. Each has a stable code, see <see cref="ReasonCodes"/>.</remarks>
[JsonConverter(typeof(CodeJsonConverter<FileReason>))]
public enum FileReason : byte
{
    /// <summary>No reason: the default value, so that an uninitialized result is a failure.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The extension is neither <c>.csv</c> nor <c>.txt</c>. Code <c>FILE_TYPE_NOT_ALLOWED</c>.</summary>
    [JsonStringEnumMemberName("FILE_TYPE_NOT_ALLOWED")]
    TypeNotAllowed = 1,

    /// <summary>The file is larger than allowed. Code <c>FILE_TOO_LARGE</c>.</summary>
    [JsonStringEnumMemberName("FILE_TOO_LARGE")]
    TooLarge = 2,

    /// <summary>No line has content. Code <c>FILE_EMPTY</c>.</summary>
    [JsonStringEnumMemberName("FILE_EMPTY")]
    Empty = 3,

    /// <summary>The file is a workbook, an archive or other binary data. Code <c>FILE_NOT_TEXT</c>.</summary>
    [JsonStringEnumMemberName("FILE_NOT_TEXT")]
    NotText = 4,

    /// <summary>The encoding is UTF-16, UTF-32 or invalid UTF-8. Code <c>FILE_ENCODING_UNSUPPORTED</c>.</summary>
    [JsonStringEnumMemberName("FILE_ENCODING_UNSUPPORTED")]
    EncodingUnsupported = 5,

    /// <summary>A quoted field has no closing quote. Code <c>FILE_QUOTE_UNTERMINATED</c>.</summary>
    [JsonStringEnumMemberName("FILE_QUOTE_UNTERMINATED")]
    QuoteUnterminated = 6,

    /// <summary>The file has more rows than the template allows. Code <c>FILE_TOO_MANY_ROWS</c>.</summary>
    [JsonStringEnumMemberName("FILE_TOO_MANY_ROWS")]
    TooManyRows = 7,

    /// <summary>The delimiter is not a comma. Code <c>FILE_DELIMITER_NOT_COMMA</c>.</summary>
    [JsonStringEnumMemberName("FILE_DELIMITER_NOT_COMMA")]
    DelimiterNotComma = 8,

    /// <summary>No row has two columns with any delimiter. Code <c>FILE_DELIMITER_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("FILE_DELIMITER_UNKNOWN")]
    DelimiterUnknown = 9,

    /// <summary>The header does not have a required column. Code <c>FILE_COLUMN_NOT_FOUND</c>.</summary>
    [JsonStringEnumMemberName("FILE_COLUMN_NOT_FOUND")]
    ColumnNotFound = 10,

    /// <summary>The header has a required column more than once. Code <c>FILE_COLUMN_AMBIGUOUS</c>.</summary>
    [JsonStringEnumMemberName("FILE_COLUMN_AMBIGUOUS")]
    ColumnAmbiguous = 11,

    /// <summary>A row is longer than 1 MiB: an unterminated quote, or a file of another kind. Code <c>FILE_ROW_TOO_LONG</c>.</summary>
    [JsonStringEnumMemberName("FILE_ROW_TOO_LONG")]
    RowTooLong = 12,

    /// <summary>The list changed between two passes. Code <c>FILE_CHANGED</c>.</summary>
    [JsonStringEnumMemberName("FILE_CHANGED")]
    Changed = 13,

    /// <summary>A column has the calling codes of the numbers, and the import does not use it: the numbers would be read as numbers of another country. Code <c>FILE_CALLING_CODE_COLUMN</c>.</summary>
    [JsonStringEnumMemberName("FILE_CALLING_CODE_COLUMN")]
    CallingCodeColumn = 14,

    /// <summary>The XML is malformed, has a document type definition, or has a tag or a text of more than 1 MiB. Code <c>FILE_NOT_XML</c>.</summary>
    [JsonStringEnumMemberName("FILE_NOT_XML")]
    NotXml = 15,

    /// <summary>The file has vCards, which are contacts without columns. Code <c>FILE_VCARD</c>.</summary>
    [JsonStringEnumMemberName("FILE_VCARD")]
    VCard = 16,
}
