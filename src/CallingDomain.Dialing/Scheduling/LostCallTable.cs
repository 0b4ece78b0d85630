namespace CallingDomain.Dialing;

/// <summary>A lost call.</summary>
/// <param name="Call">The call.</param>
/// <param name="Counted">The status counted for its phone; unspecified for none.</param>
/// <param name="Remarks">The remarks of the reports; null for none.</param>
internal sealed record LostCall(CallUnderWay Call, CallStatus Counted, CallRemarks? Remarks);

/// <summary>The lost calls that a late outcome can still correct: those of each contact since it was loaded or reset.</summary>
internal sealed class LostCallTable
{
    private readonly Dictionary<long, LostCall> _calls = [];
    private readonly Dictionary<int, List<long>> _ofContact = [];

    /// <summary>All lost calls in the order of dialing.</summary>
    public IEnumerable<LostCall> All => _calls.OrderBy(each => each.Key).Select(each => each.Value);

    public bool TryFind(long attempt, out LostCall lost) => _calls.TryGetValue(attempt, out lost!);

    public void Add(in CallUnderWay call, CallStatus counted, CallRemarks? remarks)
    {
        _calls.Add(call.Attempt, new LostCall(call, counted, remarks));
        if (!_ofContact.TryGetValue(call.Contact, out var attempts)) _ofContact.Add(call.Contact, attempts = []);
        attempts.Add(call.Attempt);
    }

    public void Remove(LostCall lost)
    {
        _calls.Remove(lost.Call.Attempt);
        var attempts = _ofContact[lost.Call.Contact];
        attempts.Remove(lost.Call.Attempt);
        if (attempts.Count == 0) _ofContact.Remove(lost.Call.Contact);
    }

    /// <summary>Removes the lost calls of a contact.</summary>
    public void Forget(int contact)
    {
        if (_calls.Count == 0 || !_ofContact.Remove(contact, out var attempts)) return;
        foreach (var attempt in attempts) _calls.Remove(attempt);
    }
}
