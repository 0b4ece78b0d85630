using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Why bytes are no numbering plan, or metadata cannot become one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanReason>))]
public enum PlanReason : byte
{
    /// <summary>Never given: a result nobody filled in reads as a failure, not as a success.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The bytes do not begin as a numbering plan does: another kind of file. Code <c>PLAN_FOREIGN</c>.</summary>
    [JsonStringEnumMemberName("PLAN_FOREIGN")]
    PlanForeign = 1,

    /// <summary>A plan of a format that this version of the library does not know. Code <c>PLAN_NEWER</c>.</summary>
    [JsonStringEnumMemberName("PLAN_NEWER")]
    PlanNewer = 2,

    /// <summary>Fewer bytes than the plan says it has. Code <c>PLAN_TRUNCATED</c>.</summary>
    [JsonStringEnumMemberName("PLAN_TRUNCATED")]
    PlanTruncated = 3,

    /// <summary>The checksum is wrong, or the content contradicts itself. Code <c>PLAN_DAMAGED</c>.</summary>
    [JsonStringEnumMemberName("PLAN_DAMAGED")]
    PlanDamaged = 4,

    /// <summary>More bytes than any plan has. Code <c>PLAN_TOO_LARGE</c>.</summary>
    [JsonStringEnumMemberName("PLAN_TOO_LARGE")]
    PlanTooLarge = 5,

    /// <summary>The metadata is not JSON. Code <c>PLAN_METADATA_NOT_JSON</c>.</summary>
    [JsonStringEnumMemberName("PLAN_METADATA_NOT_JSON")]
    PlanMetadataNotJson = 20,

    /// <summary>The metadata is JSON of another layout than the one this builder reads. Code <c>PLAN_METADATA_LAYOUT</c>.</summary>
    [JsonStringEnumMemberName("PLAN_METADATA_LAYOUT")]
    PlanMetadataLayout = 21,

    /// <summary>The metadata has a pattern that is no pattern over digits. Code <c>PLAN_METADATA_PATTERN</c>.</summary>
    [JsonStringEnumMemberName("PLAN_METADATA_PATTERN")]
    PlanMetadataPattern = 22,
}
