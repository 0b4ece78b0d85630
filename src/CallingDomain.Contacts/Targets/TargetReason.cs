using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Which limit of a target a contacts file exceeds.</summary>
/// <remarks>Values and codes are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<TargetReason>))]
public enum TargetReason : byte
{
    /// <summary>No reason was given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The file has more rows. Code <c>TARGET_ROWS</c>.</summary>
    [JsonStringEnumMemberName("TARGET_ROWS")]
    Rows = 1,

    /// <summary>The file has more bytes. Code <c>TARGET_BYTES</c>.</summary>
    [JsonStringEnumMemberName("TARGET_BYTES")]
    Bytes = 2,

    /// <summary>The file has more columns. Code <c>TARGET_COLUMNS</c>.</summary>
    [JsonStringEnumMemberName("TARGET_COLUMNS")]
    Columns = 3,

    /// <summary>A heading has more characters. Code <c>TARGET_HEADING_LENGTH</c>.</summary>
    [JsonStringEnumMemberName("TARGET_HEADING_LENGTH")]
    HeadingLength = 4,

    /// <summary>A column has no heading. Code <c>TARGET_HEADING_MISSING</c>.</summary>
    [JsonStringEnumMemberName("TARGET_HEADING_MISSING")]
    HeadingMissing = 5,

    /// <summary>An earlier column has the same heading. Code <c>TARGET_HEADING_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("TARGET_HEADING_DUPLICATE")]
    HeadingDuplicate = 6,

    /// <summary>A heading has a character that is not allowed. Code <c>TARGET_HEADING_CHARACTER</c>.</summary>
    [JsonStringEnumMemberName("TARGET_HEADING_CHARACTER")]
    HeadingCharacter = 7,

    /// <summary>A cell has more characters. Code <c>TARGET_CELL_LENGTH</c>.</summary>
    [JsonStringEnumMemberName("TARGET_CELL_LENGTH")]
    CellLength = 8,

    /// <summary>A required cell is empty. Code <c>TARGET_CELL_MISSING</c>.</summary>
    [JsonStringEnumMemberName("TARGET_CELL_MISSING")]
    CellMissing = 9,

    /// <summary>A contact has more phones. Code <c>TARGET_PHONES</c>.</summary>
    [JsonStringEnumMemberName("TARGET_PHONES")]
    Phones = 10,

    /// <summary>A phone has fewer or more digits. Code <c>TARGET_PHONE_DIGITS</c>.</summary>
    [JsonStringEnumMemberName("TARGET_PHONE_DIGITS")]
    PhoneDigits = 11,

    /// <summary>Blank lines follow the last row. Code <c>TARGET_BLANK_LINES</c>.</summary>
    [JsonStringEnumMemberName("TARGET_BLANK_LINES")]
    BlankLines = 12,
}
