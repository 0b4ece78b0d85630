using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>A call that was claimed and has not ended.</summary>
internal struct CallUnderWay
{
    public long Attempt;
    public int Contact;
    public PhoneNumber Number;

    /// <summary>When it was claimed, in nanoseconds since 1970.</summary>
    public long Dialed;

    /// <summary>When it is given up for lost.</summary>
    public long LeaseUntil;

    /// <summary>The contact that waited for the number last; -1 for none.</summary>
    public int Waiting;

    /// <summary>The calls whose leases end before and after this one's, of those of its queue.</summary>
    public int Earlier, Later;

    /// <summary>Whether it was said to be dialled.</summary>
    public bool IsStarted;
}

/// <summary>The calls under way: by attempt, by number, and by the end of their leases. Its size is that of the calls at one time, not of the campaign.</summary>
internal sealed class CallTable
{
    private const int None = -1;

    private readonly SlotTable _byAttempt = new();
    private readonly SlotTable _byNumber = new();
    private readonly Stack<int> _free = [];
    private readonly int[] _first = [None, None], _last = [None, None]; // of the leases of claims, and of calls: either kind lasts equally long, so whoever comes is mostly the last
    private CallUnderWay[] _calls = [];

    public int Count => _byAttempt.Count;

    public ref CallUnderWay this[int call] => ref _calls[call];

    public bool TryFind(long attempt, out int call)
    {
        call = None;
        return attempt > 0 && _byAttempt.TryFind((ulong)attempt, out call);
    }

    public bool IsCalled(PhoneNumber number, out int call) => _byNumber.TryFind(number.Digits, out call);

    /// <summary>A call begins with the fact of its claim.</summary>
    public void Begin(in EngineFact claimed)
    {
        if (!_free.TryPop(out var call)) call = Grow();
        ref var beginning = ref _calls[call];
        (beginning.Attempt, beginning.Contact, beginning.Number) = (claimed.Attempt, claimed.Contact, claimed.Number);
        (beginning.Dialed, beginning.LeaseUntil, beginning.Waiting, beginning.IsStarted) = (claimed.Dialed, claimed.LeaseUntil, None, false);
        _byAttempt.Add((ulong)beginning.Attempt, call);
        _byNumber.Add(beginning.Number.Digits, call);
        Enqueue(call);
    }

    /// <summary>Another lease, since the call was dialled or goes on.</summary>
    public void Renew(int call, long leaseUntil)
    {
        Dequeue(call);
        (_calls[call].LeaseUntil, _calls[call].IsStarted) = (leaseUntil, true);
        Enqueue(call);
    }

    public void End(int call)
    {
        Dequeue(call);
        _byAttempt.Remove((ulong)_calls[call].Attempt);
        _byNumber.Remove(_calls[call].Number.Digits);
        _free.Push(call);
    }

    /// <summary>The call whose lease ends first, of those that end at once the one that was claimed first.</summary>
    public bool TryFirstLease(out int call)
    {
        call = _first[0] == None || (_first[1] != None && EndsBefore(_first[1], _first[0])) ? _first[1] : _first[0];
        return call != None;
    }

    private void Enqueue(int call)
    {
        ref var entering = ref _calls[call];
        var queue = entering.IsStarted ? 1 : 0;
        var earlier = _last[queue];
        while (earlier != None && EndsBefore(call, earlier)) earlier = _calls[earlier].Earlier;
        entering.Earlier = earlier;
        entering.Later = earlier == None ? _first[queue] : _calls[earlier].Later;
        Link(queue, entering.Earlier, call);
        Link(queue, call, entering.Later);
    }

    private void Dequeue(int call)
    {
        ref var leaving = ref _calls[call];
        Link(leaving.IsStarted ? 1 : 0, leaving.Earlier, leaving.Later);
    }

    private void Link(int queue, int earlier, int later)
    {
        if (earlier == None) _first[queue] = later;
        else _calls[earlier].Later = later;
        if (later == None) _last[queue] = earlier;
        else _calls[later].Earlier = earlier;
    }

    private bool EndsBefore(int one, int other)
    {
        ref var left = ref _calls[one];
        ref var right = ref _calls[other];
        return left.LeaseUntil != right.LeaseUntil ? left.LeaseUntil < right.LeaseUntil : left.Attempt < right.Attempt;
    }

    private int Grow()
    {
        var call = _calls.Length;
        Array.Resize(ref _calls, Math.Max(16, 2 * call));
        for (var free = _calls.Length - 1; free > call; free--) _free.Push(free);
        return call;
    }
}
