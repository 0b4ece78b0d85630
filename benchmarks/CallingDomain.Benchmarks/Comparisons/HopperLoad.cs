using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>The contacts of the hopper's comparisons: unsorted, due evenly over eight hours at whole seconds, and called again after 15 minutes to a day.</summary>
internal static class HopperLoad
{
    public const int Priorities = 10;

    /// <summary>The mean of <see cref="DelaysNs"/>, about.</summary>
    public const long MeanDelayNs = 216 * 60 * Second;

    public const long Second = 1_000_000_000;

    private const int Mask = 8191;

    /// <summary>The first due instant, in nanoseconds since 1970.</summary>
    public static readonly long StartNs = Instant.FromUtc(2026, 3, 2, 9, 0).ToUnixTimeSeconds() * Second;

    /// <summary>Delays after a call: 15 minutes, an hour, four, a day (40, 30, 20, 10 of a hundred), and up to a minute more.</summary>
    private static readonly long[] DelaysNs = Delays();

    private static readonly Duration[] DelaysAsDurations = [.. DelaysNs.Select(Duration.FromNanoseconds)];

    public static long DelayNs(int contact, int attempts) => DelaysNs[Which(contact, attempts)];

    public static Duration Delay(int contact, int attempts) => DelaysAsDurations[Which(contact, attempts)];

    public static int PriorityOf(int contact) => 1 + unchecked((int)(((uint)contact * 2654435769u >> 8) % Priorities));

    public static Instant At(long nanoseconds) => NodaConstants.UnixEpoch + Duration.FromNanoseconds(nanoseconds);

    /// <summary>Due instants by contact.</summary>
    public static long[] Dues(int contacts)
    {
        var random = new SplitMix(42);
        var dues = new long[contacts];
        for (var contact = 0; contact < contacts; contact++) dues[contact] = StartNs + (random.Below(8 * 3600) * Second);
        return dues;
    }

    /// <summary>A hopper with these contacts.</summary>
    public static Hopper Hopper(HopperPlace[] places, DueOrder order = DueOrder.Ascending)
    {
        var hopper = new Hopper(order, places.Length);
        hopper.PutRange(0, places);
        return hopper;
    }

    public static HopperPlace[] Places(long[] dues, bool oneLane)
    {
        var places = new HopperPlace[dues.Length];
        for (var contact = 0; contact < dues.Length; contact++) places[contact] = new HopperPlace(At(dues[contact]), oneLane ? 2 : PriorityOf(contact));
        return places;
    }

    private static int Which(int contact, int attempts) => unchecked((int)((((uint)contact * 2654435769u) + ((uint)attempts * 40503u)) >> 7)) & Mask;

    private static long[] Delays()
    {
        var random = new SplitMix(7);
        var delays = new long[Mask + 1];
        for (var i = 0; i < delays.Length; i++)
        {
            var minutes = random.Below(10) switch { < 4 => 15, < 7 => 60, < 9 => 240, _ => 1440 };
            delays[i] = (minutes * 60 * Second) + (random.Below(60_000_000) * 1000L);
        }

        return delays;
    }
}
