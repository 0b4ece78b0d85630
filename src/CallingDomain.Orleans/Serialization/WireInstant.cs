using NodaTime;

namespace CallingDomain.Orleans;

/// <summary>An instant in a message: exact, and without a converter for <see cref="Instant"/> itself, which a host may register for its own messages.</summary>
[GenerateSerializer]
[Immutable]
[OmitDefaultMemberValues]
[Alias("CallingDomain.Instant")]
internal readonly record struct WireInstant
{
    private WireInstant(Instant instant) => (Ticks, Nanoseconds) = (instant.ToUnixTimeTicks(), NanosecondsOf(instant));

    /// <summary>The ticks since 1970.</summary>
    [Id(0)]
    public long Ticks { get; init; }

    /// <summary>The nanoseconds of the tick: 0 to 99.</summary>
    [Id(1)]
    public byte Nanoseconds { get; init; }

    public static WireInstant Of(Instant instant) => new(instant);

    public static WireInstant? Of(Instant? instant) => instant is { } given ? Of(given) : null;

    public static byte NanosecondsOf(Instant instant) => (byte)(instant - Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks())).SubsecondNanoseconds;

    public static Instant InstantOf(long ticks, int nanoseconds) => Instant.FromUnixTimeTicks(ticks).PlusNanoseconds(nanoseconds);

    public Instant ToInstant() => InstantOf(Ticks, Nanoseconds);
}
