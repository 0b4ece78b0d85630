using NodaTime;
using NodaTime.TimeZones;

namespace CallingDomain.Dialing;

/// <summary>When a contact asked to be called: a local time, which stays what it is when the rules of its zone change.</summary>
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
        At = InstantOf(local, zone);
    }

    /// <summary>A callback at an instant; later changes of the rules of its zone do not move it.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="owner">The agent who is to call; null for any agent.</param>
    public static CallbackTime Of(Instant at, string? owner = null) => new(at.InUtc().LocalDateTime, DateTimeZone.Utc, owner) { At = at };

    /// <summary>The local date and time.</summary>
    public LocalDateTime Local { get; }

    /// <summary>The zone in which it is meant.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The agent who is to call; null for anybody.</summary>
    public string? Owner { get; init; }

    /// <summary>The instant; <see cref="Instant.MinValue"/> or <see cref="Instant.MaxValue"/> for years before 1678 and after 2261, in which no campaign runs. Where the clocks skip the time, it is the first instant after the gap; where the time comes twice, the later one: a person is never called earlier than agreed.</summary>
    public Instant At { get; internal init; }

    // Near the ends of the calendar not every local time is an instant.
    private static Instant InstantOf(LocalDateTime local, DateTimeZone zone) =>
        local.Year < 1678 ? Instant.MinValue : local.Year > 2261 ? Instant.MaxValue : zone.ResolveLocal(local, Later).ToInstant();
}
