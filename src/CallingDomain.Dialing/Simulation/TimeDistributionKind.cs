using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The kind of a distribution of times.</summary>
[JsonConverter(typeof(CodeJsonConverter<TimeDistributionKind>))]
public enum TimeDistributionKind : byte
{
    /// <summary>Always the same time.</summary>
    [JsonStringEnumMemberName("Constant")]
    Constant = 0,

    /// <summary>All times between two are equally likely.</summary>
    [JsonStringEnumMemberName("Uniform")]
    Uniform = 1,

    /// <summary>The exponential distribution.</summary>
    [JsonStringEnumMemberName("Exponential")]
    Exponential = 2,

    /// <summary>The log-normal distribution.</summary>
    [JsonStringEnumMemberName("LogNormal")]
    LogNormal = 3,

    /// <summary>Given times with their shares.</summary>
    [JsonStringEnumMemberName("Empirical")]
    Empirical = 4,
}
