namespace CallingDomain.Dialing;

/// <summary>Contacts whose class and priority found no lane of their own: heaps, in the order of everything.</summary>
/// <remarks>Places that contacts have left since are passed over when they come up.</remarks>
internal sealed class OddLane(ContactRecords records)
{
    /// <summary>How records say that their contact is here.</summary>
    public const byte Id = byte.MaxValue;

    private const int StaleThatDoNotMatter = 64;

    private readonly PriorityQueue<OddTurn, long> _waiting = new();
    private readonly PriorityQueue<OddTurn, OddTurn> _ready = new();
    private readonly PriorityQueue<OddTurn, long> _readyByDue = new();

    public int Live { get; private set; }

    public void Insert(int contact)
    {
        Live++;
        var turn = OddTurn.Of(records, contact);
        _waiting.Enqueue(turn, records.DueOf(turn.Turn.Due));
        if (_waiting.Count + _ready.Count + _readyByDue.Count > (3 * Live) + StaleThatDoNotMatter) Rebuild();
    }

    public void Leave() => Live--;

    public bool TryNext(long now, out OddTurn next)
    {
        while (TryPeek(_waiting, out var turn) && records.DueOf(turn.Turn.Due) <= now)
        {
            _waiting.Dequeue();
            _ready.Enqueue(turn, turn);
            _readyByDue.Enqueue(turn, records.DueOf(turn.Turn.Due));
        }

        return TryPeek(_ready, out next);
    }

    /// <summary>Takes the turn out that <see cref="TryNext"/> has just given.</summary>
    public void RemoveNext()
    {
        _ready.Dequeue();
        Live--;
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
            if (records[first.Turn.Contact].Lane == Id && OddTurn.Of(records, first.Turn.Contact) == first) return true;
            heap.Dequeue();
        }

        return false;
    }

    private void Rebuild()
    {
        var contacts = _waiting.UnorderedItems.Select(item => item.Element)
            .Concat(_ready.UnorderedItems.Select(item => item.Element))
            .Select(turn => turn.Turn.Contact)
            .Where(contact => records[contact].Lane == Id)
            .ToHashSet();
        _waiting.Clear();
        _ready.Clear();
        _readyByDue.Clear();
        foreach (var turn in contacts.Select(contact => OddTurn.Of(records, contact))) _waiting.Enqueue(turn, records.DueOf(turn.Turn.Due));
    }
}

/// <summary>A turn among all classes and priorities.</summary>
internal readonly record struct OddTurn(ulong Rank, Turn Turn) : IComparable<OddTurn>
{
    public static OddTurn Of(ContactRecords records, int contact) =>
        new(LaneBoard.RankOf(records[contact].Class, records[contact].Priority), records.TurnOf(contact));

    public int CompareTo(OddTurn other) =>
        Rank != other.Rank ? Rank.CompareTo(other.Rank) :
        Turn < other.Turn ? -1 :
        other.Turn < Turn ? 1 : 0;
}
