using System.Numerics;
using System.Runtime.CompilerServices;
using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>A claimed call that has not ended.</summary>
internal struct CallUnderWay
{
    public long Attempt;
    public PhoneNumber Number;

    /// <summary>The agent or dialer that claimed the call; null for none.</summary>
    public string? Agent;

    /// <summary>The place among the attempts on the phone, from 1.</summary>
    public int PhoneAttempt;

    /// <summary>The pass.</summary>
    public int Pass;

    /// <summary>When the call was due.</summary>
    public long Due;

    /// <summary>When the call was claimed, in nanoseconds since 1970.</summary>
    public long Dialed;

    /// <summary>The end of the lease.</summary>
    public long LeaseUntil;

    public int Contact;

    /// <summary>The last contact that waits for the number; -1 for none. Each contact links to the previous one.</summary>
    public int Waiting;

    /// <summary>The neighbors in the lease queue, by the end of the lease.</summary>
    public int Earlier, Later;

    /// <summary>The next call in the same hash bucket, by attempt and by number.</summary>
    public int NextByAttempt, NextByNumber;

    /// <summary>Whether the host reported the call as dialed.</summary>
    public bool IsStarted;
}

/// <summary>The calls under way, indexed by attempt, by number and by the end of the lease. Its size depends on the concurrent calls, not on the campaign.</summary>
/// <remarks>The calls themselves contain the links of the indexes: separate dictionaries were several times slower.</remarks>
internal sealed class CallTable
{
    private const int None = -1, Smallest = 16;
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    private readonly int[] _first = [None, None], _last = [None, None]; // two lease queues: claimed calls and started calls; leases of one kind have the same length, so a new call is usually the last
    private CallUnderWay[] _calls = [];
    private int[] _byAttempt = [None, None]; // as many buckets as calls
    private int[] _byNumber = [None, None]; // eight buckets a call: with fewer, collisions cause branch mispredictions
    private int _shift = 63;
    private int _free = None; // the first free entry; free entries are linked by NextByAttempt

    public int Count { get; private set; }

    public ref CallUnderWay this[int call] => ref _calls[call];

    public bool TryFind(long attempt, out int call)
    {
        call = _byAttempt[PlaceOf(attempt)];
        while (call != None && _calls[call].Attempt != attempt) call = _calls[call].NextByAttempt;
        return call != None;
    }

    /// <summary>Prefetches a call.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <returns>The place of the call, or of another call in its bucket; -1 for an empty bucket.</returns>
    public int Prefetch(long attempt)
    {
        var call = _byAttempt[PlaceOf(attempt)];
        if (call != None) Memory.PrefetchWhole(in _calls[call]);
        return call;
    }

    /// <summary>Prefetches the bucket of a number.</summary>
    public void Prefetch(PhoneNumber number) => Memory.Prefetch(in _byNumber[PlaceOf(number)]);

    public bool IsCalled(PhoneNumber number, out int call)
    {
        call = _byNumber[PlaceOf(number)];
        while (call != None && _calls[call].Number != number) call = _calls[call].NextByNumber;
        return call != None;
    }

    /// <summary>The entry of the next call, to write its claim into.</summary>
    public ref CallUnderWay Next
    {
        get
        {
            if (_free == None) Grow();
            return ref _calls[_free];
        }
    }

    /// <summary>Adds the call of a claim.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Begin(in CampaignFact claimed)
    {
        ref var beginning = ref Take(out var call);
        beginning.Attempt = claimed.Attempt;
        beginning.Contact = claimed.Contact;
        beginning.Number = claimed.Phone;
        if (beginning.Agent is not null || claimed.Agent is not null) beginning.Agent = claimed.Agent; // writing a reference costs a write barrier
        beginning.Pass = claimed.Pass;
        beginning.Due = claimed.CallDue;
        beginning.Dialed = claimed.Dialed;
        beginning.LeaseUntil = claimed.LeaseUntil;
        beginning.PhoneAttempt = claimed.PhoneAttempt;
        beginning.Waiting = None;
        beginning.IsStarted = false;
        Link(call);
        Enqueue(call);
        Count++;
        return call;
    }

    /// <summary>Adds a call of a snapshot.</summary>
    public void Restore(in CallUnderWay call)
    {
        ref var restored = ref Take(out var place);
        restored = call;
        restored.Waiting = None;
        Link(place);
        Enqueue(place);
        Count++;
    }

    /// <summary>The places of the calls under way, in no particular order.</summary>
    public IEnumerable<int> All()
    {
        for (var queue = 0; queue < _first.Length; queue++)
        {
            for (var call = _first[queue]; call != None; call = _calls[call].Later) yield return call;
        }
    }

    /// <summary>Renews the lease of a call that was dialed or continues.</summary>
    public void Renew(int call, long leaseUntil)
    {
        Dequeue(call);
        (_calls[call].LeaseUntil, _calls[call].IsStarted) = (leaseUntil, true);
        Enqueue(call);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(int call)
    {
        Dequeue(call);
        ref var ending = ref _calls[call];
        ref var byAttempt = ref _byAttempt[PlaceOf(ending.Attempt)];
        while (byAttempt != call) byAttempt = ref _calls[byAttempt].NextByAttempt;
        byAttempt = ending.NextByAttempt;
        ref var byNumber = ref _byNumber[PlaceOf(ending.Number)];
        while (byNumber != call) byNumber = ref _calls[byNumber].NextByNumber;
        byNumber = ending.NextByNumber;
        (ending.NextByAttempt, _free) = (_free, call);
        Count--;
    }

    /// <summary>Finds the call whose lease ends first; of equal ends, the call claimed first.</summary>
    public bool TryFirstLease(out int call)
    {
        call = _first[0] == None || (_first[1] != None && EndsBefore(_calls[_first[1]], _calls[_first[0]])) ? _first[1] : _first[0];
        return call != None;
    }

    private ref CallUnderWay Take(out int call)
    {
        if (_free == None) Grow();
        call = _free;
        _free = _calls[call].NextByAttempt;
        return ref _calls[call];
    }

    private int PlaceOf(long attempt) => unchecked((int)attempt) & (_byAttempt.Length - 1); // attempts are consecutive

    private int PlaceOf(PhoneNumber number) => (int)(unchecked(number.Digits * Golden) >> _shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Link(int call)
    {
        ref var linked = ref _calls[call];
        ref var byAttempt = ref _byAttempt[PlaceOf(linked.Attempt)];
        (linked.NextByAttempt, byAttempt) = (byAttempt, call);
        ref var byNumber = ref _byNumber[PlaceOf(linked.Number)];
        (linked.NextByNumber, byNumber) = (byNumber, call);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enqueue(int call)
    {
        ref var entering = ref _calls[call];
        var queue = entering.IsStarted ? 1 : 0;
        var earlier = _last[queue];
        while (earlier != None && EndsBefore(entering, _calls[earlier])) earlier = _calls[earlier].Earlier;
        entering.Earlier = earlier;
        ref var next = ref (earlier == None ? ref _first[queue] : ref _calls[earlier].Later);
        entering.Later = next;
        ref var previous = ref (next == None ? ref _last[queue] : ref _calls[next].Earlier);
        (next, previous) = (call, call);
    }

    private void Dequeue(int call)
    {
        ref var leaving = ref _calls[call];
        var queue = leaving.IsStarted ? 1 : 0;
        if (leaving.Earlier == None) _first[queue] = leaving.Later;
        else _calls[leaving.Earlier].Later = leaving.Later;
        if (leaving.Later == None) _last[queue] = leaving.Earlier;
        else _calls[leaving.Later].Earlier = leaving.Earlier;
    }

    private static bool EndsBefore(in CallUnderWay one, in CallUnderWay other) => one.LeaseUntil != other.LeaseUntil ? one.LeaseUntil < other.LeaseUntil : one.Attempt < other.Attempt;

    // Every entry is in use.
    private void Grow()
    {
        var count = _calls.Length;
        var places = Math.Max(Smallest, 2 * count);
        Array.Resize(ref _calls, places);
        (_byAttempt, _byNumber, _shift) = (new int[places], new int[8 * places], 61 - BitOperations.Log2((uint)places));
        Array.Fill(_byAttempt, None);
        Array.Fill(_byNumber, None);
        for (var call = 0; call < count; call++) Link(call);
        for (var call = places - 1; call >= count; call--) (_calls[call].NextByAttempt, _free) = (_free, call);
    }
}
