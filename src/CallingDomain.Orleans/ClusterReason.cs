using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Orleans;

/// <summary>Why a cluster refused an operation.</summary>
/// <remarks>Each has a stable code, which <see cref="ReasonCodes"/> gives. Values are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<ClusterReason>))]
public enum ClusterReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>There is no campaign with this name. Code <c>CLUSTER_CAMPAIGN_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_CAMPAIGN_UNKNOWN")]
    CampaignUnknown = 1,

    /// <summary>The campaign has another number of shards, which never changes. Code <c>CLUSTER_SHARDS_CHANGED</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_SHARDS_CHANGED")]
    ShardsChanged = 2,

    /// <summary>The campaign has fewer concurrent calls than shards: each shard needs a line. Code <c>CLUSTER_LINES_TOO_FEW</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_LINES_TOO_FEW")]
    LinesTooFew = 3,

    /// <summary>The journal of a shard belongs to another campaign or shard, or is older than the cluster knows. Code <c>CLUSTER_STORE_FOREIGN</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_STORE_FOREIGN")]
    StoreForeign = 4,

    /// <summary>The node has another version of the tz database than the campaign. Code <c>CLUSTER_ZONES_DIFFER</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_ZONES_DIFFER")]
    ZonesDiffer = 5,

    /// <summary>The node has another numbering plan than the campaign. Code <c>CLUSTER_PLAN_DIFFERS</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_PLAN_DIFFERS")]
    PlanDiffers = 6,

    /// <summary>The node has another version of the scheduler's rules than the campaign. Code <c>CLUSTER_RULES_DIFFER</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_RULES_DIFFER")]
    RulesDiffer = 7,

    /// <summary>The campaign refuses its settings, or a change of them. Code <c>CLUSTER_SETTINGS_REFUSED</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_SETTINGS_REFUSED")]
    SettingsRefused = 8,

    /// <summary>A newer version of this package has written the campaign. Code <c>CLUSTER_CAMPAIGN_NEWER</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_CAMPAIGN_NEWER")]
    CampaignNewer = 9,

    /// <summary>A shard, its journal or the store cannot be reached now, or a commit failed: whether the command is durable is unknown. Code <c>CLUSTER_UNAVAILABLE</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_UNAVAILABLE")]
    Unavailable = 10,

    /// <summary>What the store has about the campaign is damaged. Code <c>CLUSTER_DAMAGED</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_DAMAGED")]
    Damaged = 11,

    /// <summary>A request to a portal names another business than the one that it was submitted to. Code <c>CLUSTER_BUSINESS_DIFFERS</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_BUSINESS_DIFFERS")]
    BusinessDiffers = 12,

    /// <summary>A number of the request is claimed by another business, which does not have it, and may be adding it now. Nothing has changed; try again later. Code <c>CLUSTER_NUMBERS_UNDECIDED</c>.</summary>
    [JsonStringEnumMemberName("CLUSTER_NUMBERS_UNDECIDED")]
    NumbersUndecided = 13,
}
