using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The purpose of the calls from a number: the ten options of the portal.</summary>
/// <remarks><see cref="CallPurposes"/> has the labels. Source: the portal's list of valid options.</remarks>
[JsonConverter(typeof(CodeJsonConverter<CallPurpose>))]
public enum CallPurpose : byte
{
    /// <summary>No purpose.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>Charity.</summary>
    [JsonStringEnumMemberName("Charity")]
    Charity = 1,

    /// <summary>Customer Service.</summary>
    [JsonStringEnumMemberName("CustomerService")]
    CustomerService = 2,

    /// <summary>Debt Collection.</summary>
    [JsonStringEnumMemberName("DebtCollection")]
    DebtCollection = 3,

    /// <summary>Informational/Notification.</summary>
    [JsonStringEnumMemberName("InformationalNotification")]
    InformationalNotification = 4,

    /// <summary>Multi-Use Line.</summary>
    [JsonStringEnumMemberName("MultiUseLine")]
    MultiUseLine = 5,

    /// <summary>Political.</summary>
    [JsonStringEnumMemberName("Political")]
    Political = 6,

    /// <summary>Prison.</summary>
    [JsonStringEnumMemberName("Prison")]
    Prison = 7,

    /// <summary>Survey.</summary>
    [JsonStringEnumMemberName("Survey")]
    Survey = 8,

    /// <summary>Telemarketing.</summary>
    [JsonStringEnumMemberName("Telemarketing")]
    Telemarketing = 9,

    /// <summary>Do Not Originate: the number makes no outbound calls.</summary>
    [JsonStringEnumMemberName("DoNotOriginate")]
    DoNotOriginate = 10,
}
