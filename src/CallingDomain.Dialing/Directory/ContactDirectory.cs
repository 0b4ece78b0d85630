using System.Collections.Immutable;
using System.Text;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The contacts' data, packed into bytes, by number and by identity: identity, name, list, typed phones, fields.</summary>
/// <remarks>A contact takes its texts, 16 to 24 bytes, and a few bytes for each phone. A snapshot stores the packed bytes.</remarks>
internal sealed class ContactDirectory
{
    private const long NoRecord = -1;
    private const ulong Free = ulong.MaxValue;
    private const int ShortIdentity = 256; // bytes
    private const ulong MaxDigits = 999_999_999_999_999;

    private readonly ByteBlocks _records = new();
    private readonly NameTable<ContactItemType> _types = new();
    private readonly NameTable<DateTimeZone> _zones = new();
    private readonly NameTable<string> _lists = new();
    private readonly NameTable<string> _fields = new();
    private readonly PackedWriter _writer = new();
    private long[] _places = []; // empty while no contact has an identity
    private int _reserved;
    private ulong[] _byIdentity = [Free, Free]; // hash and contact number; open addressing, at most half full
    private int _identities;

    /// <summary>The number of contacts, including those without an identity.</summary>
    public int Count { get; private set; }

    private ReadOnlySpan<long> Places
    {
        get
        {
            if (_places.Length < Count) SetPlace(Count - 1, NoRecord);
            return _places.AsSpan(0, Count);
        }
    }

    /// <summary>Adds or replaces a contact.</summary>
    /// <param name="number">The number of a known contact, or the next number.</param>
    /// <param name="contact">The contact; null if it was loaded without an identity.</param>
    public void Keep(int number, Contact? contact)
    {
        Count = Math.Max(Count, number + 1);
        if (contact is null) return;
        var isNew = !HasIdentity(number);
        Pack(contact);
        SetPlace(number, _records.Add(_writer.Written));
        if (isNew) AddIdentity(number);
    }

    /// <summary>Sets the number of contacts to allocate with the first identity.</summary>
    public void Reserve(int contacts) => _reserved = contacts;

    /// <summary>The number of the contact with an identity; -1 for none.</summary>
    public int Find(string identity) => Find(identity, Hash(identity));

    /// <summary>The same with the hash of <see cref="Hash"/>.</summary>
    public int Find(string identity, uint hash)
    {
        if (_byIdentity.Length == 0) MakeIndex();
        if (_byIdentity[FirstPlaceOf(hash)] == Free) return -1;
        return NumberIn(_byIdentity[PlaceOf(BytesOf(identity, stackalloc byte[ShortIdentity]), hash)]);
    }

    /// <summary>The hash of an identity. Prefetches its place in the index.</summary>
    public uint Hash(string identity)
    {
        var hash = HashOf(BytesOf(identity, stackalloc byte[ShortIdentity]));
        if (_byIdentity.Length > 0) Memory.Prefetch(in _byIdentity[FirstPlaceOf(hash)]);
        return hash;
    }

    /// <summary>The identity of a contact; empty for none.</summary>
    public string IdentityOf(int number) => !HasIdentity(number) ? "" : Encoding.UTF8.GetString(IdentityBytes(number));

    /// <summary>Whether a contact belongs to a list.</summary>
    public bool IsInList(int number, string list) => ListOf(number) == list;

    /// <summary>The list of a contact; empty for none.</summary>
    public string ListOf(int number)
    {
        if (!HasIdentity(number)) return "";
        var reader = ReaderOf(number);
        reader.Take(reader.Count(int.MaxValue));
        return _lists[reader.Count(int.MaxValue)] ?? "";
    }

    /// <summary>The instant before which a contact is not called; <see cref="long.MinValue"/> for none.</summary>
    public long ScheduledAt(int number)
    {
        if (!HasIdentity(number)) return long.MinValue;
        var reader = ReaderOf(number);
        reader.Take(reader.Count(int.MaxValue));
        reader.Count(int.MaxValue);
        return reader.Byte() == 0 ? long.MinValue : reader.FixedLong();
    }

    /// <summary>A phone of a contact with its type and position; without them if the contact has no such phone or no identity.</summary>
    public ContactPhone PhoneOf(int number, PhoneNumber phone) => HasIdentity(number) ? KnownPhoneOf(number, phone) : new ContactPhone(phone, Type: null, Position: -1);

    /// <summary>The primary phone of a contact, which may be none; null if the contact has no identity.</summary>
    public PhoneNumber? PrimaryOf(int number)
    {
        if (!HasIdentity(number)) return null;
        PhonesOf(number, out var primary);
        return primary;
    }

    /// <summary>Whether a contact has a phone with a type of this name.</summary>
    public bool HasType(int number, string type)
    {
        if (!HasIdentity(number)) return false;
        var reader = PhonesOf(number, out _);
        for (var count = reader.Count(int.MaxValue); count > 0; count--)
        {
            reader.Count();
            if (_types[reader.Count(int.MaxValue)]?.Name == type) return true;
            if (reader.Count(int.MaxValue) is > 0 and var description) reader.Skip(description - 1);
        }

        return false;
    }

    /// <summary>The number of phones of a contact, including missing and repeated numbers; 0 if the contact has no identity.</summary>
    public int PhoneCountOf(int number)
    {
        if (!HasIdentity(number)) return 0;
        var reader = PhonesOf(number, out var primary);
        return reader.Count(int.MaxValue) + (primary == PhoneNumber.None ? 0 : 1);
    }

    /// <summary>A contact; null if it has no identity.</summary>
    public Contact? ContactOf(int number, int priority)
    {
        if (!HasIdentity(number)) return null;
        var reader = ReaderOf(number);
        return Unpack(ref reader, priority);
    }

    /// <summary>Whether any contact has an identity.</summary>
    public bool HasIdentities => _places.Length > 0;

    /// <summary>Prefetches a contact: its place on the first request, its record on the second.</summary>
    public void Prefetch(int number, bool isNear)
    {
        if (number >= _places.Length) return;
        if (!isNear) Memory.Prefetch(in _places[number]);
        else if (_places[number] != NoRecord) _records.Prefetch(_places[number]);
    }

    public void WriteTo(SnapshotOutput output)
    {
        output.Packed(writer =>
        {
            writer.Count(_types.Names.Count);
            foreach (var type in _types.Names) PackedContact.Write(writer, type);
            writer.Count(_zones.Names.Count);
            foreach (var zone in _zones.Names) writer.Text(zone.Id);
            writer.Count(_lists.Names.Count);
            foreach (var list in _lists.Names) writer.Text(list);
            writer.Count(_fields.Names.Count);
            foreach (var field in _fields.Names) writer.Text(field);
            writer.Count(_records.Count);
            writer.Byte(_identities > 0 ? (byte)1 : (byte)0);
        });
        foreach (var block in _records.All) output.Bytes(block.Span);
        if (_identities > 0) output.Values(Places);
    }

    public void ReadFrom(SnapshotInput input, IDateTimeZoneProvider zones, int contacts)
    {
        var (blocks, hasIdentities) = (0, false);
        input.Packed("directory", (ref reader) =>
        {
            for (var count = reader.Count(int.MaxValue); count > 0 && !reader.IsDamaged; count--) _types.Add(PackedContact.ReadType(ref reader) ?? throw PackedContact.Invalid("types"));
            for (var count = reader.Count(int.MaxValue); count > 0 && !reader.IsDamaged; count--) _zones.Add(PackedContact.ReadZone(reader.Text(), zones)!);
            for (var count = reader.Count(int.MaxValue); count > 0 && !reader.IsDamaged; count--) _lists.Add(reader.Text());
            for (var count = reader.Count(int.MaxValue); count > 0 && !reader.IsDamaged; count--) _fields.Add(reader.Text());
            (blocks, hasIdentities) = (reader.Count(int.MaxValue), reader.Byte() != 0);
        });
        if (_fields.Names.Distinct().Count() < _fields.Names.Count) throw PackedContact.Invalid("directory");
        for (var block = 0; block < blocks; block++) _records.AddBlock(input.Bytes());
        Count = contacts;
        if (!hasIdentities) return;
        _places = new long[contacts];
        input.Values<long>(_places);
        var lastWith = new int[_fields.Names.Count + 1];
        for (var contact = 0; contact < contacts; contact++)
        {
            if (_places[contact] == NoRecord) continue;
            if (!IsWhole(_places[contact], contact + 1, lastWith)) throw PackedContact.Invalid("directory");
            _identities++;
        }

        _byIdentity = []; // built on first use
    }

    // Whether a record can be unpacked. For each field, the number of the last record that has it: no record has a field twice.
    private bool IsWhole(long place, int record, int[] lastWith)
    {
        if (!_records.Holds(place)) return false;
        var reader = new PackedReader(_records.From(place));
        var id = reader.Count(int.MaxValue);
        reader.SkipText(id);
        reader.Count(_lists.Names.Count);
        if (reader.Byte() != 0) reader.FixedLong();
        if (reader.Count() > MaxDigits) return false;
        for (var count = reader.Count(ushort.MaxValue); count > 0 && !reader.IsDamaged; count--)
        {
            if (reader.Count() > MaxDigits) return false;
            reader.Count(_types.Names.Count);
            if (reader.Count(int.MaxValue) is > 0 and var description) reader.SkipText(description - 1);
        }

        reader.Count(_zones.Names.Count);
        reader.SkipText(reader.Count(int.MaxValue));
        for (var count = reader.Count(ushort.MaxValue); count > 0 && !reader.IsDamaged; count--)
        {
            var field = reader.Count(_fields.Names.Count);
            if (field == 0 || lastWith[field] == record) return false;
            lastWith[field] = record;
            reader.SkipText(reader.Count(int.MaxValue));
        }

        return id > 0 && !reader.IsDamaged;
    }

    private ContactPhone KnownPhoneOf(int number, PhoneNumber phone)
    {
        var reader = PhonesOf(number, out var primary);
        if (primary == phone) return new ContactPhone(phone, Type: null, Position: 0);
        var found = new ContactPhone(phone, Type: null, Position: -1);
        var count = reader.Count(int.MaxValue);
        for (var position = 1; position <= count; position++)
        {
            var additional = PhoneNumber.FromDigits(reader.Count());
            var type = _types[reader.Count(int.MaxValue)];
            reader.Optional();
            var candidate = new ContactPhone(phone, type, position);
            if (additional == phone && (found.Position < 0 || CallingOrder.Compare(candidate, found) < 0)) found = candidate; // a repeated number is called at its first place
        }

        return found;
    }

    private Contact Unpack(ref PackedReader reader, int priority)
    {
        var id = reader.Text();
        var list = _lists[reader.Count(_lists.Names.Count)] ?? "";
        Instant? scheduled = reader.Byte() == 0 ? null : DueTime.ToInstant(reader.FixedLong());
        var primary = PhoneNumber.FromDigits(reader.Count());
        var phones = ImmutableArray.CreateBuilder<AdditionalPhone>();
        for (var count = reader.Count(int.MaxValue); count > 0; count--) phones.Add(new AdditionalPhone(PhoneNumber.FromDigits(reader.Count()), _types[reader.Count(_types.Names.Count)], reader.Optional()));
        var zone = _zones[reader.Count(_zones.Names.Count)];
        var name = reader.Text();
        var fields = ImmutableArray.CreateBuilder<ContactField>();
        for (var count = reader.Count(int.MaxValue); count > 0; count--) fields.Add(new ContactField(_fields[reader.Count(_fields.Names.Count)]!, reader.Text()));
        return new Contact(id, primary) { List = list, ScheduledAt = scheduled, AdditionalPhones = phones.DrainToImmutable(), TimeZone = zone, Name = name, Priority = priority, Fields = fields.DrainToImmutable() };
    }

    private void Pack(Contact contact)
    {
        _writer.Clear();
        _writer.Text(contact.Id);
        _writer.Count(_lists.IndexOf(contact.List.Length == 0 ? null : contact.List));
        _writer.Byte(contact.ScheduledAt is null ? (byte)0 : (byte)1);
        if (contact.ScheduledAt is { } at) _writer.Fixed(DueTime.Of(at));
        _writer.Count(contact.PrimaryPhone.Digits);
        _writer.Count(contact.AdditionalPhones.Length);
        foreach (var phone in contact.AdditionalPhones)
        {
            _writer.Count(phone.Phone.Digits);
            _writer.Count(_types.IndexOf(phone.Type));
            _writer.Optional(phone.Description);
        }

        _writer.Count(_zones.IndexOf(contact.TimeZone));
        _writer.Text(contact.Name);
        _writer.Count(contact.Fields.Length);
        foreach (var field in contact.Fields)
        {
            _writer.Count(_fields.IndexOf(field.Name));
            _writer.Text(field.Value);
        }
    }

    private bool HasIdentity(int number) => number < _places.Length && _places[number] != NoRecord;

    private void SetPlace(int number, long place)
    {
        var before = _places.Length;
        if (number >= before)
        {
            Array.Resize(ref _places, (int)Math.Min(Array.MaxLength, Math.Max(Math.Max(16L, _reserved), 2L * number)));
            Array.Fill(_places, NoRecord, before, _places.Length - before);
        }

        _places[number] = place;
    }

    private PackedReader ReaderOf(int number) => new(_records.From(_places[number]));

    private PackedReader PhonesOf(int number, out PhoneNumber primary)
    {
        var reader = ReaderOf(number);
        reader.Take(reader.Count(int.MaxValue));
        reader.Count(int.MaxValue);
        if (reader.Byte() != 0) reader.FixedLong();
        primary = PhoneNumber.FromDigits(reader.Count());
        return reader;
    }

    private ReadOnlySpan<byte> IdentityBytes(int number)
    {
        var reader = ReaderOf(number);
        return reader.Take(reader.Count(int.MaxValue));
    }

    private bool AddIdentity(int number)
    {
        if (_byIdentity.Length == 0) MakeIndex();
        if (2 * (_identities + 1) > _byIdentity.Length) Grow();
        var identity = IdentityBytes(number);
        var hash = HashOf(identity);
        ref var place = ref _byIdentity[PlaceOf(identity, hash)];
        if (place != Free) return false;
        place = ((ulong)hash << 32) | (uint)number;
        _identities++;
        return true;
    }

    // Builds the index after a snapshot. A contact with a repeated identity is found by its number only.
    private void MakeIndex()
    {
        _byIdentity = [Free, Free];
        _identities = 0;
        for (var number = 0; number < Math.Min(Count, _places.Length); number++) // contacts loaded since without an identity have no places
        {
            if (_places[number] != NoRecord) AddIdentity(number);
        }
    }

    private void Grow()
    {
        var before = _byIdentity;
        _byIdentity = new ulong[4 * before.Length];
        Array.Fill(_byIdentity, Free);
        foreach (var entry in before)
        {
            if (entry == Free) continue;
            var place = (int)(entry >> 32) & (_byIdentity.Length - 1);
            while (_byIdentity[place] != Free) place = (place + 1) & (_byIdentity.Length - 1);
            _byIdentity[place] = entry;
        }
    }

    // The place of an identity in the index, or the free place for it.
    private int PlaceOf(ReadOnlySpan<byte> identity, uint hash)
    {
        for (var place = FirstPlaceOf(hash); ; place = (place + 1) & (_byIdentity.Length - 1))
        {
            var entry = _byIdentity[place];
            if (entry == Free || (entry >> 32 == hash && IdentityBytes(NumberIn(entry)).SequenceEqual(identity))) return place;
        }
    }

    // The runtime's hash, which differs between runs; no result depends on it.
    private static uint HashOf(ReadOnlySpan<byte> identity)
    {
        var hash = new HashCode();
        hash.AddBytes(identity);
        return unchecked((uint)hash.ToHashCode()) & int.MaxValue;
    }

    private int FirstPlaceOf(uint hash) => (int)hash & (_byIdentity.Length - 1);

    private static ReadOnlySpan<byte> BytesOf(string identity, Span<byte> room)
    {
        var length = Encoding.UTF8.GetByteCount(identity);
        if (length > room.Length) room = new byte[length];
        return room[..Encoding.UTF8.GetBytes(identity, room)];
    }

    private static int NumberIn(ulong entry) => unchecked((int)entry);
}
