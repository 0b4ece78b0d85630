using System.Text;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>Cells that name time zones: each looked up once, and most rows name the zone of the row before.</summary>
internal sealed class ZoneCells(IDateTimeZoneProvider zones)
{
    private const int LongestName = 64;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<DateTimeZone> _zones = [];
    private readonly byte[] _last = new byte[LongestName];
    private int _lastLength = -1, _lastPlace;

    /// <summary>The zone at a place.</summary>
    public DateTimeZone this[int place] => _zones[place];

    /// <summary>The place of a cell's zone; -1 when there is no such zone.</summary>
    public int PlaceOf(ReadOnlySpan<byte> cell)
    {
        if (_lastLength == cell.Length && cell.SequenceEqual(_last.AsSpan(0, _lastLength))) return _lastPlace;
        if (cell.Length > LongestName) return -1;
        Span<char> room = stackalloc char[LongestName];
        var name = room[..Encoding.UTF8.GetChars(cell, room)];
        if (!_places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var place))
        {
            if (zones.GetZoneOrNull(name.ToString()) is not { } zone) return -1;
            place = _zones.Count;
            _zones.Add(zone);
            _places.Add(name.ToString(), place);
        }

        cell.CopyTo(_last);
        (_lastLength, _lastPlace) = (cell.Length, place);
        return place;
    }
}
