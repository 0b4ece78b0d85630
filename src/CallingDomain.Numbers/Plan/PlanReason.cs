using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Why bytes are not a numbering plan, or metadata cannot be converted to one.</summary>
/// <remarks>Each has a stable code, see <see cref="ReasonCodes"/>.</remarks>
[JsonConverter(typeof(CodeJsonConverter<PlanReason>))]
public enum PlanReason : byte
{
    /// <summary>No reason: the default value, so that an uninitialized result is a failure.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The file is not a numbering plan. Code <c>PLAN_FOREIGN</c>.</summary>
    [JsonStringEnumMemberName("PLAN_FOREIGN")]
    Foreign = 1,

    /// <summary>The format is newer than this version of the library. Code <c>PLAN_NEWER</c>.</summary>
    [JsonStringEnumMemberName("PLAN_NEWER")]
    Newer = 2,

    /// <summary>The file is shorter than its header states. Code <c>PLAN_TRUNCATED</c>.</summary>
    [JsonStringEnumMemberName("PLAN_TRUNCATED")]
    Truncated = 3,

    /// <summary>The checksum is wrong or the content is inconsistent. Code <c>PLAN_DAMAGED</c>.</summary>
    [JsonStringEnumMemberName("PLAN_DAMAGED")]
    Damaged = 4,

    /// <summary>The plan is larger than allowed. Code <c>PLAN_TOO_LARGE</c>.</summary>
    [JsonStringEnumMemberName("PLAN_TOO_LARGE")]
    TooLarge = 5,

    /// <summary>The metadata is not XML. Code <c>PLAN_METADATA_NOT_XML</c>.</summary>
    [JsonStringEnumMemberName("PLAN_METADATA_NOT_XML")]
    MetadataNotXml = 20,

    /// <summary>The layout of the metadata is not supported. Code <c>PLAN_METADATA_LAYOUT</c>.</summary>
    [JsonStringEnumMemberName("PLAN_METADATA_LAYOUT")]
    MetadataLayout = 21,

    /// <summary>The metadata has an unsupported pattern or format. Code <c>PLAN_METADATA_PATTERN</c>.</summary>
    [JsonStringEnumMemberName("PLAN_METADATA_PATTERN")]
    MetadataPattern = 22,
}
