using System.Text.Json.Serialization;

namespace CallingDomain.Contacts;

/// <summary>What is to be said of a row of a contacts file, where it is not of one of its numbers.</summary>
/// <remarks>Each has a stable code, which <see cref="Numbers.ReasonCodes"/> gives. Values are never reused.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<ContactReason>))]
public enum ContactReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The row has more columns than the heading. Code <c>ROW_COLUMN_COUNT</c>.</summary>
    [JsonStringEnumMemberName("ROW_COLUMN_COUNT")]
    RowColumnCount = 1,

    /// <summary>No identity in a column that is to hold it. Code <c>CONTACT_ID_MISSING</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ID_MISSING")]
    ContactIdMissing = 2,

    /// <summary>An earlier row, or a contact of the list, has the same identity. Code <c>CONTACT_ID_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ID_DUPLICATE")]
    ContactIdDuplicate = 3,

    /// <summary>Not a whole number from 1 to 2147483647. Code <c>PRIORITY_INVALID</c>.</summary>
    [JsonStringEnumMemberName("PRIORITY_INVALID")]
    PriorityInvalid = 4,

    /// <summary>No time zone of the tz database. Code <c>TIME_ZONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("TIME_ZONE_UNKNOWN")]
    TimeZoneUnknown = 5,

    /// <summary>An earlier row, or a contact of the list, is the same one by the chosen fields. Code <c>CONTACT_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_DUPLICATE")]
    ContactDuplicate = 6,

    /// <summary>A notice: the contact has this number at an earlier place of its calling order, so it is kept once. Code <c>CONTACT_PHONE_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_PHONE_DUPLICATE")]
    ContactPhoneDuplicate = 7,

    /// <summary>Neither an instant nor a date and time of day. Code <c>SCHEDULED_AT_INVALID</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULED_AT_INVALID")]
    ScheduledAtInvalid = 8,

    /// <summary>A notice: a spreadsheet's guard, the apostrophe before <c>=</c>, <c>+</c>, <c>-</c> or <c>@</c>, was taken off a text. Code <c>TEXT_SPREADSHEET_GUARD</c>.</summary>
    [JsonStringEnumMemberName("TEXT_SPREADSHEET_GUARD")]
    TextSpreadsheetGuard = 20,
}
