using System.Numerics;

namespace CallingDomain.Dialing;

/// <summary>The lanes by class and priority, each with an instant before which none of its contacts is due.</summary>
internal sealed class LaneBoard(ContactRecords records, HopperSizes sizes)
{
    private const int MaxLanes = 64;

    private readonly EntryPool _entries = new();
    private readonly NodePool _nodes = new();
    private readonly Lane[] _byRank = new Lane[MaxLanes]; // in calling order
    private readonly Lane[] _byId = new Lane[MaxLanes + 1];
    private readonly long[] _wakes = new long[MaxLanes]; // by rank: no contact of the lane is due earlier
    private readonly byte[] _recent = new byte[MaxLanes]; // by hash of class and priority: the last found lane
    private int _count;

    public Lane this[byte id] => _byId[id];

    public static ulong RankOf(byte @class, int priority) => unchecked(((ulong)@class << 32) | ((uint)priority ^ 0x8000_0000));

    public static int PriorityOf(ulong rank) => unchecked((int)((uint)rank ^ 0x8000_0000));

    public static byte ClassOf(ulong rank) => unchecked((byte)(rank >> 32));

    /// <summary>The lane of a class and priority.</summary>
    /// <returns>Null if all lanes are in use by other pairs.</returns>
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
        lane.Insert(records.KeyOf(due), ContactRecords.TieOf(attempts, contact));
        ref var wake = ref _wakes[lane.Place];
        if (due < wake) wake = due;
    }

    /// <summary>The first lane with a due contact; null for none.</summary>
    public Lane? Next(long now)
    {
        for (var awake = AwakeAt(now); awake != 0; awake &= awake - 1)
        {
            var place = BitOperations.TrailingZeroCount(awake);
            var lane = _byRank[place];
            if (lane.TryFindDue(now, ref _wakes[place])) return lane;
        }

        return null;
    }

    /// <summary>Removes the next contact of a lane, which must be due.</summary>
    public void RemoveNext(Lane lane) => lane.RemoveNext(ref _wakes[lane.Place]);

    /// <summary>The earliest due instant; never if there is none.</summary>
    public long NextDue()
    {
        var least = DueTime.Never;
        foreach (var lane in _byRank.AsSpan(0, _count))
        {
            if (lane.Live > 0) least = Math.Min(least, lane.NextDue());
        }

        return least;
    }

    // Branch-free, because the branches are unpredictable; scalar, because a vector load would wait for the store of the last instant.
    private ulong AwakeAt(long now)
    {
        var awake = 0UL;
        var wakes = _wakes.AsSpan(0, _count);
        for (var place = 0; place < wakes.Length; place++) awake |= (wakes[place] <= now ? 1UL : 0) << place;
        return awake;
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
        if (idle < place) place--;
        return lane;
    }

    private void NumberPlaces()
    {
        for (var place = 0; place < _count; place++) _byRank[place].Place = place;
    }
}
