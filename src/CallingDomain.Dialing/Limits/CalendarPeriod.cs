namespace CallingDomain.Dialing;

/// <summary>A period of the calendar; it begins at a midnight, and is an hour longer or shorter where clocks change in it.</summary>
public enum CalendarPeriod : byte
{
    /// <summary>From midnight to midnight.</summary>
    Day = 0,

    /// <summary>Monday to Sunday, as in ISO 8601.</summary>
    Week = 1,

    /// <summary>From the first to the last of a month.</summary>
    Month = 2,
}
