using CallingDomain.Dialing;

namespace CallingDomain.Benchmarks;

/// <summary>The runtime's priority queue in strict order of due time.</summary>
internal sealed class QueueInDueOrder(PriorityQueue<int, (long Due, int Attempts, int Contact)> queue) : IContender
{
    public static PriorityQueue<int, (long Due, int Attempts, int Contact)> Load(long[] dues) =>
        new(dues.Select((due, contact) => (contact, (due, 0, contact))));

    public ulong Run(int operations)
    {
        unchecked
        {
            var sum = 0UL;
            for (var i = 0; i < operations; i++)
            {
                queue.TryPeek(out var contact, out var place);
                queue.DequeueEnqueue(contact, (place.Due + HopperLoad.DelayNs(contact, place.Attempts), place.Attempts + 1, contact));
                sum = (sum * 31) + (uint)contact;
            }

            return sum;
        }
    }
}

/// <summary>The runtime's priority queue twice: who is not yet due by due time, and who is by priority first.</summary>
internal sealed class QueueInTwoStages : IContender
{
    private readonly PriorityQueue<int, (long Due, int Attempts, int Contact)> _waiting;
    private readonly PriorityQueue<int, (int Priority, long Due, int Attempts, int Contact)> _ready = new();
    private readonly long _sign;
    private readonly long _step;
    private long _now;

    public QueueInTwoStages(PriorityQueue<int, (long Due, int Attempts, int Contact)> waiting, long start, long step, DueOrder order = DueOrder.Ascending)
    {
        (_waiting, _now, _step, _sign) = (waiting, start, step, order == DueOrder.Ascending ? 1 : -1);
        Release();
    }

    public ulong Run(int operations)
    {
        unchecked
        {
            var sum = 0UL;
            for (var i = 0; i < operations; i++)
            {
                _now += _step;
                Release();
                if (!_ready.TryDequeue(out var contact, out var place)) continue;
                _waiting.Enqueue(contact, (_now + HopperLoad.DelayNs(contact, place.Attempts), place.Attempts + 1, contact));
                sum = (sum * 31) + (uint)contact;
            }

            return sum;
        }
    }

    private void Release()
    {
        while (_waiting.TryPeek(out var contact, out var place) && place.Due <= _now)
        {
            _waiting.Dequeue();
            _ready.Enqueue(contact, (HopperLoad.PriorityOf(contact), _sign * place.Due, place.Attempts, contact));
        }
    }
}

/// <summary>The runtime's priority queue, which looks for a contact that is moved among all.</summary>
internal sealed class QueueMoves(PriorityQueue<int, (long Due, int Attempts, int Contact)> queue) : IContender
{
    private readonly SplitMix _random = new(99);

    public ulong Run(int operations)
    {
        var count = queue.Count;
        for (var i = 0; i < operations; i++)
        {
            var contact = _random.Below(count);
            queue.Remove(contact, out _, out var place);
            queue.Enqueue(contact, place with { Due = place.Due + HopperLoad.DelayNs(contact, 0) });
        }

        return 0;
    }
}
