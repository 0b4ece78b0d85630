namespace CallingDomain.Dialing;

/// <summary>The contacts of pairs of class and priority beyond the first 64 in use at once, in priority queues.</summary>
/// <remarks>Stale places are removed when they are first.</remarks>
internal sealed class OddLane(ContactRecords records)
{
    /// <summary>The value of <see cref="ContactRecord.Lane"/> for contacts of this lane.</summary>
    public const byte Id = byte.MaxValue;

    private const int MaxStale = 64;

    private readonly PriorityQueue<OddTurn, long> _waiting = new();
    private readonly PriorityQueue<OddTurn, OddTurn> _ready = new();
    private readonly PriorityQueue<OddTurn, long> _readyByDue = new();

    private readonly Dictionary<int, int> _priorities = [];
    private long _readyAt = long.MinValue; // the instant for which the ready queue is filled

    public int Live { get; private set; }

    public int PriorityOf(int contact) => _priorities[contact];

    public void Insert(int contact, int priority)
    {
        Live++;
        _priorities[contact] = priority;
        var turn = TurnOf(contact);
        _waiting.Enqueue(turn, records.DueOf(turn.Turn.Due));
        if (_waiting.Count + _ready.Count + _readyByDue.Count > (3 * Live) + MaxStale) Rebuild();
    }

    public void Leave(int contact)
    {
        Live--;
        _priorities.Remove(contact);
    }

    public bool TryNext(long now, out OddTurn next)
    {
        if (now < _readyAt) Rebuild();
        _readyAt = now;
        while (TryPeek(_waiting, out var turn) && records.DueOf(turn.Turn.Due) <= now)
        {
            _waiting.Dequeue();
            _ready.Enqueue(turn, turn);
            _readyByDue.Enqueue(turn, records.DueOf(turn.Turn.Due));
        }

        return TryPeek(_ready, out next);
    }

    /// <summary>Removes the turn that <see cref="TryNext"/> has returned.</summary>
    public void RemoveNext()
    {
        Leave(_ready.Dequeue().Turn.Contact);
    }

    public long NextDue()
    {
        var ready = TryPeek(_readyByDue, out var first) ? records.DueOf(first.Turn.Due) : DueTime.Never;
        return TryPeek(_waiting, out first) ? Math.Min(ready, records.DueOf(first.Turn.Due)) : ready;
    }

    private bool TryPeek<TPlace>(PriorityQueue<OddTurn, TPlace> heap, out OddTurn first)
    {
        while (heap.TryPeek(out first, out _))
        {
            if (records[first.Turn.Contact].Lane == Id && TurnOf(first.Turn.Contact) == first) return true;
            heap.Dequeue();
        }

        return false;
    }

    private OddTurn TurnOf(int contact) => new(LaneBoard.RankOf(records[contact].Class, _priorities[contact]), records.TurnOf(contact));

    private void Rebuild()
    {
        _waiting.Clear();
        _ready.Clear();
        _readyByDue.Clear();
        foreach (var contact in _priorities.Keys) _waiting.Enqueue(TurnOf(contact), records[contact].Due);
    }
}

/// <summary>A turn among all classes and priorities.</summary>
internal readonly record struct OddTurn(ulong Rank, Turn Turn) : IComparable<OddTurn>
{
    public int CompareTo(OddTurn other) =>
        Rank != other.Rank ? Rank.CompareTo(other.Rank) :
        Turn < other.Turn ? -1 :
        other.Turn < Turn ? 1 : 0;
}
