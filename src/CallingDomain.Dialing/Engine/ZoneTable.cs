namespace CallingDomain.Dialing;

/// <summary>The different sets of zones of a campaign's phones, by index, with when they may be called.</summary>
internal sealed class ZoneTable(CombinedHours hours)
{
    private readonly Dictionary<CallZones, int> _indexes = [];
    private CallableTimes[] _times = [];
    private (CallZones Zones, int Index) _last; // asked for: the phones of one contact are mostly in the same

    public CallableTimes this[int index] => _times[index];

    /// <summary>The index of zones.</summary>
    /// <exception cref="InvalidOperationException">There are too many different ones.</exception>
    public int IndexOf(CallZones zones)
    {
        if (_last.Zones == zones && !zones.IsNone) return _last.Index;
        if (!_indexes.TryGetValue(zones, out var index)) index = Add(zones);
        _last = (zones, index);
        return index;
    }

    private int Add(CallZones zones)
    {
        if (_indexes.Count > PhonePool.MaxZones) throw new InvalidOperationException("There are more than 4,096 different sets of zones.");
        var index = _indexes.Count;
        _indexes.Add(zones, index);
        if (index == _times.Length) Array.Resize(ref _times, Math.Max(4, 2 * index));
        _times[index] = hours.In(zones);
        return index;
    }
}
