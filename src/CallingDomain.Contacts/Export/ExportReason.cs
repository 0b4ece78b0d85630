using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>What of a contact a file in the layout of a preset does not hold.</summary>
/// <remarks>Values and codes are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<ExportReason>))]
public enum ExportReason : byte
{
    /// <summary>No reason was given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The layout has no column left for a phone. Code <c>EXPORT_PHONE_LEFT_OUT</c>.</summary>
    [JsonStringEnumMemberName("EXPORT_PHONE_LEFT_OUT")]
    PhoneLeftOut = 1,

    /// <summary>The layout has no column for the calling code of a phone, which is another one than that of its national numbers; the phone is left out. Code <c>EXPORT_CALLING_CODE</c>.</summary>
    [JsonStringEnumMemberName("EXPORT_CALLING_CODE")]
    CallingCode = 2,

    /// <summary>A phone is in a column of a type that it does not have, or in a column without its type. Code <c>EXPORT_PHONE_TYPE</c>.</summary>
    [JsonStringEnumMemberName("EXPORT_PHONE_TYPE")]
    PhoneType = 3,

    /// <summary>The layout has no column for the description of a phone. Code <c>EXPORT_DESCRIPTION_LEFT_OUT</c>.</summary>
    [JsonStringEnumMemberName("EXPORT_DESCRIPTION_LEFT_OUT")]
    DescriptionLeftOut = 4,

    /// <summary>The layout has no column for a custom field. Code <c>EXPORT_FIELD_LEFT_OUT</c>.</summary>
    [JsonStringEnumMemberName("EXPORT_FIELD_LEFT_OUT")]
    FieldLeftOut = 5,

    /// <summary>The layout has no column for identities. Code <c>EXPORT_ID_LEFT_OUT</c>.</summary>
    [JsonStringEnumMemberName("EXPORT_ID_LEFT_OUT")]
    IdLeftOut = 6,

    /// <summary>The layout has no column for names. Code <c>EXPORT_NAME_LEFT_OUT</c>.</summary>
    [JsonStringEnumMemberName("EXPORT_NAME_LEFT_OUT")]
    NameLeftOut = 7,

    /// <summary>The layout has no column for priorities, and the contact has another one than the default. Code <c>EXPORT_PRIORITY_LEFT_OUT</c>.</summary>
    [JsonStringEnumMemberName("EXPORT_PRIORITY_LEFT_OUT")]
    PriorityLeftOut = 8,

    /// <summary>The layout has no column for the time zone of the contact, or for a zone of one of its phones. Code <c>EXPORT_TIME_ZONE_LEFT_OUT</c>.</summary>
    [JsonStringEnumMemberName("EXPORT_TIME_ZONE_LEFT_OUT")]
    TimeZoneLeftOut = 9,

    /// <summary>The layout has no column for the instant before which the contact is not called. Code <c>EXPORT_SCHEDULED_AT_LEFT_OUT</c>.</summary>
    [JsonStringEnumMemberName("EXPORT_SCHEDULED_AT_LEFT_OUT")]
    ScheduledAtLeftOut = 10,

    /// <summary>A text has a character that the layout cannot hold; a space or a question mark is in its place. Code <c>EXPORT_TEXT_CHANGED</c>.</summary>
    [JsonStringEnumMemberName("EXPORT_TEXT_CHANGED")]
    TextChanged = 11,
}
