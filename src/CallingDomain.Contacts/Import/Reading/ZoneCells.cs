using System.Text;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>Finds the time zones that cells name: each is looked up once, and most rows name the time zone of the row before.</summary>
internal sealed class ZoneCells(IDateTimeZoneProvider zones)
{
    /// <summary>Results of a lookup that finds no time zone.</summary>
    public const int Unknown = -1, Ambiguous = -2;

    private const int MaxNameLength = 64;

    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<DateTimeZone> _zones = [];
    private readonly byte[] _last = new byte[MaxNameLength];
    private int _lastLength = -1, _lastIndex;
    private KnownZones _known = KnownZones.None;

    /// <summary>The names that are known so far; may be read by any thread.</summary>
    public KnownZones Known { get => Volatile.Read(ref _known); private set => Volatile.Write(ref _known, value); }

    /// <summary>The time zone at an index.</summary>
    public DateTimeZone this[int index] => _zones[index];

    /// <summary>The index of the time zone that a cell names; <see cref="Unknown"/> or <see cref="Ambiguous"/>.</summary>
    public int IndexOf(ReadOnlySpan<byte> cell)
    {
        if (_lastLength == cell.Length && cell.SequenceEqual(_last.AsSpan(0, _lastLength))) return _lastIndex;
        if (IsAmbiguous(cell)) return Ambiguous;
        if (cell.Length > MaxNameLength) return Unknown;
        Span<char> room = stackalloc char[MaxNameLength];
        var name = room[..Encoding.UTF8.GetChars(cell, room)];
        if (!_indexes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var index))
        {
            index = IndexOf(name.ToString());
            if (index < 0) return Unknown;
            Known = Known.With(cell, index);
        }

        cell.CopyTo(_last);
        (_lastLength, _lastIndex) = (cell.Length, index);
        return index;
    }

    /// <summary>The index of the time zone with an identifier; -1 for an unknown one.</summary>
    public int IndexOf(string id) => _indexes.TryGetValue(id, out var index) ? index : zones.GetZoneOrNull(id) is { } zone ? Add(id, zone) : Unknown;

    /// <summary>The index of a time zone without daylight saving time.</summary>
    public int IndexOf(Offset offset)
    {
        var zone = DateTimeZone.ForOffset(offset);
        return _indexes.TryGetValue(zone.Id, out var index) ? index : Add(zone.Id, zone);
    }

    // The tz database has these as zones without daylight saving time, and people write them for New York, Denver and London too.
    private static bool IsAmbiguous(ReadOnlySpan<byte> cell) => cell.Length == 3 && (cell.SequenceEqual("EST"u8) || cell.SequenceEqual("MST"u8) || cell.SequenceEqual("GMT"u8));

    private int Add(string id, DateTimeZone zone)
    {
        _indexes.Add(id, _zones.Count);
        _zones.Add(zone);
        return _zones.Count - 1;
    }
}
