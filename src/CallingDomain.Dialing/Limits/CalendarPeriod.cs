using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>A period of the calendar. It begins at midnight, and is an hour longer or shorter if clocks change in it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CalendarPeriod>))]
public enum CalendarPeriod : byte
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
