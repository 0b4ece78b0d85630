using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Local dates and times as instants, clock changes included. Allocates nothing.</summary>
/// <remarks>The same answers as <see cref="DateTimeZone.MapLocal"/>, which allocates an object for each.</remarks>
internal static class LocalInstants
{
    // Outside these the calendar lacks the days around an instant.
    public static readonly Instant First = Instant.FromUtc(1, 1, 1, 0, 0);
    public static readonly Instant Last = Instant.FromUtc(9998, 1, 1, 0, 0);

    /// <summary>The first and the last instant at which clocks show a time; for a skipped time, both are the instant of the change.</summary>
    public static (Instant First, Instant Last) Of(LocalDateTime local, DateTimeZone zone)
    {
        var utc = local.InUtc().ToInstant();
        var guess = zone.GetZoneInterval(utc);
        var at = utc - Length(guess.WallOffset);
        var fits = guess.Contains(at);
        var (first, last) = (at, at);
        if (guess.HasStart)
        {
            var before = zone.GetZoneInterval(guess.Start - Duration.Epsilon);
            var earlier = utc - Length(before.WallOffset);
            if (earlier < guess.Start) (first, last) = (earlier, fits ? last : earlier);
            else if (at < guess.Start) return (guess.Start, guess.Start);
        }

        if (guess.HasEnd)
        {
            var later = utc - Length(zone.GetZoneInterval(guess.End).WallOffset);
            if (later >= guess.End) (first, last) = (fits ? first : later, later);
            else if (at >= guess.End) return (guess.End, guess.End);
        }

        return (first, last);
    }

    /// <summary>The first instant of a date; if the zone skips the date, the first instant after it.</summary>
    public static Instant StartOf(LocalDate date, DateTimeZone zone) => Of(date.AtMidnight(), zone).First;

    /// <summary>The first instant from which on clocks show only later dates.</summary>
    public static Instant EndOf(LocalDate date, DateTimeZone zone)
    {
        var (first, last) = Of(date.PlusDays(1).AtMidnight(), zone);
        return first != last && DateAt(last - Duration.Epsilon, zone) <= date ? last : first; // clocks may go back from the new date into the old one
    }

    /// <summary>The first instant from which on clocks show only dates after the last of several days, the first of which is the date of an instant; the latest of several zones.</summary>
    public static Instant EndOfDay(Instant at, int days, CallZones zones)
    {
        if (at < First) return at;
        if (at >= Last - Duration.FromDays(days + 1)) return Instant.MaxValue;
        var end = Instant.MinValue;
        foreach (var zone in zones.Or(DateTimeZone.Utc).Zones) end = Instant.Max(end, EndOf(DateAt(at, zone).PlusDays(days - 1), zone));
        return end;
    }

    /// <summary>The date that clocks show at an instant.</summary>
    public static LocalDate DateAt(Instant at, DateTimeZone zone) => at.WithOffset(zone.GetUtcOffset(at)).Date;

    private static Duration Length(Offset offset) => Duration.FromTicks(offset.Ticks);
}
