using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>From which date to which a rule is in force; dates begin at the called party's midnight.</summary>
/// <param name="From">The first date on which it is in force; null if it always was.</param>
/// <param name="Repealed">The first date on which it is no longer in force; null if none is known.</param>
/// <remarks>Immutable, thread-safe. Default: always in force.</remarks>
internal readonly record struct RuleTerm(LocalDate? From, LocalDate? Repealed)
{
    /// <summary>Whether the rule is always in force.</summary>
    public bool IsAlways => From is null && Repealed is null;

    /// <summary>From which instant on, and before which, the rule is in force; of several zones, in any of them.</summary>
    public (Instant Start, Instant End) In(CallZones zones)
    {
        if (IsAlways) return (Instant.MinValue, Instant.MaxValue);
        var (start, end) = (Instant.MaxValue, Instant.MinValue);
        foreach (var zone in zones.Or(DateTimeZone.Utc).Zones)
        {
            start = Instant.Min(start, From is { } from ? LocalInstants.StartOf(from, zone) : Instant.MinValue);
            end = Instant.Max(end, Repealed is { } repealed ? LocalInstants.StartOf(repealed, zone) : Instant.MaxValue);
        }

        return (start, end);
    }
}
