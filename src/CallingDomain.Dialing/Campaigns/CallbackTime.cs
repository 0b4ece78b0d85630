using NodaTime;
using NodaTime.TimeZones;

namespace CallingDomain.Dialing;

/// <summary>When somebody asked to be called: a local time, which stays what it is when the rules of its zone change.</summary>
/// <remarks>Immutable, compared by content, thread-safe. Source: "Storing UTC is not a silver bullet", Jon Skeet.</remarks>
public sealed record CallbackTime
{
    private static readonly ZoneLocalMappingResolver Later = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>A wish.</summary>
    /// <param name="local">The local date and time.</param>
    /// <param name="zone">The zone in which it is meant.</param>
    /// <param name="owner">The agent who is to call; null for anybody.</param>
    public CallbackTime(LocalDateTime local, DateTimeZone zone, string? owner = null)
    {
        ArgumentNullException.ThrowIfNull(zone);
        (Local, Zone, Owner) = (local, zone, string.IsNullOrEmpty(owner) ? null : owner);
        At = zone.ResolveLocal(local, Later).ToInstant();
    }

    /// <summary>The local date and time.</summary>
    public LocalDateTime Local { get; }

    /// <summary>The zone in which it is meant.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The agent who is to call; null for anybody.</summary>
    public string? Owner { get; init; }

    /// <summary>The instant: behind the gap where the clocks skip the time, the later one where it comes twice, so that nobody is called before it was meant.</summary>
    public Instant At { get; }
}
