using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>The length of a period of the calendar.</summary>
internal enum CalendarUnit : byte
{
    /// <summary>From midnight to midnight.</summary>
    [JsonStringEnumMemberName("Day")]
    Day = 0,

    /// <summary>Monday to Sunday, as in ISO 8601.</summary>
    [JsonStringEnumMemberName("Week")]
    Week = 1,

    /// <summary>From the first to the last day of a month.</summary>
    [JsonStringEnumMemberName("Month")]
    Month = 2,
}
