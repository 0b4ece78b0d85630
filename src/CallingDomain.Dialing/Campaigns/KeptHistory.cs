namespace CallingDomain.Dialing;

/// <summary>History and Final in memory, from the beginning or from a snapshot.</summary>
internal sealed class KeptHistory
{
    private readonly List<HistoryEntry> _history = [];
    private readonly List<FinalEntry> _final = [];
    private readonly List<int> _before = []; // for each call the place of the contact's previous call; -1 for none
    private readonly Dictionary<int, int> _last = []; // the place of each contact's last call
    private readonly Dictionary<int, int> _closed = []; // the place of each contact's last Final entry
    private readonly List<long> _carried = []; // calls under way in the snapshot, in the order of dialing
    private long _first = 1; // the first attempt after the snapshot

    public IReadOnlyList<HistoryEntry> History => _history;

    public IReadOnlyList<FinalEntry> Final => _final;

    /// <summary>Starts with the calls under way of a snapshot.</summary>
    /// <param name="underWay">The calls in the order of dialing.</param>
    /// <param name="claimed">The number of calls claimed before.</param>
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

    /// <summary>Replaces a call under way whose phone has another type or position now.</summary>
    public void Renew(in Attempt attempt) => _history[PlaceOf(attempt.Id)] = new HistoryEntry(attempt, CallStatus.Unspecified, EndedAt: null);

    public void End(in HistoryEntry ended) => _history[PlaceOf(ended.Attempt.Id)] = ended;

    /// <summary>Corrects a call by a late outcome; a call that ended before the snapshot is not kept.</summary>
    public void Correct(in HistoryEntry late)
    {
        if (PlaceOf(late.Attempt.Id) is var place and >= 0) _history[place] = late with { Attempt = _history[place].Attempt };
    }

    public void Close(in FinalEntry entry)
    {
        _closed[entry.Contact] = _final.Count;
        _final.Add(entry);
    }

    /// <summary>Corrects a contact's last Final entry; one from before the snapshot is not kept.</summary>
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
