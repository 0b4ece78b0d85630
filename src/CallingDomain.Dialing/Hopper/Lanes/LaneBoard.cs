using System.Numerics;

namespace CallingDomain.Dialing;

/// <summary>The lanes by class and priority, and which of them have somebody ready: a bit each.</summary>
internal sealed class LaneBoard(ContactRecords records, HopperSizes sizes)
{
    private const int MaxLanes = 64;

    private readonly EntryPool _entries = new();
    private readonly NodePool _nodes = new();
    private readonly Lane[] _byRank = new Lane[MaxLanes]; // in the order of calling
    private readonly Lane[] _byId = new Lane[MaxLanes + 1];
    private readonly long[] _wakes = new long[MaxLanes]; // by rank: no contact of a lane that is not ready is due before
    private readonly byte[] _recent = new byte[MaxLanes]; // where a class and priority was found last
    private int _count;
    private ulong _ready; // by rank; a lane whose bit is set may have found out since that it is not
    private long _wakeAt = DueTime.Never; // no lane without its bit has anybody due before

    public Lane this[byte id] => _byId[id];

    public static ulong RankOf(byte @class, int priority) => unchecked(((ulong)@class << 32) | ((uint)priority ^ 0x8000_0000));

    public static int PriorityOf(ulong rank) => unchecked((int)((uint)rank ^ 0x8000_0000));

    /// <summary>The lane of a class and priority.</summary>
    /// <returns>Null when all lanes are taken by others.</returns>
    public Lane? Find(ulong rank)
    {
        var hint = unchecked((int)((rank ^ (rank >> 32)) & (MaxLanes - 1)));
        var lane = _byId[_recent[hint]];
        if (lane is not null && lane.Rank == rank) return lane;
        lane = FindOrAdd(rank);
        if (lane is not null) _recent[hint] = lane.Id;
        return lane;
    }

    public void Insert(Lane lane, int contact, long due, int attempts)
    {
        lane.Live++;
        lane.Insert(new Turn(records.KeyOf(due), ContactRecords.TieOf(attempts, contact)));
        ref var wake = ref _wakes[lane.Place];
        if (due < wake) wake = due;
        if (due < _wakeAt) _wakeAt = due;
    }

    /// <summary>The first lane with somebody who is due, and who is next in it.</summary>
    public bool TryNext(long now, out Lane lane, out Turn next)
    {
        if (now >= _wakeAt) WakeUp(now);
        while (_ready != 0)
        {
            var place = BitOperations.TrailingZeroCount(_ready);
            lane = _byRank[place];
            if (lane.TryNext(now, out next, out var wake)) return true;
            _ready &= _ready - 1;
            _wakes[place] = wake;
            if (wake < _wakeAt) _wakeAt = wake;
        }

        (lane, next) = (null!, default);
        return false;
    }

    /// <summary>The least due instant; never when there is none.</summary>
    public long NextDue()
    {
        var least = DueTime.Never;
        foreach (var lane in _byRank.AsSpan(0, _count))
        {
            if (lane.Live > 0) least = Math.Min(least, lane.NextDue());
        }

        return least;
    }

    private void WakeUp(long now)
    {
        var (wakeAt, ready) = (DueTime.Never, _ready);
        var wakes = _wakes.AsSpan(0, _count);
        for (var place = 0; place < wakes.Length; place++)
        {
            var wake = wakes[place];
            ready |= (wake <= now ? 1UL : 0) << place; // without a branch, which nobody could predict
            wakeAt = Math.Min(wakeAt, wake <= now ? DueTime.Never : wake);
        }

        (_wakeAt, _ready) = (wakeAt, ready);
    }

    private Lane? FindOrAdd(ulong rank)
    {
        var place = 0;
        while (place < _count && _byRank[place].Rank < rank) place++;
        if (place < _count && _byRank[place].Rank == rank) return _byRank[place];
        var lane = _count < sizes.Lanes ? new Lane((byte)(_count + 1), _entries, _nodes, records, sizes) : TakeIdle(ref place);
        if (lane is null) return null;
        lane.Rank = rank;
        _byId[lane.Id] = lane;
        Array.Copy(_byRank, place, _byRank, place + 1, _count - place);
        Array.Copy(_wakes, place, _wakes, place + 1, _count - place);
        (_byRank[place], _wakes[place]) = (lane, DueTime.Never);
        _count++;
        NumberPlaces();
        var before = (1UL << place) - 1;
        _ready = (_ready & before) | ((_ready & ~before) << 1);
        return lane;
    }

    private Lane? TakeIdle(ref int place)
    {
        var idle = Array.FindIndex(_byRank, 0, _count, lane => lane.Live == 0);
        if (idle < 0) return null;
        var lane = _byRank[idle];
        lane.Clear();
        _count--;
        Array.Copy(_byRank, idle + 1, _byRank, idle, _count - idle);
        Array.Copy(_wakes, idle + 1, _wakes, idle, _count - idle);
        var before = (1UL << idle) - 1;
        _ready = (_ready & before) | ((_ready >> 1) & ~before);
        if (idle < place) place--;
        return lane;
    }

    private void NumberPlaces()
    {
        for (var place = 0; place < _count; place++) _byRank[place].Place = place;
    }
}
