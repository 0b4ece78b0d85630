using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The different sets of time zones of a campaign's phones, by index, each with its callable times.</summary>
internal sealed class ZoneTable(CombinedHours hours)
{
    // A window on February 29 may open only after eight years.
    private static readonly Duration Ahead = CallableTimes.Horizon * 8;

    private readonly Dictionary<CallZones, int> _indexes = [];
    private CallableTimes[] _times = [];
    private (long Start, long End)[] _open = []; // for each set, the last open interval found, which answers most queries
    private bool[] _areNever = [];
    private (CallZones Zones, int Index) _last; // the last lookup: the phones of one contact are usually in the same zones

    public int Count { get; private set; }

    /// <summary>The instant from which new zones are examined for whether their hours ever open.</summary>
    public long From { get; set; }

    /// <summary>The zones in the order of their indexes.</summary>
    public IReadOnlyCollection<CallZones> All => [.. _indexes.OrderBy(each => each.Value).Select(each => each.Key)];

    public CallableTimes this[int index] => _times[index];

    /// <summary>Whether a call may be placed in these zones at an instant.</summary>
    public bool IsOpen(int index, long at) => (at >= _open[index].Start && at < _open[index].End) || LookIsOpen(index, at);

    /// <summary>Whether the hours in these zones never overlap, neither within eight years from when the zones were added (41 years if a window has days of the month) nor on a special date. Phones in them are not called.</summary>
    public bool IsNever(int index) => _areNever[index];

    /// <summary>Sets whether zones of a snapshot are never callable.</summary>
    public void Restore(int index, bool areNever) => _areNever[index] = areNever;

    /// <summary>The index of zones; -1 if there are more than <see cref="PooledPhone.MaxZones"/> sets.</summary>
    public int IndexOf(CallZones zones)
    {
        if (_last.Zones == zones && !zones.IsNone) return _last.Index;
        if (!_indexes.TryGetValue(zones, out var index)) index = Add(zones);
        if (index >= 0) _last = (zones, index);
        return index;
    }

    /// <summary>Removes the zones from an index on.</summary>
    public void TrimTo(int count)
    {
        foreach (var zones in All.Skip(count)) _indexes.Remove(zones);
        _last = default;
        Count = count;
    }

    private bool LookIsOpen(int index, long at)
    {
        var isOpen = _times[index].IsOpen(at, out var stretch);
        if (isOpen) _open[index] = stretch;
        return isOpen;
    }

    private bool OpensWithinYears(CallableTimes times)
    {
        var from = DueTime.ToInstant(From);
        return times.OpensBetween(from, EndOfTime.Later(from, Duration.Max(times.Ahead, Ahead)));
    }

    // Past and far dates count too, so that the result does not depend on the current instant.
    private bool OpensOnASpecialDate(CallableTimes times) => hours.Rules.SelectMany(rule => rule.Hours.SpecialDates).Any(special =>
    {
        var from = special.Date.AtMidnight().InUtc().ToInstant() - Duration.FromDays(2); // earlier than the date begins in any zone
        return times.OpensBetween(from, from + Duration.FromDays(5));
    });

    private int Add(CallZones zones)
    {
        if (_indexes.Count > PooledPhone.MaxZones) return -1;
        var index = _indexes.Count;
        _indexes.Add(zones, index);
        if (index == _times.Length)
        {
            Array.Resize(ref _times, Math.Max(4, 2 * index));
            Array.Resize(ref _open, _times.Length);
            Array.Resize(ref _areNever, _times.Length);
        }

        (_times[index], _open[index]) = (hours.In(zones), default);
        _areNever[index] = !OpensWithinYears(_times[index]) && !OpensOnASpecialDate(_times[index]);
        Count = index + 1;
        return index;
    }
}
