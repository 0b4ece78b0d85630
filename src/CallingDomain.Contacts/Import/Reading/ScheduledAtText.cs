using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace CallingDomain.Contacts;

/// <summary>From when on a contact may be called, as files write it.</summary>
/// <remarks>A date and time of day that the clocks skip is taken behind the gap; one that comes twice, the later time: nobody is called before it was meant.</remarks>
internal static class ScheduledAtText
{
    private static readonly LocalDateTimePattern[] LocalForms =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
        LocalDateTimePattern.ExtendedIso, LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"),
    ];

    private static readonly ZoneLocalMappingResolver Later = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The instant; null for what is none.</summary>
    public static Instant? Read(string text, DateTimeZone zone)
    {
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } offset) return IsInCalendar(offset.Value.LocalDateTime) ? offset.Value.ToInstant() : null;
        foreach (var form in LocalForms)
        {
            if (form.Parse(text) is { Success: true } local) return IsInCalendar(local.Value) ? zone.ResolveLocal(local.Value, Later).ToInstant() : null;
        }

        return null;
    }

    // No zone's offset leads beyond the calendar from these years.
    private static bool IsInCalendar(LocalDateTime local) => local.Year is >= 1 and <= 9998;
}
