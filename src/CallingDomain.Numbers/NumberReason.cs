namespace CallingDomain.Numbers;

/// <summary>Why a number, or the row that holds it, is refused or passed over.</summary>
/// <remarks>
/// One enumeration for everything that can be said of a row, so that a row's causes form one set (<see cref="NumberReasons"/>). The values lie in
/// groups of the order in which rules are looked at: the least of a set is its primary cause. Each has a code made from its name
/// (<see cref="ReasonCodes"/>). Values are at most 63 and are never reused.
/// </remarks>
public enum NumberReason : byte
{
    /// <summary>Never given: a result nobody filled in reads as a failure, not as a success.</summary>
    Unspecified = 0,

    /// <summary>The line is empty, or holds only delimiters and white space. Ignored, never refused. Code <c>ROW_BLANK</c>.</summary>
    RowBlank = 1,

    /// <summary>The first row is a heading: its first column has no digit. Code <c>ROW_HEADER</c>.</summary>
    RowHeader = 2,

    /// <summary>The row does not have two columns. Code <c>ROW_COLUMN_COUNT</c>.</summary>
    RowColumnCount = 3,

    /// <summary>The row has more columns than two, and those are empty. Code <c>ROW_TRAILING_EMPTY_COLUMN</c>.</summary>
    RowTrailingEmptyColumn = 4,

    /// <summary>No number is given. Code <c>NUMBER_MISSING</c>.</summary>
    NumberMissing = 10,

    /// <summary>A spreadsheet's guard around the digits: <c>="5013334444"</c> or a leading apostrophe. Code <c>NUMBER_SPREADSHEET_GUARD</c>.</summary>
    NumberSpreadsheetGuard = 11,

    /// <summary>A spreadsheet's scientific notation, <c>1.50133E+10</c>, which may have lost digits. Code <c>NUMBER_SCIENTIFIC</c>.</summary>
    NumberScientific = 12,

    /// <summary>A fraction of zeros behind the digits, <c>5013334444.0</c>. Code <c>NUMBER_DECIMAL_SUFFIX</c>.</summary>
    NumberDecimalSuffix = 13,

    /// <summary>Digits of another script, or full-width ones. Code <c>NUMBER_NON_ASCII_DIGIT</c>.</summary>
    NumberNonAsciiDigit = 14,

    /// <summary>More than one number in one place. Code <c>NUMBER_MULTIPLE</c>.</summary>
    NumberMultiple = 15,

    /// <summary>Letters: a vanity number, or an extension. Code <c>NUMBER_HAS_LETTERS</c>.</summary>
    NumberHasLetters = 16,

    /// <summary>White space or an invisible character, inside or around. Code <c>NUMBER_WHITESPACE</c>.</summary>
    NumberWhitespace = 17,

    /// <summary>A dash, dot, parenthesis, slash, misplaced plus or other sign. Code <c>NUMBER_PUNCTUATION</c>.</summary>
    NumberPunctuation = 18,

    /// <summary>Not <c>+</c>, a first digit other than 0, and digits. Code <c>NUMBER_NOT_E164</c>.</summary>
    NumberNotE164 = 19,

    /// <summary>A plus with a country code other than 1. Code <c>NUMBER_NOT_NANP</c>.</summary>
    NumberNotNanp = 20,

    /// <summary>Eleven digits beginning with 1: the plus is missing. Code <c>NUMBER_MISSING_PLUS</c>.</summary>
    NumberMissingPlus = 21,

    /// <summary>Seven digits: the area code is missing. Code <c>NUMBER_MISSING_AREA_CODE</c>.</summary>
    NumberMissingAreaCode = 22,

    /// <summary>Any other count of digits that no number has. Code <c>NUMBER_LENGTH</c>.</summary>
    NumberLength = 23,

    /// <summary>The area code begins with 0 or 1. Code <c>NUMBER_AREA_CODE_INVALID</c>.</summary>
    NumberAreaCodeInvalid = 30,

    /// <summary>The exchange, digits four to six, begins with 0 or 1. Code <c>NUMBER_EXCHANGE_INVALID</c>.</summary>
    NumberExchangeInvalid = 34,

    /// <summary>No call purpose is given. Code <c>PURPOSE_MISSING</c>.</summary>
    PurposeMissing = 45,

    /// <summary>The text is none of the ten call purposes. Code <c>PURPOSE_UNKNOWN</c>.</summary>
    PurposeUnknown = 46,

    /// <summary>The same number with the same purpose stands on an earlier line. Code <c>DUPLICATE_IN_BATCH</c>.</summary>
    DuplicateInBatch = 55,

    /// <summary>The same number stands on another line with another purpose: no line says which is meant. Code <c>DUPLICATE_IN_BATCH_CONFLICT</c>.</summary>
    DuplicateInBatchConflict = 56,
}
