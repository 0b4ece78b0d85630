using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The outcomes and lengths of the calls of a simulation.</summary>
/// <remarks>The outcome of a call depends on the call only. Immutable, thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public abstract record CallOutcomes
{
    /// <summary>The maximum of <see cref="RingTime"/> and <see cref="TalkTime"/>: 24 hours.</summary>
    public static readonly Duration MaxTime = Duration.FromDays(1);

    private readonly Duration _ringTime;
    private readonly Duration _talkTime;

    private protected CallOutcomes()
    {
    }

    /// <summary>How long each call rings: 0 to 24 hours. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration RingTime
    {
        get => _ringTime;
        init => _ringTime = Checked(value);
    }

    /// <summary>How much longer a call lasts that reaches the contact: 0 to 24 hours. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration TalkTime
    {
        get => _talkTime;
        init => _talkTime = Checked(value);
    }

    /// <summary>The status with which a call ends: one of the eight retry statuses, or <see cref="CallStatus.Reached"/>.</summary>
    public abstract CallStatus StatusOf(in Attempt attempt);

    /// <summary>The signals, the outcome and the disposition with which a call ends.</summary>
    /// <param name="attempt">The call.</param>
    /// <param name="status">Its <see cref="StatusOf"/>.</param>
    /// <returns>An end with that status; null for the status alone.</returns>
    public virtual CallEnding? EndingOf(in Attempt attempt, CallStatus status) => null;

    /// <summary>The time from dialing to the end of a call that ends in a status.</summary>
    public Duration LengthOf(CallStatus status) => status == CallStatus.Reached ? RingTime + TalkTime : RingTime;

    private static Duration Checked(Duration time) =>
        time >= Duration.Zero && time <= MaxTime ? time : throw new ArgumentOutOfRangeException(nameof(time), time, "The time must be 0 to 24 hours.");
}
