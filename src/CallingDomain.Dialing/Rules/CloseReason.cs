using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why a contact was closed.</summary>
[JsonConverter(typeof(CodeJsonConverter<CloseReason>))]
public enum CloseReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>The contact was reached.</summary>
    [JsonStringEnumMemberName("Reached")]
    Reached = 1,

    /// <summary>A phone has reached the most attempts of one status.</summary>
    [JsonStringEnumMemberName("StatusLimit")]
    StatusLimit = 2,

    /// <summary>A phone, or the contact, has reached the most attempts over all statuses.</summary>
    [JsonStringEnumMemberName("GlobalLimit")]
    GlobalLimit = 3,

    /// <summary>The contact has no phone that may be called.</summary>
    [JsonStringEnumMemberName("NoDialablePhone")]
    NoDialablePhone = 4,

    /// <summary>All phones of the contact are on the blacklist.</summary>
    [JsonStringEnumMemberName("Blacklisted")]
    Blacklisted = 5,

    /// <summary>The contact was deleted.</summary>
    [JsonStringEnumMemberName("Deleted")]
    Deleted = 6,

    /// <summary>The host closed the contact.</summary>
    [JsonStringEnumMemberName("Canceled")]
    Canceled = 7,

    /// <summary>No phone of the contact can ever be called: the hours in its zones have no instant in common.</summary>
    [JsonStringEnumMemberName("NeverCallable")]
    NeverCallable = 8,

    /// <summary>The campaign has ended (<see cref="CampaignSettings.EndsAt"/>).</summary>
    [JsonStringEnumMemberName("CampaignEnded")]
    CampaignEnded = 9,

    /// <summary>The contact asked for more callbacks than <see cref="CampaignSettings.MaxCallbacks"/>.</summary>
    [JsonStringEnumMemberName("CallbackLimit")]
    CallbackLimit = 10,

    /// <summary>The contact has <see cref="CampaignSettings.MaxLostCalls"/> lost calls.</summary>
    [JsonStringEnumMemberName("LostLimit")]
    LostLimit = 11,

    /// <summary>The list of the contact was detached.</summary>
    [JsonStringEnumMemberName("ListDetached")]
    ListDetached = 12,

    /// <summary>The disposition, an outcome or a signal of a call closed the contact: see <see cref="CallEffect.Closes"/>.</summary>
    [JsonStringEnumMemberName("Disposition")]
    Disposition = 13,

    /// <summary>No phone of the contact can be called: a rule set needs a fact, such as a consent, that the contact lacks (<see cref="CallingRuleSet.Needs"/>).</summary>
    [JsonStringEnumMemberName("FactMissing")]
    FactMissing = 14,
}
