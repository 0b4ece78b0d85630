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
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant) return instant.Value;
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } offset) return offset.Value.ToInstant();
        foreach (var form in LocalForms)
        {
            if (form.Parse(text) is { Success: true } local) return zone.ResolveLocal(local.Value, Later).ToInstant();
        }

        return null;
    }
}
