using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The agents of a simulation at work, and the calls that ring or wait for them. Instants are nanoseconds since 1970 (<see cref="DueTime"/>).</summary>
/// <remarks>The agents are alike, so that only their number counts.</remarks>
internal sealed class AgentDesk
{
    private readonly SimulatedAgents _agents;
    private readonly DateTimeZone _zone;
    private readonly long _wrapUpTime, _patience;
    private readonly PriorityQueue<AnsweredCall, (long AnsweredAt, long Attempt)> _ringing = new();
    private readonly Queue<AnsweredCall> _waiting = new(); // answered, in this order
    private readonly Queue<long> _wrapUps = new(); // the ends of the wrap-ups
    private Int128 _staffedTime, _busyTime, _waitingTime;
    private long _now, _shiftChange;
    private int _staff, _busy, _unconnected, _connected, _abandoned;

    public AgentDesk(SimulatedAgents agents, DateTimeZone zone, Instant start)
    {
        (_agents, _zone, _now) = (agents, zone, DueTime.Of(start));
        (_wrapUpTime, _patience) = (agents.WrapUpTime.ToInt64Nanoseconds(), agents.Patience.ToInt64Nanoseconds());
        Staff(start);
    }

    /// <summary>Counts the calls that are taken or abandoned; null for nothing.</summary>
    public AbandonmentTally? Abandoned { get; init; }

    /// <summary>Whether another call may be placed.</summary>
    public bool MayDial => _staff > 0 && (_agents.LinesPerAgent is not { } lines || _unconnected + 1 <= lines * Free);

    /// <summary>When a call is answered or stops waiting, or an agent may become free for a call that waits; <see cref="DueTime.Never"/> for none.</summary>
    public long NextEvent
    {
        get
        {
            var next = _ringing.TryPeek(out _, out var first) ? first.AnsweredAt : DueTime.Never;
            return _waiting.TryPeek(out var waiting) ? Math.Min(next, Math.Min(NextChange, EndOfPatience(waiting))) : next;
        }
    }

    /// <summary>When a wrap-up ends, or a shift begins or ends.</summary>
    public long NextChange => _wrapUps.TryPeek(out var end) ? Math.Min(end, _shiftChange) : _shiftChange;

    private int Free => Math.Max(0, _staff - _busy);

    public AgentUse ToUse() => new(Sum(_staffedTime), Sum(_busyTime), _connected, _abandoned, Sum(_waitingTime));

    /// <summary>Counts a call, which needs no agent yet.</summary>
    public void Begin() => _unconnected++;

    /// <summary>Takes a call that rings and needs an agent when it is answered.</summary>
    /// <param name="call">The call.</param>
    /// <param name="number">Its number.</param>
    /// <param name="talkTime">How long it lasts after an agent takes it.</param>
    public void Ring(in SimulatedCall call, PhoneNumber number, long talkTime) => _ringing.Enqueue(new AnsweredCall(call, number, talkTime), (call.AnsweredAt, call.Attempt));

    /// <summary>Passes time: agents end wrap-ups, shifts begin and end.</summary>
    public void Advance(long now)
    {
        for (var next = NextChange; next <= now; next = NextChange)
        {
            Pass(next);
            if (_wrapUps.TryPeek(out var end) && end == next)
            {
                _wrapUps.Dequeue();
                _busy--;
            }
            else
            {
                Staff(DueTime.ToInstant(next));
            }
        }

        Pass(now);
    }

    /// <summary>Passes time until the last wrap-up has ended, and not further than an instant.</summary>
    public void AdvanceToEnd(long last)
    {
        while (_wrapUps.TryPeek(out var end) && end <= last) Advance(end);
    }

    /// <summary>Receives the end of a call: its agent, if any, begins the wrap-up.</summary>
    public void End(in SimulatedCall call)
    {
        if (call.ConnectedAt == DueTime.Never) _unconnected--;
        else if (_wrapUpTime > 0) _wrapUps.Enqueue(DueTime.Later(call.EndsAt, _wrapUpTime));
        else if (call.EndsAt > call.ConnectedAt) _busy--;
    }

    /// <summary>Connects the calls that wait or are answered now to free agents; calls without one wait or are abandoned.</summary>
    /// <param name="now">The instant, to which <see cref="Advance"/> has passed.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="calls">Receives the calls whose ends are known.</param>
    public void Serve(long now, Campaign campaign, SimulatedCalls calls)
    {
        while (Free > 0 && _waiting.TryDequeue(out var waiting)) Connect(waiting, now, campaign, calls);
        while (_ringing.TryPeek(out var answered, out _) && answered.Call.AnsweredAt <= now)
        {
            _ringing.Dequeue();
            if (Free > 0) Connect(answered, now, campaign, calls);
            else _waiting.Enqueue(answered);
        }

        while (_waiting.TryPeek(out var waiting) && EndOfPatience(waiting) <= now)
        {
            _waiting.Dequeue();
            _abandoned++;
            Decide(waiting, now, campaign, isAbandoned: true);
            calls.Begin(waiting.Call with { EndsAt = now, Status = CallStatus.Abandoned, Ending = null });
        }
    }

    // A call without any length takes no agent's time.
    private void Connect(in AnsweredCall answered, long now, Campaign campaign, SimulatedCalls calls)
    {
        _connected++;
        _unconnected--;
        Decide(answered, now, campaign, isAbandoned: false);
        if (answered.TalkTime + _wrapUpTime > 0) _busy++;
        calls.Begin(answered.Call with { ConnectedAt = now, EndsAt = DueTime.Later(now, answered.TalkTime) });
    }

    private void Decide(in AnsweredCall answered, long now, Campaign campaign, bool isAbandoned)
    {
        _waitingTime += now - answered.Call.AnsweredAt;
        Abandoned?.Add(campaign, answered.Call.Contact, answered.Number, DueTime.ToInstant(answered.Call.AnsweredAt), isAbandoned);
    }

    private void Staff(Instant now) => (_staff, _shiftChange) = (_agents.CountAt(now, _zone), DueTime.OrNever(_agents.NextChange(now, _zone)));

    private void Pass(long now)
    {
        _staffedTime += (Int128)(now - _now) * Math.Max(_staff, _busy);
        _busyTime += (Int128)(now - _now) * _busy;
        _now = now;
    }

    private long EndOfPatience(in AnsweredCall call) => DueTime.Later(call.Call.AnsweredAt, _patience);

    private static Duration Sum(Int128 nanoseconds)
    {
        const long ofDay = NodaConstants.NanosecondsPerDay;
        var most = (Int128)Duration.MaxValue.Days * ofDay;
        return nanoseconds >= most ? Duration.MaxValue : Duration.FromDays((int)(nanoseconds / ofDay)) + Duration.FromNanoseconds((long)(nanoseconds % ofDay));
    }

    private readonly record struct AnsweredCall(SimulatedCall Call, PhoneNumber Number, long TalkTime);
}
