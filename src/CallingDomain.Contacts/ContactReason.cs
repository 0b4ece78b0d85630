using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Why an operation on contacts is refused, or what an import reports about a row.</summary>
/// <remarks>Values and codes are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<ContactReason>))]
public enum ContactReason : byte
{
    /// <summary>No reason was given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The row has more columns than the heading. Code <c>ROW_COLUMN_COUNT</c>.</summary>
    [JsonStringEnumMemberName("ROW_COLUMN_COUNT")]
    RowColumnCount = 1,

    /// <summary>The identity column of the row is empty. Code <c>CONTACT_ID_MISSING</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ID_MISSING")]
    IdMissing = 2,

    /// <summary>An earlier row, or a contact of the list, has the same identity. Code <c>CONTACT_ID_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ID_DUPLICATE")]
    IdDuplicate = 3,

    /// <summary>Not a whole number from 1 to 2147483647. Code <c>PRIORITY_INVALID</c>.</summary>
    [JsonStringEnumMemberName("PRIORITY_INVALID")]
    PriorityInvalid = 4,

    /// <summary>Unknown time zone. Code <c>TIME_ZONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("TIME_ZONE_UNKNOWN")]
    TimeZoneUnknown = 5,

    /// <summary>An earlier row, or a contact of the list, is the same contact by the duplicate rule. Code <c>CONTACT_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_DUPLICATE")]
    Duplicate = 6,

    /// <summary>The contact already has this number. An import keeps the first place in the calling order and gives a notice. Code <c>CONTACT_PHONE_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_PHONE_DUPLICATE")]
    PhoneDuplicate = 7,

    /// <summary>Neither an instant nor a local date and time. Code <c>SCHEDULED_AT_INVALID</c>.</summary>
    [JsonStringEnumMemberName("SCHEDULED_AT_INVALID")]
    ScheduledAtInvalid = 8,

    /// <summary>Not a phone number; <see cref="ContactIssue.Number"/> says why. Code <c>CONTACT_PHONE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_PHONE_INVALID")]
    PhoneInvalid = 9,

    /// <summary>The contact has no additional phone with this number. Code <c>CONTACT_PHONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_PHONE_UNKNOWN")]
    PhoneUnknown = 10,

    /// <summary>No contact item type has this name. Code <c>CONTACT_ITEM_TYPE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_UNKNOWN")]
    ItemTypeUnknown = 11,

    /// <summary>The contact item type has no name. Code <c>CONTACT_ITEM_TYPE_NAME_MISSING</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_NAME_MISSING")]
    ItemTypeNameMissing = 12,

    /// <summary>Another contact item type has this name. Code <c>CONTACT_ITEM_TYPE_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_DUPLICATE")]
    ItemTypeDuplicate = 13,

    /// <summary>Not a color such as <c>#2E86C1</c>. Code <c>CONTACT_ITEM_TYPE_COLOR_INVALID</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_COLOR_INVALID")]
    ItemTypeColorInvalid = 14,

    /// <summary>Contacts have phones of the contact item type, so it is not deleted. Code <c>CONTACT_ITEM_TYPE_IN_USE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_IN_USE")]
    ItemTypeInUse = 15,

    /// <summary>The role or the operation is unspecified. Code <c>PERMISSION_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("PERMISSION_UNKNOWN")]
    PermissionUnknown = 16,

    /// <summary>The user's profile does not enable Contact Item Types in its Tools permissions. Code <c>PERMISSION_ITEM_TYPES_NOT_ENABLED</c>.</summary>
    [JsonStringEnumMemberName("PERMISSION_ITEM_TYPES_NOT_ENABLED")]
    PermissionItemTypesNotEnabled = 17,

    /// <summary>Only an administrator may do the operation. Code <c>PERMISSION_ADMIN_ONLY</c>.</summary>
    [JsonStringEnumMemberName("PERMISSION_ADMIN_ONLY")]
    PermissionAdminOnly = 18,

    /// <summary>A notice: the apostrophe that a spreadsheet writes before <c>=</c>, <c>+</c>, <c>-</c> or <c>@</c> was removed from a text. Code <c>TEXT_SPREADSHEET_GUARD</c>.</summary>
    [JsonStringEnumMemberName("TEXT_SPREADSHEET_GUARD")]
    TextSpreadsheetGuard = 20,

    /// <summary>The number has neither a plus nor a calling code in its column. Code <c>CONTACT_CALLING_CODE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_CALLING_CODE_MISSING")]
    CallingCodeMissing = 21,

    /// <summary>Not a calling code such as <c>44</c>, <c>+44</c>, <c>0044</c> or <c>01144</c>. Code <c>CONTACT_CALLING_CODE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_CALLING_CODE_INVALID")]
    CallingCodeInvalid = 22,

    /// <summary>The number has another calling code than the column of calling codes. Code <c>CONTACT_CALLING_CODE_DIFFERS</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_CALLING_CODE_DIFFERS")]
    CallingCodeDiffers = 23,

    /// <summary>The file says that the contact must not be called. Code <c>CONTACT_DO_NOT_CALL</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_DO_NOT_CALL")]
    DoNotCall = 24,

    /// <summary>The phone must not be called, by the file or by the do-not-call list of the import. The phone is left out; a row that has no other phone is rejected. Code <c>CONTACT_PHONE_DO_NOT_CALL</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_PHONE_DO_NOT_CALL")]
    PhoneDoNotCall = 25,

    /// <summary>The file says that the phone is not in use. The phone is left out; a row that has no other phone is rejected. Code <c>CONTACT_PHONE_INACTIVE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_PHONE_INACTIVE")]
    PhoneInactive = 26,

    /// <summary>The phone is in another time zone than the phone that is called first, and the host does not take time zones by phone. The phone is left out. Code <c>CONTACT_PHONE_ZONE_DIFFERS</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_PHONE_ZONE_DIFFERS")]
    PhoneZoneDiffers = 27,

    /// <summary>Neither a word for yes nor a word for no. Code <c>CONTACT_FLAG_INVALID</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_FLAG_INVALID")]
    FlagInvalid = 28,

    /// <summary>Not a date of the form that the column has. Code <c>CONTACT_DATE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_DATE_INVALID")]
    DateInvalid = 29,

    /// <summary>Not a whole number of calls. Code <c>CONTACT_ATTEMPTS_INVALID</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ATTEMPTS_INVALID")]
    AttemptsInvalid = 30,

    /// <summary>Not a whole number that orders phones. Code <c>CONTACT_PHONE_ORDER_INVALID</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_PHONE_ORDER_INVALID")]
    PhoneOrderInvalid = 31,

    /// <summary>Earlier rows, with other rows after them, have the same key. Code <c>CONTACT_ROWS_APART</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ROWS_APART")]
    RowsApart = 32,

    /// <summary>A notice: the rows of the contact have different texts in a column; the first one is kept. Code <c>CONTACT_ROWS_DIFFER</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ROWS_DIFFER")]
    RowsDiffer = 33,

    /// <summary>The label of the phone names a line that is not called, such as a fax. The number becomes a custom field; a row that has no other phone is rejected. Code <c>CONTACT_PHONE_LINE_NOT_CALLED</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_PHONE_LINE_NOT_CALLED")]
    PhoneLineNotCalled = 34,

    /// <summary>The abbreviation <c>EST</c>, <c>MST</c> or <c>GMT</c>, which does not say whether the place observes daylight saving time. Code <c>TIME_ZONE_AMBIGUOUS</c>.</summary>
    [JsonStringEnumMemberName("TIME_ZONE_AMBIGUOUS")]
    TimeZoneAmbiguous = 40,
}
