using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.TimeZones;

namespace CallingDomain.Dialing;

/// <summary>The time of a callback: a local time, which does not change when the rules of its time zone change.</summary>
/// <remarks>Immutable, compared by content, thread-safe. Source: "Storing UTC is not a silver bullet", Jon Skeet.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record CallbackTime
{
    internal static readonly Duration MaxLift = Duration.FromHours(24);

    private static readonly ZoneLocalMappingResolver Later = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>Creates a callback at a local time.</summary>
    /// <param name="local">The local date and time.</param>
    /// <param name="zone">The time zone.</param>
    /// <param name="owner">The agent who calls; null for any agent.</param>
    public CallbackTime(LocalDateTime local, DateTimeZone zone, string? owner = null)
    {
        ArgumentNullException.ThrowIfNull(zone);
        (Local, Zone, Owner) = (local, zone, string.IsNullOrEmpty(owner) ? null : owner);
        At = InstantOf(local, zone);
    }

    /// <summary>Creates a callback at an instant, in UTC.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="owner">The agent who calls; null for any agent.</param>
    public static CallbackTime Of(Instant at, string? owner = null) => new(at.InUtc().LocalDateTime, DateTimeZone.Utc, owner) { At = at };

    /// <summary>The local date and time.</summary>
    public LocalDateTime Local { get; }

    /// <summary>The time zone.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The agent who calls; null for any agent.</summary>
    public string? Owner { get; init; }

    /// <summary>
    /// How long the calling hours of the campaign and of its rules do not apply to this call, from its time on: 0 to 24 hours, for a date and time that the called party has agreed on. Limits and lockouts still apply. Default: 0, the hours apply.
    /// Source: Code de la consommation, article D223-9, which lifts its hours for a call to which the consumer has agreed at a set date and time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration LiftsHoursFor
    {
        get;
        init => field = value >= Duration.Zero && value <= MaxLift ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected 0 to 24 hours.");
    }

    /// <summary>The instant of the local time: the first instant after a gap of the clocks, the later one of a repeated time, so that no call is earlier than agreed. <see cref="Instant.MinValue"/> before 1678, <see cref="Instant.MaxValue"/> after 2261.</summary>
    public Instant At { get; internal init; }

    // Near the ends of the calendar a local time may have no instant.
    private static Instant InstantOf(LocalDateTime local, DateTimeZone zone) =>
        local.Year < 1678 ? Instant.MinValue : local.Year > 2261 ? Instant.MaxValue : zone.ResolveLocal(local, Later).ToInstant();
}
