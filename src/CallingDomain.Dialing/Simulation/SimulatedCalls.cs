using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The calls under way in a simulation, by the instants at which they end; of those that end together the one dialed first.</summary>
/// <remarks>Calls last one of two lengths (<see cref="CallOutcomes"/>), and calls of one length end in the order of dialing: two queues take the place of a heap.</remarks>
internal sealed class SimulatedCalls
{
    private readonly Queue<(Instant EndsAt, long Attempt, CallStatus Status)> _reached = new();
    private readonly Queue<(Instant EndsAt, long Attempt, CallStatus Status)> _others = new();

    /// <summary>When the first call ends; null for none.</summary>
    public Instant? NextEnd => First is { Count: > 0 } first ? first.Peek().EndsAt : null;

    private Queue<(Instant EndsAt, long Attempt, CallStatus Status)> First =>
        _reached.Count == 0 || (_others.Count > 0 && (_others.Peek().EndsAt, _others.Peek().Attempt).CompareTo((_reached.Peek().EndsAt, _reached.Peek().Attempt)) < 0) ? _others : _reached;

    public void Begin(long attempt, CallStatus status, Instant endsAt) => (status == CallStatus.Reached ? _reached : _others).Enqueue((endsAt, attempt, status));

    /// <summary>Takes out the first call that has ended by an instant.</summary>
    public bool TryEnd(Instant now, out (Instant EndsAt, long Attempt, CallStatus Status) ended)
    {
        var first = First;
        ended = default;
        if (first.Count == 0 || first.Peek().EndsAt > now) return false;
        ended = first.Dequeue();
        return true;
    }
}
