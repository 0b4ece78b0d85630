using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Why a row of a do-not-call file has no number; a text that is not a phone number has a <see cref="NumberReason"/>.</summary>
/// <remarks>Values and codes are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<DoNotCallReason>))]
public enum DoNotCallReason : byte
{
    /// <summary>No reason was given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The row has more or fewer columns than the format. Code <c>DO_NOT_CALL_COLUMN_COUNT</c>.</summary>
    [JsonStringEnumMemberName("DO_NOT_CALL_COLUMN_COUNT")]
    ColumnCount = 1,

    /// <summary>The area code is missing, or not 1 to 5 digits. Code <c>DO_NOT_CALL_AREA_CODE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("DO_NOT_CALL_AREA_CODE_INVALID")]
    AreaCodeInvalid = 2,

    /// <summary>Not a date of digits, such as <c>20261129</c>, <c>2026-11-29</c> or <c>29/11/2026</c>. Code <c>DO_NOT_CALL_DATE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("DO_NOT_CALL_DATE_INVALID")]
    DateInvalid = 3,

    /// <summary>The number of an area code, or of an element <c>ph</c>, is missing or has other characters than digits, or too many digits. Code <c>DO_NOT_CALL_NUMBER_INVALID</c>.</summary>
    [JsonStringEnumMemberName("DO_NOT_CALL_NUMBER_INVALID")]
    NumberInvalid = 4,
}
