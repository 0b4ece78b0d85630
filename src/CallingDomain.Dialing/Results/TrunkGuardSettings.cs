using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>When a trunk is paused, and for how long.</summary>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record TrunkGuardSettings
{
    /// <summary>The number of failed calls within <see cref="Period"/> that pauses the trunk: 1 to 1,000,000. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaxFailures
    {
        get;
        init => field = value is >= 1 and <= 1_000_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected 1 to 1,000,000 failures.");
    } = 10;

    /// <summary>The least share of failed calls among all calls of the trunk within <see cref="Period"/>: more than 0, at most 1. Default: 0.5, so that a busy trunk may lose some calls.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MinShare
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a share of more than 0 and at most 1.");
    } = 0.5;

    /// <summary>The period in which calls are compared: more than 0, at most a day. Default: 10 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    [JsonConverter(typeof(DialingJsonConverter))]
    public Duration Period
    {
        get;
        init => field = Checked(value);
    } = Duration.FromSeconds(10);

    /// <summary>The length of a pause: more than 0, at most a day. Default: 1 minute.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    [JsonConverter(typeof(DialingJsonConverter))]
    public Duration Pause
    {
        get;
        init => field = Checked(value);
    } = Duration.FromMinutes(1);

    private static Duration Checked(Duration value) =>
        value > Duration.Zero && value <= Duration.FromDays(1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected more than 0 and at most a day.");
}
