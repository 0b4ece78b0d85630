using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>A reason for refusing, ignoring or flagging a number or the row that contains it.</summary>
/// <remarks>
/// One enum for numbers, rows and purposes, so that all reasons of a row form one set (<see cref="NumberReasons"/>). Values follow the order of the rules: the lowest value of a set is its
/// primary reason. Each has a stable code, see <see cref="ReasonCodes"/>. Values are at most 63 and never reused.
/// </remarks>
[JsonConverter(typeof(CodeJsonConverter<NumberReason>))]
public enum NumberReason : byte
{
    /// <summary>No reason: the default value, so that an uninitialized result is a failure.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The line is empty or has only delimiters and white space. Ignored, never refused. Code <c>ROW_BLANK</c>.</summary>
    [JsonStringEnumMemberName("ROW_BLANK")]
    RowBlank = 1,

    /// <summary>The first row is a header: its first column has no digit. Code <c>ROW_HEADER</c>.</summary>
    [JsonStringEnumMemberName("ROW_HEADER")]
    RowHeader = 2,

    /// <summary>The row does not have two columns. Code <c>ROW_COLUMN_COUNT</c>.</summary>
    [JsonStringEnumMemberName("ROW_COLUMN_COUNT")]
    RowColumnCount = 3,

    /// <summary>The row has empty columns after the second. Code <c>ROW_TRAILING_EMPTY_COLUMN</c>.</summary>
    [JsonStringEnumMemberName("ROW_TRAILING_EMPTY_COLUMN")]
    RowTrailingEmptyColumn = 4,

    /// <summary>The first line names the delimiter, such as <c>sep=;</c>, as spreadsheets write it. The tolerant profile ignores it. Code <c>ROW_SEPARATOR_HINT</c>.</summary>
    [JsonStringEnumMemberName("ROW_SEPARATOR_HINT")]
    RowSeparatorHint = 5,

    /// <summary>The number is missing. Code <c>NUMBER_MISSING</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_MISSING")]
    NumberMissing = 10,

    /// <summary>The digits have a spreadsheet guard: <c>="5013334444"</c> or a leading apostrophe. Code <c>NUMBER_SPREADSHEET_GUARD</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_SPREADSHEET_GUARD")]
    NumberSpreadsheetGuard = 11,

    /// <summary>The number is in a spreadsheet's scientific notation, <c>1.50133E+10</c>, which may have lost digits. Code <c>NUMBER_SCIENTIFIC</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_SCIENTIFIC")]
    NumberScientific = 12,

    /// <summary>The digits are followed by a fraction of zeros, <c>5013334444.0</c>. Code <c>NUMBER_DECIMAL_SUFFIX</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_DECIMAL_SUFFIX")]
    NumberDecimalSuffix = 13,

    /// <summary>The number has digits of another script or full-width digits. Code <c>NUMBER_NON_ASCII_DIGIT</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NON_ASCII_DIGIT")]
    NumberNonAsciiDigit = 14,

    /// <summary>The text has more than one number. Code <c>NUMBER_MULTIPLE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_MULTIPLE")]
    NumberMultiple = 15,

    /// <summary>The text has letters: a vanity number or an extension. Code <c>NUMBER_HAS_LETTERS</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_HAS_LETTERS")]
    NumberHasLetters = 16,

    /// <summary>The text has white space or an invisible character. Code <c>NUMBER_WHITESPACE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_WHITESPACE")]
    NumberWhitespace = 17,

    /// <summary>The text has a dash, dot, parenthesis, slash, misplaced plus or other punctuation. Code <c>NUMBER_PUNCTUATION</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_PUNCTUATION")]
    NumberPunctuation = 18,

    /// <summary>The text is not <c>+</c>, a first digit other than 0, and digits. Code <c>NUMBER_NOT_E164</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_E164")]
    NumberNotE164 = 19,

    /// <summary>The country code after the plus is not 1. Code <c>NUMBER_NOT_NANP</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_NANP")]
    NumberNotNanp = 20,

    /// <summary>Eleven digits starting with 1: the plus is missing. Code <c>NUMBER_MISSING_PLUS</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_MISSING_PLUS")]
    NumberMissingPlus = 21,

    /// <summary>Seven digits: the area code is missing. Code <c>NUMBER_MISSING_AREA_CODE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_MISSING_AREA_CODE")]
    NumberMissingAreaCode = 22,

    /// <summary>The number of digits is not possible. Code <c>NUMBER_LENGTH</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_LENGTH")]
    NumberLength = 23,

    /// <summary>The numbering plan has no such calling code. Code <c>NUMBER_CALLING_CODE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_CALLING_CODE_UNKNOWN")]
    NumberCallingCodeUnknown = 24,

    /// <summary>The number is in national notation and the numbering plan does not know its region. Code <c>NUMBER_REGION_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_REGION_UNKNOWN")]
    NumberRegionUnknown = 25,

    /// <summary>The numbering plan has no number with these leading digits. Code <c>NUMBER_UNASSIGNED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_UNASSIGNED")]
    NumberUnassigned = 26,

    /// <summary>A notice, never a refusal: the area code is in service by the table of area codes, and the older numbering plan does not have it. Code <c>NUMBER_NEWER_THAN_PLAN</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NEWER_THAN_PLAN")]
    NumberNewerThanPlan = 27,

    /// <summary>The area code is planned or reserved by the table of area codes, but not in service. Code <c>NUMBER_AREA_CODE_NOT_IN_SERVICE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_AREA_CODE_NOT_IN_SERVICE")]
    NumberAreaCodeNotInService = 28,

    /// <summary>The area code starts with 0 or 1. Code <c>NUMBER_AREA_CODE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_AREA_CODE_INVALID")]
    NumberAreaCodeInvalid = 30,

    /// <summary>The area code is N11, such as 911. Code <c>NUMBER_AREA_CODE_N11</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_AREA_CODE_N11")]
    NumberAreaCodeN11 = 31,

    /// <summary>The area code is reserved: N9X, 37X, 96X, future toll-free codes, and unused easily recognizable codes. Code <c>NUMBER_AREA_CODE_RESERVED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_AREA_CODE_RESERVED")]
    NumberAreaCodeReserved = 32,

    /// <summary>Neither the numbering plan nor the table of area codes has the area code. Code <c>NUMBER_AREA_CODE_UNASSIGNED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_AREA_CODE_UNASSIGNED")]
    NumberAreaCodeUnassigned = 33,

    /// <summary>The exchange, digits four to six, starts with 0 or 1. Code <c>NUMBER_EXCHANGE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_EXCHANGE_INVALID")]
    NumberExchangeInvalid = 34,

    /// <summary>The exchange of a geographic area code is N11. Code <c>NUMBER_EXCHANGE_N11</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_EXCHANGE_N11")]
    NumberExchangeN11 = 35,

    /// <summary>The number is reserved for fiction: 555-0100 to 555-0199 of a geographic area code, or 800-555-0199. Code <c>NUMBER_FICTIONAL</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_FICTIONAL")]
    NumberFictional = 36,

    /// <summary>The number is a service line of the telephone network: 555-1212, 950, 958, 959, 976. Code <c>NUMBER_SERVICE_LINE</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_SERVICE_LINE")]
    NumberServiceLine = 37,

    /// <summary>Calls to the number are charged at a premium rate. Code <c>NUMBER_PREMIUM</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_PREMIUM")]
    NumberPremium = 38,

    /// <summary>The number is not geographic: a personal, machine, carrier or government number. Code <c>NUMBER_NON_GEOGRAPHIC</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NON_GEOGRAPHIC")]
    NumberNonGeographic = 39,

    /// <summary>The number belongs to Canada or another country of the North American Numbering Plan. Code <c>NUMBER_NOT_US</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_NOT_US")]
    NumberNotUs = 40,

    /// <summary>The policy does not allow numbers of the region. Code <c>NUMBER_REGION_NOT_ALLOWED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_REGION_NOT_ALLOWED")]
    NumberRegionNotAllowed = 41,

    /// <summary>The policy does not allow toll-free numbers. Code <c>NUMBER_TOLL_FREE_NOT_ALLOWED</c>.</summary>
    [JsonStringEnumMemberName("NUMBER_TOLL_FREE_NOT_ALLOWED")]
    NumberTollFreeNotAllowed = 42,

    /// <summary>The call purpose is missing. Code <c>PURPOSE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_MISSING")]
    PurposeMissing = 45,

    /// <summary>The text is none of the ten call purposes. Code <c>PURPOSE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_UNKNOWN")]
    PurposeUnknown = 46,

    /// <summary>The policy does not allow the call purpose. Code <c>PURPOSE_NOT_ALLOWED</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_NOT_ALLOWED")]
    PurposeNotAllowed = 47,

    /// <summary>A warning, never a refusal: Do Not Originate should be selected only for numbers that make no outbound calls. Code <c>PURPOSE_DO_NOT_ORIGINATE</c>.</summary>
    [JsonStringEnumMemberName("PURPOSE_DO_NOT_ORIGINATE")]
    PurposeDoNotOriginate = 48,

    /// <summary>An earlier row has the same number with the same purpose. Code <c>DUPLICATE_IN_BATCH</c>.</summary>
    [JsonStringEnumMemberName("DUPLICATE_IN_BATCH")]
    DuplicateInBatch = 55,

    /// <summary>Another row has the same number with another purpose. Code <c>DUPLICATE_IN_BATCH_CONFLICT</c>.</summary>
    [JsonStringEnumMemberName("DUPLICATE_IN_BATCH_CONFLICT")]
    DuplicateInBatchConflict = 56,
}
