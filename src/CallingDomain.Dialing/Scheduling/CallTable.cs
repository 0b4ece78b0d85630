using System.Numerics;
using System.Runtime.CompilerServices;
using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>A call that was claimed and has not ended.</summary>
internal struct CallUnderWay
{
    public long Attempt;
    public PhoneNumber Number;

    /// <summary>The agent or dialer who claimed it; null for none.</summary>
    public string? Agent;

    /// <summary>Which attempt of its phone it is, from 1.</summary>
    public int PhoneAttempt;

    /// <summary>The pass it belongs to.</summary>
    public int Pass;

    /// <summary>When it was due.</summary>
    public long Due;

    /// <summary>When it was claimed, in nanoseconds since 1970.</summary>
    public long Dialed;

    /// <summary>When it counts as lost.</summary>
    public long LeaseUntil;

    public int Contact;

    /// <summary>The contact that waited for the number last; -1 for none.</summary>
    public int Waiting;

    /// <summary>The calls whose leases end before and after this one's, of those of its queue.</summary>
    public int Earlier, Later;

    /// <summary>The next call in the same place by attempt, and by number.</summary>
    public int NextByAttempt, NextByNumber;

    /// <summary>Whether the host said that it was dialed.</summary>
    public bool IsStarted;
}

/// <summary>The calls under way: by attempt, by number, and by the end of their leases. Its size is that of the calls at one time, not of the campaign.</summary>
/// <remarks>Calls come and go with every attempt, so that they are linked through themselves: a dictionary of each kind took several times as long.</remarks>
internal sealed class CallTable
{
    private const int None = -1, Smallest = 16;
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    private readonly int[] _first = [None, None], _last = [None, None]; // of the leases of claims, and of calls: either kind lasts equally long, so a new call is mostly the last
    private CallUnderWay[] _calls = [];
    private int[] _byAttempt = [None, None]; // as many places as there may be calls
    private int[] _byNumber = [None, None]; // eight times as many: they fall anywhere, and a second call in a place is a branch that is guessed wrong
    private int _shift = 63;
    private int _free = None; // the first of those that are not under way, linked by attempt

    public int Count { get; private set; }

    public ref CallUnderWay this[int call] => ref _calls[call];

    public bool TryFind(long attempt, out int call)
    {
        call = _byAttempt[PlaceOf(attempt)];
        while (call != None && _calls[call].Attempt != attempt) call = _calls[call].NextByAttempt;
        return call != None;
    }

    /// <summary>Asks the processor to load a call into its cache.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <returns>Its place, or that of another call; -1 when none has begun.</returns>
    public int Prefetch(long attempt)
    {
        var call = _byAttempt[PlaceOf(attempt)];
        if (call != None) Memory.PrefetchWhole(in _calls[call]);
        return call;
    }

    /// <summary>Asks the processor to load the place of a number into its cache.</summary>
    public void Prefetch(PhoneNumber number) => Memory.Prefetch(in _byNumber[PlaceOf(number)]);

    public bool IsCalled(PhoneNumber number, out int call)
    {
        call = _byNumber[PlaceOf(number)];
        while (call != None && _calls[call].Number != number) call = _calls[call].NextByNumber;
        return call != None;
    }

    /// <summary>The room in which the next call begins, for the figures of its claim.</summary>
    public ref CallUnderWay Next
    {
        get
        {
            if (_free == None) Grow();
            return ref _calls[_free];
        }
    }

    /// <summary>A call begins with the fact of its claim.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Begin(in CampaignFact claimed)
    {
        ref var beginning = ref Take(out var call);
        beginning.Attempt = claimed.Attempt;
        beginning.Contact = claimed.Contact;
        beginning.Number = claimed.Phone;
        if (beginning.Agent is not null || claimed.Agent is not null) beginning.Agent = claimed.Agent; // a reference written costs a write barrier
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

    /// <summary>A call that was under way.</summary>
    public void Restore(in CallUnderWay call)
    {
        ref var restored = ref Take(out var place);
        restored = call;
        restored.Waiting = None;
        Link(place);
        Enqueue(place);
        Count++;
    }

    /// <summary>The calls under way, in no order.</summary>
    public IEnumerable<int> All()
    {
        for (var queue = 0; queue < _first.Length; queue++)
        {
            for (var call = _first[queue]; call != None; call = _calls[call].Later) yield return call;
        }
    }

    /// <summary>Another lease, since the call was dialled or goes on.</summary>
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

    /// <summary>The call whose lease ends first, of those that end at once the one that was claimed first.</summary>
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

    private int PlaceOf(long attempt) => unchecked((int)attempt) & (_byAttempt.Length - 1); // they follow each other

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

    // All are under way.
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
