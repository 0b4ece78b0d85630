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
}
