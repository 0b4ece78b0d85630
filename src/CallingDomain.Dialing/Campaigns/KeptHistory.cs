namespace CallingDomain.Dialing;

/// <summary>History and Final in memory.</summary>
internal sealed class KeptHistory
{
    private readonly List<HistoryEntry> _history = [];
    private readonly List<FinalEntry> _final = [];
    private readonly List<long> _before = []; // for each call, the one before it of the same contact; 0 for none
    private readonly Dictionary<int, long> _last = []; // of each contact

    public IReadOnlyList<HistoryEntry> History => _history;

    public IReadOnlyList<FinalEntry> Final => _final;

    public void Begin(in Attempt attempt)
    {
        _before.Add(_last.GetValueOrDefault(attempt.Contact));
        _last[attempt.Contact] = attempt.Id;
        _history.Add(new HistoryEntry(attempt, CallStatus.Unspecified, EndedAt: null));
    }

    public void End(in HistoryEntry ended) => _history[(int)ended.Attempt.Id - 1] = ended;

    public void Close(in FinalEntry entry) => _final.Add(entry);

    /// <summary>The calls of one contact, in the order of dialing.</summary>
    public List<HistoryEntry> Of(int contact)
    {
        var calls = new List<HistoryEntry>();
        for (var call = _last.GetValueOrDefault(contact); call > 0; call = _before[(int)call - 1]) calls.Add(_history[(int)call - 1]);
        calls.Reverse();
        return calls;
    }
}
