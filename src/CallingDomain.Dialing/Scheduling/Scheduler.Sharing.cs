using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>What a campaign in shards is told from outside: lent lines, and numbers that other shards call too. Volatile: no facts, not in snapshots.</content>
internal sealed partial class Scheduler
{
    private SharedNumbers? _shared; // null while no number is shared
    private int _lentLines = int.MaxValue;

    /// <summary>The maximum number of calls under way beside that of the settings; null for no further bound.</summary>
    public int? LentLines
    {
        get => _lentLines == int.MaxValue ? null : _lentLines;
        set => _lentLines = value ?? int.MaxValue;
    }

    /// <summary>Whether calls are remembered.</summary>
    public bool RemembersCalls => _past.AreKept;

    /// <summary>Allows calls to a number only while it is leased. A call under way continues.</summary>
    public void Share(PhoneNumber number) => (_shared ??= new SharedNumbers()).Add(number);

    public bool IsShared(PhoneNumber number) => _shared is not null && _shared.TryFind(number, out _);

    /// <summary>Leases a shared number: the contacts that wait for it return to their queues.</summary>
    /// <returns>False if the number is not shared.</returns>
    public bool Lease(PhoneNumber number)
    {
        if (_shared is null || !_shared.TryFind(number, out var place)) return false;
        ref var share = ref _shared[place];
        var waiting = share.Waiting;
        (share.IsLeased, share.Waiting) = (true, -1);
        FreeNumber(waiting);
        return true;
    }

    /// <summary>Ends the lease of a shared number.</summary>
    /// <returns>False if the number is not leased, or in a call.</returns>
    public bool Return(PhoneNumber number)
    {
        if (_shared is null || !_shared.TryFind(number, out var place) || !_shared[place].IsLeased || IsInCall(number)) return false;
        _shared[place].IsLeased = false;
        return true;
    }

    /// <summary>The shared numbers without a lease for which a contact waits, in ascending order.</summary>
    public IEnumerable<PhoneNumber> WantedNumbers() => Shares(share => !share.IsLeased && share.Waiting >= 0);

    /// <summary>The leased numbers in ascending order.</summary>
    public IEnumerable<PhoneNumber> LeasedNumbers() => Shares(share => share.IsLeased);

    /// <summary>Whether a due contact must wait for a number: the number is in a call, or shared and not leased.</summary>
    public bool MustWait(PhoneNumber number) => IsInCall(number) || IsUnleased(number, out _);

    /// <summary>The remembered calls of a number that have ended, in the order of dialing.</summary>
    public List<NumberCall> CallsOn(PhoneNumber number)
    {
        var calls = new List<NumberCall>();
        if (_past.Of(number) is not { } past) return calls;
        for (var i = 0; i < past.Ids.Length; i++)
        {
            ref readonly var call = ref past.All[i];
            if (call.Status != CallStatus.Unspecified) calls.Add(new NumberCall(past.Ids[i] > 0 ? past.Ids[i] : null, call.DialedAt, call.Status, call.Outcome, call.Marks.HasFlag(CallMarks.Consented)));
        }

        return calls;
    }

    // Whether a number is shared and not leased. The place is for SharedNumbers.
    private bool IsUnleased(PhoneNumber number, out int place)
    {
        place = -1;
        return _shared is not null && _shared.TryFind(number, out place) && !_shared[place].IsLeased;
    }

    private List<PhoneNumber> Shares(Func<NumberShare, bool> isAsked)
    {
        var numbers = new List<PhoneNumber>();
        if (_shared is null) return numbers;
        foreach (ref readonly var share in _shared.All)
        {
            if (isAsked(share)) numbers.Add(share.Number);
        }

        numbers.Sort();
        return numbers;
    }
}
