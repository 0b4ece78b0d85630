namespace CallingDomain.Dialing;

/// <summary>History and Final in memory: from the beginning, or from the snapshot on that the campaign was read from.</summary>
internal sealed class KeptHistory
{
    private readonly List<HistoryEntry> _history = [];
    private readonly List<FinalEntry> _final = [];
    private readonly List<int> _before = []; // for each call, the place of the one before it of the same contact; -1 for none
    private readonly Dictionary<int, int> _last = []; // the place of the last call of each contact
    private readonly Dictionary<int, int> _closed = []; // the place of the last Final of each contact
    private readonly List<long> _carried = []; // calls under way in the snapshot, in the order of dialing
    private long _first = 1; // the first call claimed since

    public IReadOnlyList<HistoryEntry> History => _history;

    public IReadOnlyList<FinalEntry> Final => _final;

    /// <summary>Begins with the calls under way of a snapshot.</summary>
    /// <param name="underWay">Those, in the order of dialing.</param>
    /// <param name="claimed">How many calls were claimed before.</param>
    public void Carry(IEnumerable<Attempt> underWay, long claimed)
    {
        _first = claimed + 1;
        foreach (var attempt in underWay)
        {
            _carried.Add(attempt.Id);
            Begin(attempt);
        }
    }

    public void Begin(in Attempt attempt)
    {
        _before.Add(_last.GetValueOrDefault(attempt.Contact, -1));
        _last[attempt.Contact] = _history.Count;
        _history.Add(new HistoryEntry(attempt, CallStatus.Unspecified, EndedAt: null));
    }

    /// <summary>A call under way whose phone has another type or position now.</summary>
    public void Renew(in Attempt attempt) => _history[PlaceOf(attempt.Id)] = new HistoryEntry(attempt, CallStatus.Unspecified, EndedAt: null);

    public void End(in HistoryEntry ended) => _history[PlaceOf(ended.Attempt.Id)] = ended;

    /// <summary>A late outcome: the call keeps its place; one that was over in the snapshot has none.</summary>
    public void Correct(in HistoryEntry late)
    {
        if (PlaceOf(late.Attempt.Id) is var place and >= 0) _history[place] = late with { Attempt = _history[place].Attempt };
    }

    public void Close(in FinalEntry entry)
    {
        _closed[entry.Contact] = _final.Count;
        _final.Add(entry);
    }

    /// <summary>Another last Final of a contact; one that was closed in the snapshot has none.</summary>
    public void Correct(in FinalEntry entry)
    {
        if (_closed.TryGetValue(entry.Contact, out var place)) _final[place] = entry;
    }

    /// <summary>The calls of one contact, in the order of dialing.</summary>
    public List<HistoryEntry> Of(int contact)
    {
        var calls = new List<HistoryEntry>();
        for (var call = _last.GetValueOrDefault(contact, -1); call >= 0; call = _before[call]) calls.Add(_history[call]);
        calls.Reverse();
        return calls;
    }

    private int PlaceOf(long attempt) => attempt >= _first ? (int)(attempt - _first) + _carried.Count : _carried.BinarySearch(attempt);
}
