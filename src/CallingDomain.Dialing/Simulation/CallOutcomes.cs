using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>How the calls of a simulation end, and how long they last.</summary>
/// <remarks>The same call always ends the same way, whatever else happens. Immutable, thread-safe.</remarks>
public abstract record CallOutcomes
{
    /// <summary>The longest that a part of a call can be made: a day.</summary>
    public static readonly Duration MaxTime = Duration.FromDays(1);

    private readonly Duration _ringTime;
    private readonly Duration _talkTime;

    private protected CallOutcomes()
    {
    }

    /// <summary>How long each call rings: 0 to a day. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration RingTime
    {
        get => _ringTime;
        init => _ringTime = Checked(value);
    }

    /// <summary>How much longer a call lasts that reaches the contact: 0 to a day. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration TalkTime
    {
        get => _talkTime;
        init => _talkTime = Checked(value);
    }

    /// <summary>The status with which a call ends: one of the eight retry statuses, or <see cref="CallStatus.Reached"/>.</summary>
    public abstract CallStatus StatusOf(in Attempt attempt);

    /// <summary>The time from dialing to the end of a call that ends in a status.</summary>
    public Duration LengthOf(CallStatus status) => status == CallStatus.Reached ? RingTime + TalkTime : RingTime;

    private static Duration Checked(Duration time) =>
        time >= Duration.Zero && time <= MaxTime ? time : throw new ArgumentOutOfRangeException(nameof(time), time, "A part of a call lasts 0 to 24 hours.");
}
