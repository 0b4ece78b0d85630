using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Why a file is not a table of area codes.</summary>
/// <remarks>The first that is found is given. Each has a stable code, which <see cref="ReasonCodes"/> gives.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<AreaCodeReason>))]
public enum AreaCodeReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Empty, binary, or not UTF-8. Code <c>AREA_CODES_NOT_TEXT</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_NOT_TEXT")]
    AreaCodesNotText = 1,

    /// <summary>More than <see cref="AreaCodeTable.MaxBytes"/>. Code <c>AREA_CODES_TOO_LARGE</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_TOO_LARGE")]
    AreaCodesTooLarge = 2,

    /// <summary>The first row is not <c>areaCode,status,region,place,from,checked,source</c>. Code <c>AREA_CODES_HEADING</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_HEADING")]
    AreaCodesHeading = 3,

    /// <summary>The row does not have seven columns. Code <c>AREA_CODES_COLUMN_COUNT</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_COLUMN_COUNT")]
    AreaCodesColumnCount = 4,

    /// <summary>A quoted field is not closed, or has a single quote in it. Code <c>AREA_CODES_QUOTE</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_QUOTE")]
    AreaCodesQuote = 5,

    /// <summary>Not three digits that a geographic area code can have. Code <c>AREA_CODES_CODE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_CODE_INVALID")]
    AreaCodesCodeInvalid = 6,

    /// <summary>An earlier row has this area code. Code <c>AREA_CODES_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_DUPLICATE")]
    AreaCodesDuplicate = 7,

    /// <summary>None of <c>inService</c>, <c>planned</c>, <c>reserved</c>. Code <c>AREA_CODES_STATUS_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_STATUS_UNKNOWN")]
    AreaCodesStatusUnknown = 8,

    /// <summary>Not two letters; or none for an area code in service. Code <c>AREA_CODES_REGION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_REGION_INVALID")]
    AreaCodesRegionInvalid = 9,

    /// <summary>Not a date such as <c>2026-11-28</c>; the column <c>from</c> may be empty, <c>checked</c> may not. Code <c>AREA_CODES_DATE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_DATE_INVALID")]
    AreaCodesDateInvalid = 10,

    /// <summary>The row names no source. Code <c>AREA_CODES_SOURCE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("AREA_CODES_SOURCE_MISSING")]
    AreaCodesSourceMissing = 11,
}

/// <summary>Why a file is not a table of area codes, and where.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Line">The line on which the row begins, from 1; null where the reason is not one row's.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record AreaCodeRefusal(AreaCodeReason Reason, int? Line = null);
