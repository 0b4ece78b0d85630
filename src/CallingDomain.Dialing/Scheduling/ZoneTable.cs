namespace CallingDomain.Dialing;

/// <summary>The different sets of zones of a campaign's phones, by index, with the times at which they may be called.</summary>
internal sealed class ZoneTable(CombinedHours hours)
{
    private readonly Dictionary<CallZones, int> _indexes = [];
    private CallableTimes[] _times = [];
    private (CallZones Zones, int Index) _last; // asked for: the phones of one contact are mostly in the same

    public int Count { get; private set; }

    /// <summary>The zones in the order of their indexes.</summary>
    public IReadOnlyCollection<CallZones> All => [.. _indexes.OrderBy(each => each.Value).Select(each => each.Key)];

    public CallableTimes this[int index] => _times[index];

    /// <summary>The index of zones; -1 when there are more than <see cref="PooledPhone.MaxZones"/> different ones.</summary>
    public int IndexOf(CallZones zones)
    {
        if (_last.Zones == zones && !zones.IsNone) return _last.Index;
        if (!_indexes.TryGetValue(zones, out var index)) index = Add(zones);
        if (index >= 0) _last = (zones, index);
        return index;
    }

    /// <summary>Forgets the zones from an index on.</summary>
    public void TrimTo(int count)
    {
        foreach (var zones in All.Skip(count)) _indexes.Remove(zones);
        _last = default;
        Count = count;
    }

    private int Add(CallZones zones)
    {
        if (_indexes.Count > PooledPhone.MaxZones) return -1;
        var index = _indexes.Count;
        _indexes.Add(zones, index);
        if (index == _times.Length) Array.Resize(ref _times, Math.Max(4, 2 * index));
        _times[index] = hours.In(zones);
        Count = index + 1;
        return index;
    }
}
