using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Why a number, or the row that holds it, is refused or passed over, or what is to be noticed of it.</summary>
/// <remarks>
/// One enumeration for everything that can be said of a row, so that a row's causes form one set (<see cref="NumberReasons"/>). The values lie in
/// groups of the order in which rules are looked at: the least of a set is its primary cause. Each has a code made from its name
/// (<see cref="ReasonCodes"/>). Values are at most 63 and are never reused.
/// </remarks>
[JsonConverter(typeof(JsonStringEnumConverter<NumberReason>))]
public enum NumberReason : byte
{
    /// <summary>Never given: a result nobody filled in reads as a failure, not as a success.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The line is empty, or holds only delimiters and white space. Ignored, never refused. Code <c>ROW_BLANK</c>.</summary>
    [JsonStringEnumMemberName("ROW_BLANK")]
    RowBlank = 1,

    /// <summary>The first row is a heading: its first column has no digit. Code <c>ROW_HEADER</c>.</summary>
    [JsonStringEnumMemberName("ROW_HEADER")]
    RowHeader = 2,

    /// <summary>The row does not have two columns. Code <c>ROW_COLUMN_COUNT</c>.</summary>
    [JsonStringEnumMemberName("ROW_COLUMN_COUNT")]
    RowColumnCount = 3,

    /// <summary>The row has more columns than two, and those are empty. Code <c>ROW_TRAILING_EMPTY_COLUMN</c>.</summary>
    [JsonStringEnumMemberName("ROW_TRAILING_EMPTY_COLUMN")]
    RowTrailingEmptyColumn = 4,

    /// <summary>
    /// The first line says which sign parts the columns, <c>sep=;</c>, as spreadsheets write it; the tolerant profile passes over it. Code
    /// <c>ROW_SEPARATOR_HINT</c>.
    /// </summary>
    [JsonStringEnumMemberName("ROW_SEPARATOR_HINT")]
    RowSeparatorHint = 5,

    /// <summary>No number is given. Code <c>NUMBER_MISSING</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_MISSING")]
    NumberMissing = 10,

    /// <summary>A spreadsheet's guard around the digits: <c>="5013334444"</c> or a leading apostrophe. Code <c>NUMBER_SPREADSHEET_GUARD</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_SPREADSHEET_GUARD")]
    NumberSpreadsheetGuard = 11,

    /// <summary>A spreadsheet's scientific notation, <c>1.50133E+10</c>, which may have lost digits. Code <c>NUMBER_SCIENTIFIC</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_SCIENTIFIC")]
    NumberScientific = 12,

    /// <summary>A fraction of zeros behind the digits, <c>5013334444.0</c>. Code <c>NUMBER_DECIMAL_SUFFIX</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_DECIMAL_SUFFIX")]
    NumberDecimalSuffix = 13,

    /// <summary>Digits of another script, or full-width ones. Code <c>NUMBER_NON_ASCII_DIGIT</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NON_ASCII_DIGIT")]
    NumberNonAsciiDigit = 14,

    /// <summary>More than one number in one place. Code <c>NUMBER_MULTIPLE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_MULTIPLE")]
    NumberMultiple = 15,

    /// <summary>Letters: a vanity number, or an extension. Code <c>NUMBER_HAS_LETTERS</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_HAS_LETTERS")]
    NumberHasLetters = 16,

    /// <summary>White space or an invisible character, inside or around. Code <c>NUMBER_WHITESPACE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_WHITESPACE")]
    NumberWhitespace = 17,

    /// <summary>A dash, dot, parenthesis, slash, misplaced plus or other sign. Code <c>NUMBER_PUNCTUATION</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_PUNCTUATION")]
    NumberPunctuation = 18,

    /// <summary>Not <c>+</c>, a first digit other than 0, and digits. Code <c>NUMBER_NOT_E164</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_E164")]
    NumberNotE164 = 19,

    /// <summary>A plus with a country code other than 1. Code <c>NUMBER_NOT_NANP</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_NANP")]
    NumberNotNanp = 20,

    /// <summary>Eleven digits beginning with 1: the plus is missing. Code <c>NUMBER_MISSING_PLUS</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_MISSING_PLUS")]
    NumberMissingPlus = 21,

    /// <summary>Seven digits: the area code is missing. Code <c>NUMBER_MISSING_AREA_CODE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_MISSING_AREA_CODE")]
    NumberMissingAreaCode = 22,

    /// <summary>Any other count of digits that no number has. Code <c>NUMBER_LENGTH</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_LENGTH")]
    NumberLength = 23,

    /// <summary>After the plus, or the international prefix, stands no calling code of the numbering plan. Code <c>NUMBER_CALLING_CODE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_CALLING_CODE_UNKNOWN")]
    NumberCallingCodeUnknown = 24,

    /// <summary>A number as people of a region write it, and the numbering plan does not know the region. Code <c>NUMBER_REGION_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_REGION_UNKNOWN")]
    NumberRegionUnknown = 25,

    /// <summary>The numbering plan has no number that begins with these digits. Code <c>NUMBER_UNASSIGNED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_UNASSIGNED")]
    NumberUnassigned = 26,

    /// <summary>
    /// A notice, never a refusal: the area code is in service by the table of area codes, and the numbering plan, which is older, does not have it.
    /// Code <c>NUMBER_NEWER_THAN_PLAN</c>.
    /// </summary>
    [JsonStringEnumMemberName("NUMBER_NEWER_THAN_PLAN")]
    NumberNewerThanPlan = 27,

    /// <summary>The area code is planned or reserved for a place by the table of area codes, and not in service. Code <c>NUMBER_AREA_CODE_NOT_IN_SERVICE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_AREA_CODE_NOT_IN_SERVICE")]
    NumberAreaCodeNotInService = 28,

    /// <summary>The area code begins with 0 or 1. Code <c>NUMBER_AREA_CODE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_AREA_CODE_INVALID")]
    NumberAreaCodeInvalid = 30,

    /// <summary>The area code is N11, such as 911. Code <c>NUMBER_AREA_CODE_N11</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_AREA_CODE_N11")]
    NumberAreaCodeN11 = 31,

    /// <summary>The area code is set aside: N9X, 37X, 96X, toll-free ones to come, and easily recognizable ones without a use. Code <c>NUMBER_AREA_CODE_RESERVED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_AREA_CODE_RESERVED")]
    NumberAreaCodeReserved = 32,

    /// <summary>Neither the numbering plan nor the table of area codes has the area code. Code <c>NUMBER_AREA_CODE_UNASSIGNED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_AREA_CODE_UNASSIGNED")]
    NumberAreaCodeUnassigned = 33,

    /// <summary>The exchange, digits four to six, begins with 0 or 1. Code <c>NUMBER_EXCHANGE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_EXCHANGE_INVALID")]
    NumberExchangeInvalid = 34,

    /// <summary>The exchange behind a geographic area code is N11. Code <c>NUMBER_EXCHANGE_N11</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_EXCHANGE_N11")]
    NumberExchangeN11 = 35,

    /// <summary>Kept for fiction: 555-0100 to 555-0199 behind a geographic area code, and 800-555-0199. Code <c>NUMBER_FICTIONAL</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_FICTIONAL")]
    NumberFictional = 36,

    /// <summary>A line of the telephone network itself: 555-1212, 950, 958, 959, 976. Code <c>NUMBER_SERVICE_LINE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_SERVICE_LINE")]
    NumberServiceLine = 37,

    /// <summary>Calls to it cost more than a call. Code <c>NUMBER_PREMIUM</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_PREMIUM")]
    NumberPremium = 38,

    /// <summary>Belongs to no place: personal, machine, carrier and government numbers. Code <c>NUMBER_NON_GEOGRAPHIC</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NON_GEOGRAPHIC")]
    NumberNonGeographic = 39,

    /// <summary>A number of Canada or another country of the North American Numbering Plan. Code <c>NUMBER_NOT_US</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_US")]
    NumberNotUs = 40,

    /// <summary>A number of a region that the policy does not take. Code <c>NUMBER_REGION_NOT_ALLOWED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_REGION_NOT_ALLOWED")]
    NumberRegionNotAllowed = 41,

    /// <summary>A toll-free number, and the policy takes none. Code <c>NUMBER_TOLL_FREE_NOT_ALLOWED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_TOLL_FREE_NOT_ALLOWED")]
    NumberTollFreeNotAllowed = 42,

    /// <summary>No call purpose is given. Code <c>PURPOSE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_MISSING")]
    PurposeMissing = 45,

    /// <summary>The text is none of the ten call purposes. Code <c>PURPOSE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_UNKNOWN")]
    PurposeUnknown = 46,

    /// <summary>A call purpose that the policy does not take. Code <c>PURPOSE_NOT_ALLOWED</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_NOT_ALLOWED")]
    PurposeNotAllowed = 47,

    /// <summary>
    /// A warning, never a refusal: Do Not Originate is chosen, and should only be if the number will not make outbound calls. Code
    /// <c>PURPOSE_DO_NOT_ORIGINATE</c>.
    /// </summary>
    [JsonStringEnumMemberName("PURPOSE_DO_NOT_ORIGINATE")]
    PurposeDoNotOriginate = 48,

    /// <summary>The same number with the same purpose stands on an earlier line. Code <c>DUPLICATE_IN_BATCH</c>.</summary>
    [JsonStringEnumMemberName("DUPLICATE_IN_BATCH")]
    DuplicateInBatch = 55,

    /// <summary>The same number stands on another line with another purpose: no line says which is meant. Code <c>DUPLICATE_IN_BATCH_CONFLICT</c>.</summary>
    [JsonStringEnumMemberName("DUPLICATE_IN_BATCH_CONFLICT")]
    DuplicateInBatchConflict = 56,
}
