using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The vetting status of a number.</summary>
/// <remarks>Allowed changes: <see cref="Vetting"/>. Source: the portal's statuses.</remarks>
[JsonConverter(typeof(CodeJsonConverter<NumberStatus>))]
public enum NumberStatus : byte
{
    /// <summary>No status.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>Added and under review: the initial status.</summary>
    [JsonStringEnumMemberName("Pending")]
    Pending = 1,

    /// <summary>Approved.</summary>
    [JsonStringEnumMemberName("Active")]
    Active = 2,

    /// <summary>Not approved; may be submitted again.</summary>
    [JsonStringEnumMemberName("Rejected")]
    Rejected = 3,

    /// <summary>Removed; may be added again.</summary>
    [JsonStringEnumMemberName("Removed")]
    Removed = 4,
}
