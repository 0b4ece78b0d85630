using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Hours that hold together: a campaign's own, and those of every law that applies. Open is what all of them have open.</summary>
/// <remarks>Immutable to look at, thread-safe; what was worked out for zones is kept, and never changes an answer.</remarks>
public sealed class CombinedHours
{
    private const int MaxZonesKept = 1024; // twice the zones of the tz database
    private const int Places = 64; // a power of two

    private readonly CallableTimes?[] _lately = new CallableTimes?[Places]; // by hash, to save the dictionary
    private Dictionary<CallZones, CallableTimes> _kept = []; // never changed once it is here

    private CombinedHours(ImmutableArray<HoursRule> rules) => Rules = rules;

    /// <summary>The rules in the order in which the binding one is looked for.</summary>
    public ImmutableArray<HoursRule> Rules { get; }

    /// <summary>The intersection of hours; without any, every instant is open.</summary>
    /// <param name="rules">The rules. Of those that open at one instant, the first is told.</param>
    public static CombinedHours Of(IEnumerable<HoursRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new CombinedHours([.. rules]);
    }

    /// <summary>When a person may be called.</summary>
    /// <param name="zones">The zones of the called person.</param>
    /// <returns>The same object for the same zones, as long as those are not too many.</returns>
    /// <exception cref="ArgumentException">There is no zone.</exception>
    public CallableTimes In(CallZones zones)
    {
        ref var place = ref _lately[zones.GetHashCode() & (Places - 1)];
        return Volatile.Read(ref place) is { } times && times.Zones.Equals(zones) ? times : Find(zones, ref place);
    }

    /// <summary>Whether a call may be placed.</summary>
    /// <param name="at">The instant of dialling.</param>
    /// <param name="zones">The zones of the called person: all have to be open.</param>
    /// <exception cref="ArgumentException">There is no zone.</exception>
    public bool IsOpen(Instant at, CallZones zones) => In(zones).IsOpen(at);

    /// <summary>The least instant, not before another, at which a call may be placed, and the rule that opens last.</summary>
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
            Volatile.Write(ref _kept, more); // another thread's may get lost, and is made again
        }

        Volatile.Write(ref place, times);
        return times;
    }

    private IEnumerable<(HoursRule Rule, DateTimeZone Zone)> Parts(CallZones zones) =>
        from rule in Rules
        where !rule.Hours.AreAlways
        from zone in rule.Zone is { } own ? [own] : zones.Zones
        select (rule, zone);
}
