using System.Runtime.InteropServices;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A call of a simulation with its end and outcome.</summary>
internal readonly record struct SimulatedCall(Instant EndsAt, long Attempt, CallStatus Status, int Contact, CallEnding? Ending);

/// <summary>The calls under way in a simulation, by the instant of their end, then by the order of dialing.</summary>
/// <remarks>Calls have one of two lengths (<see cref="CallOutcomes"/>), and calls of one length end in the order of dialing, so two queues replace a heap.</remarks>
internal sealed class SimulatedCalls
{
    private readonly Queue<SimulatedCall> _reached = new();
    private readonly Queue<SimulatedCall> _others = new();
    private readonly List<SimulatedCall> _ended = [];
    private readonly Dictionary<int, int> _callbacks = []; // by contact

    /// <summary>When the first call ends; null for none.</summary>
    public Instant? NextEnd => First is { Count: > 0 } first ? first.Peek().EndsAt : null;

    private Queue<SimulatedCall> First =>
        _reached.Count == 0 || (_others.Count > 0 && (_others.Peek().EndsAt, _others.Peek().Attempt).CompareTo((_reached.Peek().EndsAt, _reached.Peek().Attempt)) < 0) ? _others : _reached;

    /// <summary>Numbers a call for its outcome: a call that ended with a callback is not an attempt, but the call after it has an outcome of its own.</summary>
    public void Number(ref Attempt attempt)
    {
        if (_callbacks.TryGetValue(attempt.Contact, out var callbacks)) attempt = attempt with { PhoneAttempt = attempt.PhoneAttempt + callbacks };
    }

    /// <summary>Counts a call that ended with a callback.</summary>
    public void CountCallback(int contact) => _callbacks[contact] = _callbacks.GetValueOrDefault(contact) + 1;

    public void Begin(in SimulatedCall call) => (call.Status == CallStatus.Reached ? _reached : _others).Enqueue(call);

    /// <summary>Removes the calls that have ended by an instant, in the order of their ends; the result is valid until the next call of this method.</summary>
    public ReadOnlySpan<SimulatedCall> TakeEnded(Instant now)
    {
        _ended.Clear();
        for (var first = First; first.Count > 0 && first.Peek().EndsAt <= now; first = First) _ended.Add(first.Dequeue());
        return CollectionsMarshal.AsSpan(_ended);
    }
}
