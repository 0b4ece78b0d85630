using System.Runtime.InteropServices;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The cards of all contacts by number, with their own zones where there are any.</summary>
internal sealed class ContactCards
{
    private readonly ContactRecords _blocks;
    private readonly List<DateTimeZone?> _zoneList = [null];
    private readonly Dictionary<DateTimeZone, int> _zoneIndexes = [];
    private long[] _bases = []; // of the last counted call, unless delays are measured from its end
    private ushort[] _zones = []; // empty as long as no contact has one
    private DelayBase _delayBase;

    /// <param name="blocks">The records of the contacts, each of which begins a <see cref="ContactBlock"/>.</param>
    /// <param name="delayBase">From when on delays are measured: another instant than the end of a call takes eight bytes more a contact.</param>
    public ContactCards(ContactRecords blocks, DelayBase delayBase) => (_blocks, _delayBase) = (blocks, delayBase);

    public int Count { get; private set; }

    public ref ContactCard this[int contact] => ref ContactBlock.Of(_blocks, contact).Card;

    /// <summary>From when delays are measured; empty where that is the end of the last call.</summary>
    public ReadOnlySpan<long> Bases => _bases.Length == 0 ? [] : _bases.AsSpan(0, Count);

    /// <summary>The own zones of contacts, by index from 1 of <see cref="Zones"/>; empty where no contact has one.</summary>
    public ReadOnlySpan<ushort> ZoneIndexes => _zones.Length == 0 ? [] : _zones.AsSpan(0, Count);

    public IReadOnlyCollection<CallZones> Zones => [.. _zoneList.Skip(1).Select(CallZones.Of)];

    /// <summary>The blocks of contacts with successive numbers.</summary>
    public Span<ContactBlock> Blocks(int first, int contacts) => contacts == 0 ? [] : MemoryMarshal.CreateSpan(ref ContactBlock.Of(_blocks, first), contacts);

    /// <summary>So many contacts more, whose blocks the caller fills.</summary>
    public Span<ContactBlock> Append(int contacts)
    {
        MakeRoomFor(Count + contacts);
        Count += contacts;
        return Blocks(Count - contacts, contacts);
    }

    /// <summary>Room for <see cref="Bases"/>, which the caller fills.</summary>
    public Span<long> MakeBases()
    {
        _bases = new long[_blocks.Capacity];
        return _bases.AsSpan(0, Count);
    }

    /// <summary>Room for <see cref="ZoneIndexes"/>, which the caller fills.</summary>
    public Span<ushort> MakeZoneIndexes()
    {
        _zones = new ushort[_blocks.Capacity];
        return _zones.AsSpan(0, Count);
    }

    /// <summary>A zone more that contacts have.</summary>
    public void AddZone(DateTimeZone zone)
    {
        _zoneIndexes[zone] = _zoneList.Count;
        _zoneList.Add(zone);
    }

    /// <summary>The instant from which delays after a call are measured.</summary>
    public long BaseOf(long due, long dialed, long end) => _delayBase switch
    {
        DelayBase.AttemptEnd => end,
        DelayBase.AttemptStart => dialed,
        _ => due,
    };

    /// <summary>That instant of the last counted call of a contact.</summary>
    public long BaseOf(int contact) => BaseOf(contact, this[contact]);

    /// <inheritdoc cref="BaseOf(int)"/>
    public long BaseOf(int contact, in ContactCard card) => _bases.Length == 0 ? card.LastEnd : _bases[contact];

    /// <summary>From when on delays are measured from now on; those of calls that have ended stay as they were.</summary>
    public void MeasureFrom(DelayBase delayBase)
    {
        if (delayBase != DelayBase.AttemptEnd && _bases.Length == 0)
        {
            _bases = new long[_blocks.Capacity];
            for (var contact = 0; contact < Count; contact++) _bases[contact] = this[contact].LastEnd;
        }

        _delayBase = delayBase;
    }

    public void Reserve(int contacts)
    {
        _blocks.Reserve(contacts);
        if (_bases.Length > 0 || _delayBase != DelayBase.AttemptEnd) Array.Resize(ref _bases, _blocks.Capacity);
        if (_zones.Length > 0) Array.Resize(ref _zones, _blocks.Capacity);
    }

    /// <summary>A contact more.</summary>
    /// <returns>Its number.</returns>
    public int Add(in ContactCard card)
    {
        MakeRoomFor(Count + 1);
        this[Count] = card;
        return Count++;
    }

    /// <summary>The contact's own zone; null for none.</summary>
    public DateTimeZone? ZoneOf(int contact) => _zones.Length == 0 ? null : _zoneList[_zones[contact]];

    public void SetZone(int contact, DateTimeZone? zone)
    {
        if (zone is null && _zones.Length == 0) return;
        if (_zones.Length == 0) _zones = new ushort[_blocks.Capacity];
        var index = 0;
        if (zone is not null && !_zoneIndexes.TryGetValue(zone, out index))
        {
            index = _zoneList.Count;
            AddZone(zone);
        }

        _zones[contact] = checked((ushort)index);
    }

    /// <summary>The contact's state; its phones stay where they are.</summary>
    public void Set(int contact, in ContactCard card, long from)
    {
        this[contact].Take(card);
        SetBase(contact, from);
    }

    /// <summary>From when on the delay after the contact's last counted call is measured.</summary>
    public void SetBase(int contact, long from)
    {
        if (_bases.Length > 0) _bases[contact] = from;
    }

    private void MakeRoomFor(int contacts)
    {
        if (contacts <= _blocks.Capacity) return;
        _blocks.MakeRoomFor(contacts - 1);
        Reserve(_blocks.Capacity);
    }
}
