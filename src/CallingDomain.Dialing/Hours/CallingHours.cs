using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace CallingDomain.Dialing;

/// <summary>When calls may be placed: windows of local time in the zone of whoever is called.</summary>
/// <remarks>
/// Each day's occurrence of a window is a stretch of real time, from its beginning up to and not including its end; open is what any of them holds.
/// On the nights when clocks change, a beginning or end that is skipped moves to the instant after the gap; of one that comes twice, the beginning is
/// taken early and the end late; an occurrence that so has no length is none. Immutable, thread-safe. Source: XCALLY Motion's intervals, without its
/// inclusive ends and server time.
/// </remarks>
public sealed class CallingHours
{
    // A week later each window comes again; one more for an occurrence that a change of the clocks swallows.
    private const int DaysAhead = 15;

    // Beyond these the calendar has no room for the days around an instant.
    private static readonly Instant FirstInstant = Instant.FromUtc(1, 1, 1, 0, 0);
    private static readonly Instant LastInstant = Instant.FromUtc(9998, 1, 1, 0, 0);

    private static readonly ZoneLocalMappingResolver Beginning = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);
    private static readonly ZoneLocalMappingResolver End = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    private readonly ImmutableArray<CallingWindow> _windows;

    private CallingHours(ImmutableArray<CallingWindow> windows) => _windows = windows;

    /// <summary>Every instant is open.</summary>
    public static CallingHours Always { get; } = new(default);

    /// <summary>Whether every instant is open.</summary>
    public bool AreAlways => _windows.IsDefault;

    /// <summary>The union of windows.</summary>
    /// <exception cref="ArgumentException">There is no window, or one without days: such hours would never open.</exception>
    public static CallingHours Of(IEnumerable<CallingWindow> windows)
    {
        ImmutableArray<CallingWindow> all = [.. windows];
        return all.IsEmpty || all.Any(window => window.Days.IsDefaultOrEmpty)
            ? throw new ArgumentException("Calling hours have at least one window, and each window a day.", nameof(windows))
            : new CallingHours(all);
    }

    /// <summary>Whether a call may be placed.</summary>
    /// <param name="at">The instant of dialling.</param>
    /// <param name="zone">The zone of whoever is called.</param>
    public bool IsOpen(Instant at, DateTimeZone zone) => NextOpen(at, zone) == at;

    /// <summary>The least instant, not before another, at which a call may be placed.</summary>
    /// <returns>
    /// <paramref name="from"/> itself when that is open; null when no window opens in the two weeks after it, or it lies outside the years 1 to 9997.
    /// </returns>
    public Instant? NextOpen(Instant from, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (AreAlways) return from;
        if (from < FirstInstant || from >= LastInstant) return null;
        Instant? next = null;
        var today = from.InZone(zone).Date;
        for (var day = -1; day <= DaysAhead; day++)
        {
            foreach (var window in _windows)
            {
                if (OccurrenceOn(today.PlusDays(day), window, zone) is not var (start, end) || end <= from) continue;
                if (start <= from) return from;
                if (next is null || start < next) next = start;
            }

            if (next is not null) return next; // what begins on a later day begins later
        }

        return null;
    }

    private static (Instant Start, Instant End)? OccurrenceOn(LocalDate day, CallingWindow window, DateTimeZone zone)
    {
        if (!window.Days.Contains(day.DayOfWeek)) return null;
        var start = zone.ResolveLocal(day + window.From, Beginning).ToInstant();
        var end = zone.ResolveLocal((window.To > window.From ? day : day.PlusDays(1)) + window.To, End).ToInstant();
        return end > start ? (start, end) : null;
    }
}
