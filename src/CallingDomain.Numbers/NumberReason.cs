namespace CallingDomain.Numbers;

/// <summary>Why a number, or the row that holds it, is refused or passed over, or what is to be noticed of it.</summary>
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

    /// <summary>
    /// The first line says which sign parts the columns, <c>sep=;</c>, as spreadsheets write it; the tolerant profile passes over it. Code
    /// <c>ROW_SEPARATOR_HINT</c>.
    /// </summary>
    RowSeparatorHint = 5,

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

    /// <summary>After the plus, or the international prefix, stands no calling code of the numbering plan. Code <c>NUMBER_CALLING_CODE_UNKNOWN</c>.</summary>
    NumberCallingCodeUnknown = 24,

    /// <summary>A number as people of a region write it, and the numbering plan does not know the region. Code <c>NUMBER_REGION_UNKNOWN</c>.</summary>
    NumberRegionUnknown = 25,

    /// <summary>The numbering plan has no number that begins with these digits. Code <c>NUMBER_UNASSIGNED</c>.</summary>
    NumberUnassigned = 26,

    /// <summary>
    /// A notice, never a refusal: the area code is in service by the table of area codes, and the numbering plan, which is older, does not have it.
    /// Code <c>NUMBER_NEWER_THAN_PLAN</c>.
    /// </summary>
    NumberNewerThanPlan = 27,

    /// <summary>The area code is planned or reserved for a place by the table of area codes, and not in service. Code <c>NUMBER_AREA_CODE_NOT_IN_SERVICE</c>.</summary>
    NumberAreaCodeNotInService = 28,

    /// <summary>The area code begins with 0 or 1. Code <c>NUMBER_AREA_CODE_INVALID</c>.</summary>
    NumberAreaCodeInvalid = 30,

    /// <summary>The area code is N11, such as 911. Code <c>NUMBER_AREA_CODE_N11</c>.</summary>
    NumberAreaCodeN11 = 31,

    /// <summary>The area code is set aside: N9X, 37X, 96X, toll-free ones to come, and easily recognizable ones without a use. Code <c>NUMBER_AREA_CODE_RESERVED</c>.</summary>
    NumberAreaCodeReserved = 32,

    /// <summary>Neither the numbering plan nor the table of area codes has the area code. Code <c>NUMBER_AREA_CODE_UNASSIGNED</c>.</summary>
    NumberAreaCodeUnassigned = 33,

    /// <summary>The exchange, digits four to six, begins with 0 or 1. Code <c>NUMBER_EXCHANGE_INVALID</c>.</summary>
    NumberExchangeInvalid = 34,

    /// <summary>The exchange behind a geographic area code is N11. Code <c>NUMBER_EXCHANGE_N11</c>.</summary>
    NumberExchangeN11 = 35,

    /// <summary>Kept for fiction: 555-0100 to 555-0199 behind a geographic area code, and 800-555-0199. Code <c>NUMBER_FICTIONAL</c>.</summary>
    NumberFictional = 36,

    /// <summary>A line of the telephone network itself: 555-1212, 950, 958, 959, 976. Code <c>NUMBER_SERVICE_LINE</c>.</summary>
    NumberServiceLine = 37,

    /// <summary>Calls to it cost more than a call. Code <c>NUMBER_PREMIUM</c>.</summary>
    NumberPremium = 38,

    /// <summary>Belongs to no place: personal, machine, carrier and government numbers. Code <c>NUMBER_NON_GEOGRAPHIC</c>.</summary>
    NumberNonGeographic = 39,

    /// <summary>A number of Canada or another country of the North American Numbering Plan. Code <c>NUMBER_NOT_US</c>.</summary>
    NumberNotUs = 40,

    /// <summary>A number of a region that the policy does not take. Code <c>NUMBER_REGION_NOT_ALLOWED</c>.</summary>
    NumberRegionNotAllowed = 41,

    /// <summary>A toll-free number, and the policy takes none. Code <c>NUMBER_TOLL_FREE_NOT_ALLOWED</c>.</summary>
    NumberTollFreeNotAllowed = 42,

    /// <summary>No call purpose is given. Code <c>PURPOSE_MISSING</c>.</summary>
    PurposeMissing = 45,

    /// <summary>The text is none of the ten call purposes. Code <c>PURPOSE_UNKNOWN</c>.</summary>
    PurposeUnknown = 46,

    /// <summary>A call purpose that the policy does not take. Code <c>PURPOSE_NOT_ALLOWED</c>.</summary>
    PurposeNotAllowed = 47,

    /// <summary>
    /// A warning, never a refusal: Do Not Originate is chosen, and should only be if the number will not make outbound calls. Code
    /// <c>PURPOSE_DO_NOT_ORIGINATE</c>.
    /// </summary>
    PurposeDoNotOriginate = 48,

    /// <summary>The same number with the same purpose stands on an earlier line. Code <c>DUPLICATE_IN_BATCH</c>.</summary>
    DuplicateInBatch = 55,

    /// <summary>The same number stands on another line with another purpose: no line says which is meant. Code <c>DUPLICATE_IN_BATCH_CONFLICT</c>.</summary>
    DuplicateInBatchConflict = 56,
}
