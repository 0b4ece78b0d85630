using System.Runtime.InteropServices;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A call of a simulation with its times in nanoseconds since 1970 (<see cref="DueTime"/>) and its outcome.</summary>
/// <remarks><see cref="DueTime.Never"/> for a call that was not answered or not connected to an agent.</remarks>
internal readonly record struct SimulatedCall(long EndsAt, long Attempt, long DialedAt, long AnsweredAt, long ConnectedAt, CallEnding? Ending, int Contact, CallStatus Status)
{
    public SimulatedCallTimes ToTimes(CallStatus status) => new(Attempt, DueTime.ToInstant(DialedAt), OrNull(AnsweredAt), OrNull(ConnectedAt), DueTime.ToInstant(EndsAt), status);

    private static Instant? OrNull(long at) => at == DueTime.Never ? null : DueTime.ToInstant(at);
}

/// <summary>The calls under way in a simulation with known ends, by the instant of their end, then by the order of dialing.</summary>
/// <remarks>Calls of one length end in the order of dialing, so if there are only two lengths, of reached and other calls, two queues replace a heap.</remarks>
/// <param name="haveTwoLengths">Whether all reached calls have the same length, and all others.</param>
internal sealed class SimulatedCalls(bool haveTwoLengths)
{
    private readonly Queue<SimulatedCall> _reached = new();
    private readonly Queue<SimulatedCall> _others = new();
    private readonly PriorityQueue<SimulatedCall, (long EndsAt, long Attempt)> _all = new();
    private readonly List<SimulatedCall> _ended = [];

    /// <summary>When the first call ends; <see cref="DueTime.Never"/> for none.</summary>
    public long NextEnd => haveTwoLengths ? First is { Count: > 0 } first ? first.Peek().EndsAt : DueTime.Never : _all.TryPeek(out _, out var end) ? end.EndsAt : DueTime.Never;

    private Queue<SimulatedCall> First =>
        _reached.Count == 0 || (_others.Count > 0 && (_others.Peek().EndsAt, _others.Peek().Attempt).CompareTo((_reached.Peek().EndsAt, _reached.Peek().Attempt)) < 0) ? _others : _reached;

    public void Begin(in SimulatedCall call)
    {
        if (haveTwoLengths) (call.Status == CallStatus.Reached ? _reached : _others).Enqueue(call);
        else _all.Enqueue(call, (call.EndsAt, call.Attempt));
    }

    /// <summary>Removes the first calls that have ended by an instant, in the order of their ends; the result is valid until the next call of this method.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="most">The maximum number of calls.</param>
    public ReadOnlySpan<SimulatedCall> TakeEnded(long now, int most)
    {
        _ended.Clear();
        if (haveTwoLengths)
        {
            for (var first = First; _ended.Count < most && first.Count > 0 && first.Peek().EndsAt <= now; first = First) _ended.Add(first.Dequeue());
        }
        else
        {
            while (_ended.Count < most && NextEnd <= now) _ended.Add(_all.Dequeue());
        }

        return CollectionsMarshal.AsSpan(_ended);
    }
}
