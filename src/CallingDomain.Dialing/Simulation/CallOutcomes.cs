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

    /// <summary>The agents that the calls need which reach their contact. Null, the default: as many as there are calls.</summary>
    public SimulatedAgents? Agents { get; init; }

    /// <summary>Whether all calls that reach their contact have the same length, and all others.</summary>
    internal virtual bool HaveTwoLengths => true;

    /// <summary>Whether outcomes depend on local time.</summary>
    internal virtual bool NeedsLocalTime => false;

    /// <summary>How a call ends.</summary>
    /// <param name="attempt">The call.</param>
    /// <param name="callbacks">The number of earlier calls of the contact that ended with a callback: such a call is not an attempt, but the call after it has an outcome of its own.</param>
    /// <param name="zone">The zone of the phone; null unless outcomes depend on local time.</param>
    internal abstract SimulatedOutcome OutcomeOf(in Attempt attempt, int callbacks, DateTimeZone? zone);

    /// <summary>How long a call lasts after ringing, without a distribution of its own.</summary>
    private protected Duration TalkTimeOf(CallStatus status) => status == CallStatus.Reached ? TalkTime : Duration.Zero;

    internal static Duration Checked(Duration time) =>
        time >= Duration.Zero && time <= MaxTime ? time : throw new ArgumentOutOfRangeException(nameof(time), time, "The time must be 0 to 24 hours.");
}
