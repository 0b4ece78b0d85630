using NodaTime;

namespace CallingDomain.Tests;

/// <summary>One value of each type of NodaTime that public members have.</summary>
internal static class TimeExamples
{
    public static readonly object[] All =
    [
        Instant.FromUtc(2026, 3, 2, 9, 0),
        Duration.FromSeconds(90),
        new LocalDate(2026, 12, 25),
        new LocalTime(9, 0),
        new LocalDateTime(2026, 3, 3, 8, 0),
        new Interval(Instant.FromUtc(2026, 3, 2, 9, 0), Instant.FromUtc(2026, 3, 2, 10, 0)),
        Offset.FromHours(2),
        DateTimeZone.ForOffset(Offset.FromHours(2)),
    ];
}
