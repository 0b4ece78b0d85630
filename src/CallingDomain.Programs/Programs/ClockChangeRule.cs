using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The rule for local times of a schedule that a clock change skips or repeats.</summary>
[JsonConverter(typeof(CodeJsonConverter<ClockChangeRule>))]
public enum ClockChangeRule : byte
{
    /// <summary>A skipped or repeated time is refused.</summary>
    [JsonStringEnumMemberName("Refuse")]
    Refuse = 0,

    /// <summary>
    /// The widest period: a skipped time is the instant of the clock change; a repeated time is its first occurrence for a start, and its last for an end.
    /// </summary>
    [JsonStringEnumMemberName("Widest")]
    Widest = 1,
}
