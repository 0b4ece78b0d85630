using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>What a column of a contacts file is used for.</summary>
/// <remarks>Values are never reused; later versions may add roles.</remarks>
[JsonConverter(typeof(CodeJsonConverter<ColumnRole>))]
public enum ColumnRole : byte
{
    /// <summary>Not used.</summary>
    [JsonStringEnumMemberName("unspecified")]
    Unspecified = 0,

    /// <summary>The identity of the contact.</summary>
    [JsonStringEnumMemberName("id")]
    Id = 1,

    /// <summary>The full name of a person.</summary>
    [JsonStringEnumMemberName("name")]
    Name = 2,

    /// <summary>The given (first) name of a person.</summary>
    [JsonStringEnumMemberName("givenName")]
    GivenName = 3,

    /// <summary>The family (last) name of a person.</summary>
    [JsonStringEnumMemberName("familyName")]
    FamilyName = 4,

    /// <summary>The primary phone.</summary>
    [JsonStringEnumMemberName("primaryPhone")]
    PrimaryPhone = 5,

    /// <summary>Additional phones, with or without a contact item type.</summary>
    [JsonStringEnumMemberName("additionalPhone")]
    AdditionalPhone = 6,

    /// <summary>The description of additional phones.</summary>
    [JsonStringEnumMemberName("phoneDescription")]
    PhoneDescription = 7,

    /// <summary>The priority.</summary>
    [JsonStringEnumMemberName("priority")]
    Priority = 8,

    /// <summary>The time zone.</summary>
    [JsonStringEnumMemberName("timeZone")]
    TimeZone = 9,

    /// <summary>The instant before which the contact is not called.</summary>
    [JsonStringEnumMemberName("scheduledAt")]
    ScheduledAt = 10,

    /// <summary>A custom field.</summary>
    [JsonStringEnumMemberName("field")]
    Field = 11,

    /// <summary>Labels that name the contact item type of phones.</summary>
    [JsonStringEnumMemberName("phoneType")]
    PhoneType = 12,

    /// <summary>Calling codes of phones.</summary>
    [JsonStringEnumMemberName("callingCode")]
    CallingCode = 13,

    /// <summary>The country of phones.</summary>
    [JsonStringEnumMemberName("phoneCountry")]
    PhoneCountry = 14,

    /// <summary>Extensions of phones.</summary>
    [JsonStringEnumMemberName("extension")]
    Extension = 15,

    /// <summary>The order of phones.</summary>
    [JsonStringEnumMemberName("phoneOrder")]
    PhoneOrder = 16,

    /// <summary>Whether phones are in use.</summary>
    [JsonStringEnumMemberName("phoneActive")]
    PhoneActive = 17,

    /// <summary>Whether phones must not be called.</summary>
    [JsonStringEnumMemberName("phoneDoNotCall")]
    PhoneDoNotCall = 18,

    /// <summary>The time zone of phones.</summary>
    [JsonStringEnumMemberName("phoneTimeZone")]
    PhoneTimeZone = 19,

    /// <summary>Whether the place of a time zone observes daylight saving time.</summary>
    [JsonStringEnumMemberName("daylight")]
    Daylight = 20,

    /// <summary>Numbers of lines that are not called, such as fax machines; a custom field.</summary>
    [JsonStringEnumMemberName("uncalledPhone")]
    UncalledPhone = 21,

    /// <summary>The country of the contact.</summary>
    [JsonStringEnumMemberName("country")]
    Country = 22,

    /// <summary>Whether the contact must not be called.</summary>
    [JsonStringEnumMemberName("doNotCall")]
    DoNotCall = 23,

    /// <summary>The key that makes rows one contact.</summary>
    [JsonStringEnumMemberName("key")]
    Key = 24,

    /// <summary>The date of consent.</summary>
    [JsonStringEnumMemberName("consentAt")]
    ConsentAt = 25,

    /// <summary>The number of calls so far, to the contact or to a phone.</summary>
    [JsonStringEnumMemberName("attempts")]
    Attempts = 26,

    /// <summary>The result of the last call, to the contact or to a phone.</summary>
    [JsonStringEnumMemberName("lastResult")]
    LastResult = 27,

    /// <summary>The date of the last call, to the contact or to a phone.</summary>
    [JsonStringEnumMemberName("lastAttemptAt")]
    LastAttemptAt = 28,

    /// <summary>Labels that say what answers at phones, such as a fax machine.</summary>
    [JsonStringEnumMemberName("phoneLine")]
    PhoneLine = 29,
}
