using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Why a file is not a table of area codes.</summary>
/// <remarks>The first reason found is given. Each has a stable code, see <see cref="ReasonCodes"/>.</remarks>
[JsonConverter(typeof(CodeJsonConverter<AreaCodeReason>))]
public enum AreaCodeReason : byte
{
    /// <summary>No reason: the default value, so that an uninitialized result is a failure.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The file is empty, binary, or not UTF-8. Code <c>AREA_CODES_NOT_TEXT</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_NOT_TEXT")]
    NotText = 1,

    /// <summary>The file is larger than <see cref="AreaCodeTable.MaxBytes"/>. Code <c>AREA_CODES_TOO_LARGE</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_TOO_LARGE")]
    TooLarge = 2,

    /// <summary>The first row is not <c>areaCode,status,region,place,from,checked,source</c>. Code <c>AREA_CODES_HEADING</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_HEADING")]
    Heading = 3,

    /// <summary>The row does not have seven columns. Code <c>AREA_CODES_COLUMN_COUNT</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_COLUMN_COUNT")]
    ColumnCount = 4,

    /// <summary>A quoted field has no closing quote, or a quote inside it is not doubled. Code <c>AREA_CODES_QUOTE</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_QUOTE")]
    Quote = 5,

    /// <summary>The code is not three digits of a geographic area code. Code <c>AREA_CODES_CODE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_CODE_INVALID")]
    CodeInvalid = 6,

    /// <summary>An earlier row has the same area code. Code <c>AREA_CODES_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_DUPLICATE")]
    Duplicate = 7,

    /// <summary>The status is not <c>inService</c>, <c>planned</c> or <c>reserved</c>. Code <c>AREA_CODES_STATUS_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_STATUS_UNKNOWN")]
    StatusUnknown = 8,

    /// <summary>The region is not two letters, or is missing for an area code in service. Code <c>AREA_CODES_REGION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_REGION_INVALID")]
    RegionInvalid = 9,

    /// <summary>The date is not in a form such as <c>2026-11-28</c>; only <c>from</c> may be empty. Code <c>AREA_CODES_DATE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_DATE_INVALID")]
    DateInvalid = 10,

    /// <summary>The row has no source. Code <c>AREA_CODES_SOURCE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_SOURCE_MISSING")]
    SourceMissing = 11,
}

/// <summary>Why a file is not a table of area codes, and where.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Line">The first line of the row, from 1; null if the reason concerns the whole file.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record AreaCodeRefusal(AreaCodeReason Reason, int? Line = null);
