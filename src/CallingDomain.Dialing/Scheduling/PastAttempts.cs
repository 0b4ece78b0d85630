using System.Runtime.InteropServices;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The calls of one number or one contact in the order of dialing, for limits and lockouts.</summary>
/// <remarks>The id of a call of the campaign is its attempt; that of a call placed elsewhere is the negated number of its fact, so at equal instants it comes first.</remarks>
internal sealed class PastAttempts
{
    private readonly List<long> _ids = [];
    private readonly List<PastAttempt> _attempts = [];

    public ReadOnlySpan<PastAttempt> All => CollectionsMarshal.AsSpan(_attempts);

    public ReadOnlySpan<long> Ids => CollectionsMarshal.AsSpan(_ids);

    public void Begin(long attempt, Instant dialedAt)
    {
        _ids.Add(attempt);
        _attempts.Add(new PastAttempt(dialedAt, dialedAt, CallStatus.Unspecified));
    }

    public void End(long attempt, Instant endedAt, CallStatus status, CallRemarks? remarks)
    {
        var at = _ids.LastIndexOf(attempt);
        if (at < 0) return;
        if (status == CallStatus.NotDialed) RemoveAt(at);
        else _attempts[at] = _attempts[at] with { EndedAt = endedAt, Status = status, Marks = remarks is { IsConsented: true } ? CallMarks.Consented : CallMarks.None, Outcome = remarks?.Outcome ?? CallOutcome.Unspecified };
    }

    /// <summary>Reverts <see cref="End"/>.</summary>
    public void Reopen(long attempt, Instant dialedAt)
    {
        var past = new PastAttempt(dialedAt, dialedAt, CallStatus.Unspecified);
        if (_ids.LastIndexOf(attempt) is var at and >= 0) _attempts[at] = past;
        else Insert(attempt, past);
    }

    /// <summary>Whether a call, if remembered, was dialed at an instant.</summary>
    public bool Fits(long attempt, Instant dialedAt) => _ids.LastIndexOf(attempt) is var at && (at < 0 || _attempts[at].DialedAt == dialedAt);

    /// <summary>Inserts a call in order.</summary>
    /// <returns>False if the call already exists.</returns>
    public bool Insert(long id, in PastAttempt past)
    {
        if (_ids.Contains(id)) return false;
        var at = _ids.Count;
        while (at > 0 && IsBefore(past.DialedAt, id, at - 1)) at--;
        _ids.Insert(at, id);
        _attempts.Insert(at, past);
        return true;
    }

    public void Remove(long id) => RemoveAt(_ids.LastIndexOf(id));

    /// <summary>Appends the next call of a snapshot.</summary>
    /// <returns>False if the call is out of order.</returns>
    public bool TryAdd(long id, in PastAttempt past)
    {
        if (_ids.Count > 0 && (IsBefore(past.DialedAt, id, _ids.Count - 1) || id == _ids[^1])) return false;
        _ids.Add(id);
        _attempts.Add(past);
        return true;
    }

    private bool IsBefore(Instant dialedAt, long id, int other) => dialedAt < _attempts[other].DialedAt || (dialedAt == _attempts[other].DialedAt && id < _ids[other]);

    private void RemoveAt(int at)
    {
        _ids.RemoveAt(at);
        _attempts.RemoveAt(at);
    }
}
