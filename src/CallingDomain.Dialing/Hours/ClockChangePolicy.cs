using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>Which of two instants a local time means that clocks show twice.</summary>
/// <remarks>
/// Under both policies, a skipped time means the instant of the change, a window whose end is not after its start does not occur, and a window from midnight to
/// midnight is the whole date. <c>docs/time.md</c> has timetables of such nights.
/// </remarks>
[JsonConverter(typeof(JsonStringEnumConverter<ClockChangePolicy>))]
public enum ClockChangePolicy : byte
{
    /// <summary>A start is the first of the two instants, an end the last: the longer window. For hours of one's own.</summary>
    [JsonStringEnumMemberName("Permissive")]
    Permissive = 0,

    /// <summary>A start is the last of the two instants, an end the first: the shorter window. For rules of law.</summary>
    [JsonStringEnumMemberName("Strict")]
    Strict = 1,
}
