using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Hours that all have to be open: those of a campaign, and those of every law that applies.</summary>
/// <remarks>Results are cached for each set of zones; the cache never changes an answer. Thread-safe.</remarks>
internal sealed class CombinedHours
{
    private const int MaxZonesKept = 1024; // twice the zones of the tz database
    private const int Places = 64; // a power of two

    private readonly CallableTimes?[] _recent = new CallableTimes?[Places]; // by hash, to avoid the dictionary
    private Dictionary<CallZones, CallableTimes> _kept = []; // replaced as a whole

    private CombinedHours(ImmutableArray<HoursRule> rules) => Rules = rules;

    /// <summary>The rules. Of several that open last, the first is named.</summary>
    public ImmutableArray<HoursRule> Rules { get; }

    /// <summary>The intersection of hours; without any, every instant is open.</summary>
    public static CombinedHours Of(IEnumerable<HoursRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new CombinedHours([.. rules]);
    }

    /// <summary>When a person may be called.</summary>
    /// <param name="zones">The zones of the called person.</param>
    /// <returns>The same object for the same zones, if there are not too many.</returns>
    /// <exception cref="ArgumentException">There is no zone.</exception>
    public CallableTimes In(CallZones zones)
    {
        ref var place = ref _recent[zones.GetHashCode() & (Places - 1)];
        return Volatile.Read(ref place) is { } times && times.Zones.Equals(zones) ? times : Find(zones, ref place);
    }

    /// <summary>Whether a call may be placed.</summary>
    /// <param name="at">The instant of dialing.</param>
    /// <param name="zones">The zones of the called person: all have to be open.</param>
    /// <exception cref="ArgumentException">There is no zone.</exception>
    public bool IsOpen(Instant at, CallZones zones) => In(zones).IsOpen(at);

    /// <summary>The first instant, not before another, at which a call may be placed, and the rule that opens last.</summary>
    /// <param name="from">The instant asked about.</param>
    /// <param name="zones">The zones of the called person: all have to be open.</param>
    /// <exception cref="ArgumentException">There is no zone.</exception>
    public NextOpening NextOpen(Instant from, CallZones zones) => In(zones).NextOpen(from);

    private CallableTimes Find(CallZones zones, ref CallableTimes? place)
    {
        if (zones.IsNone) throw new ArgumentException("Hours need at least one zone.", nameof(zones));
        var kept = Volatile.Read(ref _kept);
        if (!kept.TryGetValue(zones, out var times))
        {
            times = new CallableTimes(zones, [.. Parts(zones)]);
            var more = kept.Count < MaxZonesKept ? new Dictionary<CallZones, CallableTimes>(kept) : [];
            more[zones] = times;
            Volatile.Write(ref _kept, more); // an entry of another thread may get lost, and is made again
        }

        Volatile.Write(ref place, times);
        return times;
    }

    private IEnumerable<(HoursRule Rule, DateTimeZone Zone)> Parts(CallZones zones) =>
        from rule in Rules
        where !rule.AreAlways
        from zone in rule.Zone is { } own ? [own] : zones.Zones
        select (rule, zone);
}
