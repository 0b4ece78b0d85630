using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>The contacts of one file in compact form, for millions of contacts.</summary>
/// <remarks>
/// 16 to 24 bytes per contact, 8 per additional phone, 16 per scheduled instant if the file has a column of them, and the texts in UTF-8. The indexer creates a new <see cref="Contact"/> at each call.
/// Not thread-safe while contacts are added; then safe to read from several threads.
/// </remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed partial class ContactTable : IReadOnlyList<Contact>
{
    internal const int MaxPhoneColumns = 1 << (64 - DigitBits);

    private const int DigitBits = 50; // enough for 15 digits
    private const ulong DigitMask = (1UL << DigitBits) - 1;

    private readonly List<ContactBlock> _blocks = [];
    private readonly ColumnBlocks<ulong> _phones = new(); // the number, and above it the index of its kind
    private readonly ColumnBlocks<Instant> _scheduled = new();
    private readonly TextStore _texts = new();
    private ContactHeading? _heading; // of the reader of all contacts
    private ZoneCells? _zones;
    private IReadOnlyList<PhoneKind> _kinds = [];
    private readonly List<PhoneZone> _phoneZones = [];
    private readonly List<PastCallSummary> _pastCalls = [];
    private readonly List<int> _pastCallContacts = []; // the index of the contact of each, ascending
    private string _list = "", _lineIdPrefix = "";

    /// <summary>The number of contacts.</summary>
    public int Count { get; private set; }

    /// <summary>The time zones of phones that are in another one than their contact, as <see cref="ContactReader.PhoneZones"/>.</summary>
    public IReadOnlyList<PhoneZone> PhoneZones => _phoneZones;

    private ContactHeading Heading => _heading!;

    /// <summary>The contact at an index, in the order in which contacts were added.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public Contact this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var (block, row) = (_blocks[index / ContactBlock.Length], index % ContactBlock.Length);
            var texts = new TextStore.Cursor(_texts.From(block.TextOf(row)));
            return new Contact(Heading.Id < 0 ? string.Create(CultureInfo.InvariantCulture, $"{_lineIdPrefix}{block.Lines[row]}") : texts.Next(), PhoneNumber.FromDigits(block.PrimaryPhones[row]))
            {
                List = _list,
                Name = Heading.Name.IsNone ? "" : texts.Next(),
                Fields = FieldsOf(ref texts),
                AdditionalPhones = AdditionalPhonesOf(index, ref texts),
                Priority = block.Priorities[row],
                TimeZone = block.Zones[row] is >= 0 and var zone ? _zones![zone] : null,
                ScheduledAt = Heading.ScheduledAt < 0 || _scheduled[index] == Instant.MinValue ? null : _scheduled[index],
            };
        }
    }

    /// <summary>The line of the file on which the contact at an index begins.</summary>
    public int LineOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return _blocks[index / ContactBlock.Length].Lines[index % ContactBlock.Length];
    }

    /// <summary>The calls that the file reports for the contact at an index, as <see cref="ContactReader.PastCalls"/>: those to the contact, then those to its phones. A new list at each call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public ImmutableArray<PastCallSummary> PastCallsOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        var first = _pastCallContacts.BinarySearch(index);
        if (first < 0) return [];
        while (first > 0 && _pastCallContacts[first - 1] == index) first--;
        var end = first;
        while (end < _pastCallContacts.Count && _pastCallContacts[end] == index) end++;
        return [.. _pastCalls[first..end]];
    }

    /// <summary>Adds the current contact of a reader. All contacts of a table come from the same reader.</summary>
    /// <exception cref="InvalidOperationException">The row is not a contact, or an earlier contact came from another reader.</exception>
    public void Add(ContactReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.Kind != ContactRowKind.Contact) throw new InvalidOperationException("The row is not a contact.");
        if (reader.IsPlain)
        {
            AddPlain(reader, reader.Row, 1);
            return;
        }

        BeginRows(reader);
        var (block, at) = NextPlace();
        Count++;
        var (row, cells) = (reader.Reading, reader.Cells);
        WriteTexts(row, cells);
        block.FirstPhones.Set(at, _phones.Count);
        for (var i = 0; i < row.AdditionalPhones.Length; i++)
        {
            _phones.Add(row.AdditionalPhones[i].Digits | ((ulong)row.KindOf(i) << DigitBits));
            if (_kinds[row.KindOf(i)].HasDescription) _texts.Add(row.DescriptionOf(i));
        }

        _phoneZones.AddRange(row.PhoneZones);
        foreach (var calls in row.PastCalls)
        {
            _pastCalls.Add(calls);
            _pastCallContacts.Add(Count - 1);
        }

        if (Heading.ScheduledAt >= 0) _scheduled.Add(row.ScheduledAt ?? Instant.MinValue);
        block.Set(at, row.PrimaryPhone.Digits, _texts.Address, row.Priority, reader.Line, row.Zone);
    }

    /// <inheritdoc/>
    public IEnumerator<Contact> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void BeginRows(ContactReader reader)
    {
        if (_heading is null) (_heading, _zones, _kinds, _list, _lineIdPrefix) = (reader.Heading, reader.Zones, reader.Kinds, reader.Options.List, reader.Options.LineIdPrefix);
        if (!ReferenceEquals(_heading, reader.Heading)) throw new InvalidOperationException("All contacts of a table come from the same reader.");
    }

    private (ContactBlock Block, int At) NextPlace()
    {
        var at = Count % ContactBlock.Length;
        if (at == 0) _blocks.Add(new ContactBlock(Heading.AdditionalPhones.Length));
        return (_blocks[^1], at);
    }

    private ImmutableArray<ContactField> FieldsOf(ref TextStore.Cursor texts)
    {
        if (Heading.Fields.IsEmpty) return [];
        var fields = ImmutableArray.CreateBuilder<ContactField>();
        foreach (var (field, _) in Heading.Fields)
        {
            if (texts.Next() is { Length: > 0 } value) fields.Add(new ContactField(field, value));
        }

        return fields.DrainToImmutable();
    }

    private ImmutableArray<AdditionalPhone> AdditionalPhonesOf(int index, ref TextStore.Cursor texts)
    {
        var (first, end) = (FirstPhoneOf(index), index + 1 < Count ? FirstPhoneOf(index + 1) : _phones.Count);
        var phones = ImmutableArray.CreateBuilder<AdditionalPhone>(end - first);
        for (var i = first; i < end; i++)
        {
            var kind = _kinds[(int)(_phones[i] >> DigitBits)];
            var description = kind.HasDescription ? texts.Next() : "";
            phones.Add(new AdditionalPhone(PhoneNumber.FromDigits(_phones[i] & DigitMask), kind.Type, description.Length == 0 ? null : description));
        }

        return phones.DrainToImmutable();
    }

    private int FirstPhoneOf(int index) => _blocks[index / ContactBlock.Length].FirstPhones[index % ContactBlock.Length];

    private void WriteTexts(RowReading row, RowCells cells)
    {
        _texts.Begin();
        if (Heading.Id >= 0) _texts.Add(cells.Value(Heading.Id));
        if (Heading.Name.HasParts) _texts.Add(Encoding.UTF8.GetBytes(Heading.Name.Text(cells)));
        else if (!Heading.Name.IsNone) _texts.Add(cells.Value(Heading.Name.Full));
        foreach (var field in Heading.Fields) _texts.Add(row.ValueOf(field));
    }
}
