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

    /// <summary>When the first call ends; null for none.</summary>
    public Instant? NextEnd => First is { Count: > 0 } first ? first.Peek().EndsAt : null;

    private Queue<SimulatedCall> First =>
        _reached.Count == 0 || (_others.Count > 0 && (_others.Peek().EndsAt, _others.Peek().Attempt).CompareTo((_reached.Peek().EndsAt, _reached.Peek().Attempt)) < 0) ? _others : _reached;

    public void Begin(in SimulatedCall call) => (call.Status == CallStatus.Reached ? _reached : _others).Enqueue(call);

    /// <summary>Removes the first calls that have ended by an instant, in the order of their ends; the result is valid until the next call of this method.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="most">The maximum number of calls.</param>
    public ReadOnlySpan<SimulatedCall> TakeEnded(Instant now, int most)
    {
        _ended.Clear();
        for (var first = First; _ended.Count < most && first.Count > 0 && first.Peek().EndsAt <= now; first = First) _ended.Add(first.Dequeue());
        return CollectionsMarshal.AsSpan(_ended);
    }
}
