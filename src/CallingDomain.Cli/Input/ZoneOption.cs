using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Options whose value is a time zone.</summary>
internal static class ZoneOption
{
    /// <exception cref="InputException">Not a time zone of the tz database.</exception>
    public static DateTimeZone Read(string option, string text, IDateTimeZoneProvider zones) =>
        zones.GetZoneOrNull(text) ?? throw InputException.UnknownZone(InputReason.TimeZoneUnknown.Code(), option, text, zones);
}
