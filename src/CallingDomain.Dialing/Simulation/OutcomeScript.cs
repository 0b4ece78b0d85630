using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>How the calls of a simulation end and how long they last, written down in advance.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record OutcomeScript
{
    /// <summary>The longest that a part of a call can be made: a day.</summary>
    public static readonly Duration MaxTime = Duration.FromDays(1);

    private readonly ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>> _phones = ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>>.Empty;
    private readonly ImmutableArray<CallStatus> _others = [CallStatus.NoAnswer];
    private readonly Duration _ringTime;
    private readonly Duration _talkTime;

    /// <summary>The statuses of a phone's attempts in order, the last one repeating. The attempts are those of one contact.</summary>
    /// <exception cref="ArgumentException">A phone has no status.</exception>
    public ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>> Phones
    {
        get => _phones;
        init => _phones = value.Values.Any(statuses => statuses.IsDefaultOrEmpty)
            ? throw new ArgumentException("Each phone has at least one status.", nameof(value))
            : value;
    }

    /// <summary>The same for phones that <see cref="Phones"/> does not name. Default: nobody ever answers.</summary>
    /// <exception cref="ArgumentException">There is no status.</exception>
    public ImmutableArray<CallStatus> Others
    {
        get => _others;
        init => _others = value.IsDefaultOrEmpty ? throw new ArgumentException("There is at least one status.", nameof(value)) : value;
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

    /// <summary>How a call ends.</summary>
    /// <param name="attempt">The call.</param>
    /// <returns>The status, and the time from dialling to the end.</returns>
    public (CallStatus Status, Duration Length) Of(Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var statuses = Phones.GetValueOrDefault(attempt.Phone.Phone, Others);
        var status = statuses[Math.Min(attempt.Number, statuses.Length) - 1];
        return (status, status == CallStatus.Reached ? RingTime + TalkTime : RingTime);
    }

    private static Duration Checked(Duration time) =>
        time >= Duration.Zero && time <= MaxTime ? time : throw new ArgumentOutOfRangeException(nameof(time), time, "A part of a call lasts 0 to 24 hours.");
}
