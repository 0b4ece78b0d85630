using System.Runtime.InteropServices;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The cards of all contacts by number, with the contacts' own time zones.</summary>
internal sealed class ContactCards
{
    private readonly ContactRecords _blocks;
    private readonly List<DateTimeZone?> _zoneList = [null];
    private readonly Dictionary<DateTimeZone, int> _zoneIndexes = [];
    private long[] _bases = []; // of the last counted calls; empty if delays are measured from the end of a call
    private ushort[] _zones = []; // empty if no contact has its own zone
    private DelayBase _delayBase;

    /// <param name="blocks">The hopper records, each the start of a <see cref="ContactBlock"/>.</param>
    /// <param name="delayBase">The instant from which delays are measured. Any other than the end of the call takes eight more bytes a contact.</param>
    public ContactCards(ContactRecords blocks, DelayBase delayBase) => (_blocks, _delayBase) = (blocks, delayBase);

    public int Count { get; private set; }

    public ref ContactCard this[int contact] => ref ContactBlock.Of(_blocks, contact).Card;

    /// <summary>The instants from which the contacts' delays are measured; empty if that is the end of the last call.</summary>
    public ReadOnlySpan<long> Bases => _bases.Length == 0 ? [] : _bases.AsSpan(0, Count);

    /// <summary>The contacts' own zones, as indexes from 1 into <see cref="Zones"/>; empty if no contact has one.</summary>
    public ReadOnlySpan<ushort> ZoneIndexes => _zones.Length == 0 ? [] : _zones.AsSpan(0, Count);

    public IReadOnlyCollection<CallZones> Zones => [.. _zoneList.Skip(1).Select(CallZones.Of)];

    /// <summary>The blocks of consecutive contacts.</summary>
    public Span<ContactBlock> Blocks(int first, int contacts) => contacts == 0 ? [] : MemoryMarshal.CreateSpan(ref ContactBlock.Of(_blocks, first), contacts);

    /// <summary>Adds contacts, whose blocks the caller fills.</summary>
    public Span<ContactBlock> Append(int contacts)
    {
        MakeRoomFor(Count + contacts);
        Count += contacts;
        return Blocks(Count - contacts, contacts);
    }

    /// <summary>Allocates <see cref="Bases"/>, which the caller fills.</summary>
    public Span<long> MakeBases()
    {
        _bases = new long[_blocks.Capacity];
        return _bases.AsSpan(0, Count);
    }

    /// <summary>Allocates <see cref="ZoneIndexes"/>, which the caller fills.</summary>
    public Span<ushort> MakeZoneIndexes()
    {
        _zones = new ushort[_blocks.Capacity];
        return _zones.AsSpan(0, Count);
    }

    /// <summary>Whether each of <see cref="ZoneIndexes"/> is one of a time zone or of none.</summary>
    public bool HaveKnownZones()
    {
        foreach (var index in ZoneIndexes)
        {
            if (index >= _zoneList.Count) return false;
        }

        return true;
    }

    /// <summary>Adds a time zone.</summary>
    public void AddZone(DateTimeZone zone)
    {
        _zoneIndexes[zone] = _zoneList.Count;
        _zoneList.Add(zone);
    }

    /// <summary>The instant from which the delay after a call is measured.</summary>
    public long BaseOf(long due, long dialed, long end) => _delayBase switch
    {
        DelayBase.AttemptEnd => end,
        DelayBase.AttemptStart => dialed,
        _ => due,
    };

    /// <summary>The instant from which the delay after the contact's last counted call is measured.</summary>
    public long BaseOf(int contact) => BaseOf(contact, this[contact]);

    /// <inheritdoc cref="BaseOf(int)"/>
    public long BaseOf(int contact, in ContactCard card) => _bases.Length == 0 ? card.LastEnd : _bases[contact];

    /// <summary>Sets the instant from which future delays are measured; those of ended calls do not change.</summary>
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

    /// <summary>Adds a contact.</summary>
    /// <returns>The contact's number.</returns>
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

    /// <summary>Sets the contact's state, except the place of its phones.</summary>
    public void Set(int contact, in ContactCard card, long from)
    {
        this[contact].Take(card);
        SetBase(contact, from);
    }

    /// <summary>Sets the instant from which the delay after the contact's last counted call is measured.</summary>
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
