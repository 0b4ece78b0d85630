namespace CallingDomain.Numbers;

/// <summary>Why a whole file cannot be used; nothing of it is.</summary>
/// <remarks>
/// The first that is found is given. Each has a code made from its name (<see cref="ReasonCodes"/>).
/// </remarks>
public enum FileReason : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Its name ends neither in <c>.csv</c> nor in <c>.txt</c>. Code <c>FILE_TYPE_NOT_ALLOWED</c>.</summary>
    FileTypeNotAllowed = 1,

    /// <summary>More bytes than any file of its kind has. Code <c>FILE_TOO_LARGE</c>.</summary>
    FileTooLarge = 2,

    /// <summary>No line holds anything. Code <c>FILE_EMPTY</c>.</summary>
    FileEmpty = 3,

    /// <summary>A workbook, an archive or other binary data. Code <c>FILE_NOT_TEXT</c>.</summary>
    FileNotText = 4,

    /// <summary>UTF-16, UTF-32 or bytes that are no UTF-8. Code <c>FILE_ENCODING_UNSUPPORTED</c>.</summary>
    FileEncodingUnsupported = 5,

    /// <summary>A quoted field is never closed. Code <c>FILE_QUOTE_UNTERMINATED</c>.</summary>
    FileQuoteUnterminated = 6,

    /// <summary>More rows than the template may have. Code <c>FILE_TOO_MANY_ROWS</c>.</summary>
    FileTooManyRows = 7,

    /// <summary>The columns are parted by another sign than a comma. Code <c>FILE_DELIMITER_NOT_COMMA</c>.</summary>
    FileDelimiterNotComma = 8,

    /// <summary>No sign parts any row into two columns. Code <c>FILE_DELIMITER_UNKNOWN</c>.</summary>
    FileDelimiterUnknown = 9,

    /// <summary>A column that is asked for is not in the file's heading. Code <c>FILE_COLUMN_NOT_FOUND</c>.</summary>
    FileColumnNotFound = 10,

    /// <summary>A column that is asked for stands in the file's heading more than once. Code <c>FILE_COLUMN_AMBIGUOUS</c>.</summary>
    FileColumnAmbiguous = 11,

    /// <summary>A row of a list is longer than 1 MiB: a quote that nobody closes, or no such list. Code <c>FILE_ROW_TOO_LONG</c>.</summary>
    FileRowTooLong = 12,

    /// <summary>A list is not the one of which a survey was made: it has changed in between. Code <c>FILE_CHANGED</c>.</summary>
    FileChanged = 13,

    /// <summary>A column holds calling codes apart from the numbers, and the import does not use it: the numbers would be read as those of another country. Code <c>FILE_CALLING_CODE_COLUMN</c>.</summary>
    FileCallingCodeColumn = 14,
}
