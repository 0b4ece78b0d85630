using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The order of two due contacts with the same class and priority.</summary>
[JsonConverter(typeof(CodeJsonConverter<DueOrder>))]
public enum DueOrder : byte
{
    /// <summary>The contact that became due first.</summary>
    [JsonStringEnumMemberName("Ascending")]
    Ascending = 0,

    /// <summary>The contact that became due last. The oldest contact may wait forever.</summary>
    [JsonStringEnumMemberName("Descending")]
    Descending = 1,
}
