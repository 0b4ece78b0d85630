using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The contacts of compared campaigns, read once: what a simulation needs of each, in a file without a name. After the last contact is added, several threads may read at the same time.</summary>
internal sealed class ContactStock : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly HashSet<string> _fields;
    private readonly FileStream _file = TemporaryFile.OpenNameless();
    private readonly BufferedStream _buffer;
    private readonly BinaryWriter _writer;
    private readonly Words<string> _words = new(StringComparer.Ordinal); // lists, types and fields
    private readonly Words<DateTimeZone> _zones = new(EqualityComparer<DateTimeZone>.Default);

    /// <param name="fields">The custom fields that are kept: those for which rules ask.</param>
    public ContactStock(IEnumerable<string> fields)
    {
        _fields = fields.ToHashSet(StringComparer.Ordinal);
        _buffer = new BufferedStream(_file, BufferBytes);
        _writer = new BinaryWriter(_buffer);
    }

    public int Count { get; private set; }

    /// <param name="contact">The contact; its name, other fields and descriptions are not kept.</param>
    /// <param name="line">Its line in a contacts file; 0 without one.</param>
    public void Add(Contact contact, int line)
    {
        _writer.Write(contact.Id);
        _writer.Write7BitEncodedInt(line);
        _writer.Write7BitEncodedInt(contact.Priority);
        _writer.Write7BitEncodedInt(_words.NumberOf(contact.List));
        _writer.Write7BitEncodedInt(contact.TimeZone is { } zone ? 1 + _zones.NumberOf(zone) : 0);
        _writer.Write(contact.ScheduledAt is not null);
        if (contact.ScheduledAt is { } scheduled)
        {
            var time = scheduled - NodaConstants.UnixEpoch;
            _writer.Write(time.Days);
            _writer.Write(time.NanosecondOfDay);
        }

        _writer.Write(contact.PrimaryPhone.Digits);
        _writer.Write7BitEncodedInt(contact.AdditionalPhones.Length);
        foreach (var phone in contact.AdditionalPhones)
        {
            _writer.Write(phone.Phone.Digits);
            _writer.Write7BitEncodedInt(phone.Type is { } type ? 1 + _words.NumberOf(type.Name) : 0);
        }

        var fields = FieldsOf(contact).ToList();
        _writer.Write7BitEncodedInt(fields.Count);
        foreach (var field in fields)
        {
            _writer.Write7BitEncodedInt(_words.NumberOf(field.Name));
            _writer.Write(field.Value);
        }

        Count++;
    }

    /// <summary>The fields of a contact that are kept.</summary>
    public IEnumerable<ContactField> FieldsOf(Contact contact) => contact.Fields.Where(field => _fields.Contains(field.Name));

    /// <summary>Ends the addition of contacts.</summary>
    public void End() => _writer.Flush();

    /// <summary>Reads the contacts in their order.</summary>
    /// <param name="types">The types of their phones.</param>
    public IEnumerable<(Contact Contact, int Line)> Read(ContactItemTypes types)
    {
        using var reader = new BinaryReader(new BufferedStream(new Window(_file), BufferBytes));
        var typed = _words.All.Select(types.Find).ToArray();
        for (var i = 0; i < Count; i++) yield return One(reader, typed);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _buffer.Dispose();
        _file.Dispose();
    }

    private (Contact Contact, int Line) One(BinaryReader reader, ContactItemType?[] types)
    {
        var id = reader.ReadString();
        var (line, priority, list, zone) = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        Instant? scheduled = reader.ReadBoolean() ? NodaConstants.UnixEpoch + Duration.FromDays(reader.ReadInt32()) + Duration.FromNanoseconds(reader.ReadInt64()) : null;
        var primary = PhoneOf(reader.ReadUInt64());
        var phones = new AdditionalPhone[reader.Read7BitEncodedInt()];
        for (var i = 0; i < phones.Length; i++)
        {
            var phone = PhoneOf(reader.ReadUInt64());
            phones[i] = new AdditionalPhone(phone, reader.Read7BitEncodedInt() is > 0 and var type ? types[type - 1] : null);
        }

        var fields = new ContactField[reader.Read7BitEncodedInt()];
        for (var i = 0; i < fields.Length; i++) fields[i] = new ContactField(_words.All[reader.Read7BitEncodedInt()], reader.ReadString());

        return (new Contact(id, primary)
        {
            Fields = [.. fields],
            AdditionalPhones = [.. phones],
            Priority = priority,
            List = _words.All[list],
            TimeZone = zone == 0 ? null : _zones.All[zone - 1],
            ScheduledAt = scheduled,
        }, line);
    }

    private static PhoneNumber PhoneOf(ulong digits) => digits == 0 ? PhoneNumber.None : PhoneNumber.FromDigits(digits);

    /// <summary>Numbers for equal values.</summary>
    private sealed class Words<TWord>(IEqualityComparer<TWord> comparer)
        where TWord : notnull
    {
        private readonly Dictionary<TWord, int> _numbers = new(comparer);

        public List<TWord> All { get; } = [];

        public int NumberOf(TWord word)
        {
            if (_numbers.TryGetValue(word, out var number)) return number;
            All.Add(word);
            return _numbers[word] = All.Count - 1;
        }
    }

    /// <summary>A reader of the file with a position of its own.</summary>
    private sealed class Window(FileStream file) : ReadOnlyStream
    {
        private long _position;

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, buffer, _position);
            _position += read;
            return read;
        }
    }
}
