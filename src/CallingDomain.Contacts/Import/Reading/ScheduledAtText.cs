using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace CallingDomain.Contacts;

/// <summary>Reads the instant before which a contact is not called.</summary>
/// <remarks>A skipped local time gives the end of the gap; a repeated local time, its later instant: no contact is called too early.</remarks>
internal static class ScheduledAtText
{
    private static readonly LocalDateTimePattern[] LocalForms =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
        LocalDateTimePattern.ExtendedIso, LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"),
    ];

    private static readonly ZoneLocalMappingResolver Later = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The instant; null for an invalid text.</summary>
    public static Instant? Read(string text, DateTimeZone zone)
    {
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } offset) return IsInCalendar(offset.Value.LocalDateTime) ? offset.Value.ToInstant() : null;
        foreach (var form in LocalForms)
        {
            if (form.Parse(text) is { Success: true } local) return Of(local.Value, zone);
        }

        return null;
    }

    /// <summary>The instant of a local date and time; null for a year that time zones do not have.</summary>
    public static Instant? Of(LocalDateTime local, DateTimeZone zone) => IsInCalendar(local) ? zone.ResolveLocal(local, Later).ToInstant() : null;

    // In these years, no offset of a time zone leaves the calendar.
    private static bool IsInCalendar(LocalDateTime local) => local.Year is >= 1 and <= 9998;
}
