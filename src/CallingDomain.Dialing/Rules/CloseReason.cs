using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>Why a contact is called no more.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CloseReason>))]
public enum CloseReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>The contact was reached.</summary>
    [JsonStringEnumMemberName("Reached")]
    Reached = 1,

    /// <summary>A phone has as many attempts of one status as the Retry Settings allow.</summary>
    [JsonStringEnumMemberName("StatusLimit")]
    StatusLimit = 2,

    /// <summary>A phone, or the contact, has as many attempts over all statuses as the Retry Settings allow.</summary>
    [JsonStringEnumMemberName("GlobalLimit")]
    GlobalLimit = 3,

    /// <summary>The contact has no phone, or none that may be called.</summary>
    [JsonStringEnumMemberName("NoDialablePhone")]
    NoDialablePhone = 4,

    /// <summary>All phones that the contact has are on the blacklist.</summary>
    [JsonStringEnumMemberName("Blacklisted")]
    Blacklisted = 5,

    /// <summary>The contact was deleted.</summary>
    [JsonStringEnumMemberName("Deleted")]
    Deleted = 6,

    /// <summary>A host closed the contact.</summary>
    [JsonStringEnumMemberName("Cancelled")]
    Cancelled = 7,

    /// <summary>The contact has phones, and none of those that are not on the blacklist can ever be called: the hours of their zones never meet.</summary>
    [JsonStringEnumMemberName("NeverCallable")]
    NeverCallable = 8,

    /// <summary>The campaign has come to its end (<see cref="CampaignSettings.EndsAt"/>).</summary>
    [JsonStringEnumMemberName("CampaignEnded")]
    CampaignEnded = 9,

    /// <summary>The contact asked for more callbacks than <see cref="CampaignSettings.MaxCallbacks"/>.</summary>
    [JsonStringEnumMemberName("CallbackLimit")]
    CallbackLimit = 10,

    /// <summary>As many calls of the contact were lost as <see cref="CampaignSettings.MaxLostCalls"/> allows.</summary>
    [JsonStringEnumMemberName("LostLimit")]
    LostLimit = 11,

    /// <summary>The list of the contact was detached.</summary>
    [JsonStringEnumMemberName("ListDetached")]
    ListDetached = 12,
}
