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
/// 32 bytes per contact, 8 per additional phone, 16 per scheduled instant if the file has a column of them, and the texts in UTF-8. The indexer creates a new <see cref="Contact"/> at each call.
/// Not thread-safe while contacts are added; then safe to read from several threads.
/// </remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed class ContactTable : IReadOnlyList<Contact>
{
    internal const int MaxPhoneColumns = 1 << (64 - DigitBits);

    private const int DigitBits = 50; // enough for 15 digits
    private const ulong DigitMask = (1UL << DigitBits) - 1;

    private readonly ColumnBlocks<Entry> _entries = new();
    private readonly ColumnBlocks<ulong> _phones = new(); // the number, and above it the index of its column in the heading
    private readonly ColumnBlocks<Instant> _scheduled = new();
    private readonly TextBlocks _texts = new();
    private readonly TextRecord _record = new();
    private ContactHeading? _heading; // of the reader of all contacts
    private ZoneCells? _zones;
    private string _list = "", _lineIdPrefix = "";

    /// <summary>The number of contacts.</summary>
    public int Count => _entries.Count;

    private ContactHeading Heading => _heading!;

    /// <summary>The contact at an index, in the order in which contacts were added.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is out of range.</exception>
    public Contact this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var entry = _entries[index];
            var texts = new TextRecord.Cursor(_texts[entry.Text]);
            return new Contact(Heading.Id < 0 ? string.Create(CultureInfo.InvariantCulture, $"{_lineIdPrefix}{entry.Line}") : texts.Next(), PhoneNumber.FromDigits(entry.PrimaryPhone))
            {
                List = _list,
                Name = Heading.Name.IsNone ? "" : texts.Next(),
                Fields = FieldsOf(ref texts),
                AdditionalPhones = AdditionalPhonesOf(index, ref texts),
                Priority = entry.Priority,
                TimeZone = entry.Zone < 0 ? null : _zones![entry.Zone],
                ScheduledAt = Heading.ScheduledAt < 0 || _scheduled[index] == Instant.MinValue ? null : _scheduled[index],
            };
        }
    }

    /// <summary>The line of the file on which the contact at an index begins.</summary>
    public int LineOf(int index) => _entries[index].Line;

    /// <summary>Adds the current contact of a reader. All contacts of a table come from the same reader.</summary>
    /// <exception cref="InvalidOperationException">The row is not a contact, or an earlier contact came from another reader.</exception>
    public void Add(ContactReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.Kind != ContactRowKind.Contact) throw new InvalidOperationException("The row is not a contact.");
        if (_heading is null) (_heading, _zones, _list, _lineIdPrefix) = (reader.Heading, reader.Reading.Zones, reader.Options.List, reader.Options.LineIdPrefix);
        if (!ReferenceEquals(_heading, reader.Heading)) throw new InvalidOperationException("All contacts of a table come from the same reader.");
        var (row, cells) = (reader.Reading, reader.Cells);
        _record.Clear();
        if (Heading.Id >= 0) _record.Add(cells.Value(Heading.Id));
        if (Heading.Name.HasParts) _record.Add(Encoding.UTF8.GetBytes(Heading.Name.Text(cells)));
        else if (!Heading.Name.IsNone) _record.Add(cells.Value(Heading.Name.Full));
        foreach (var (_, column) in Heading.Fields) _record.Add(cells.Value(column));
        var firstPhone = _phones.Count;
        for (var i = 0; i < row.AdditionalPhones.Length; i++)
        {
            _phones.Add(row.AdditionalPhones[i].Digits | ((ulong)row.KindOf(i) << DigitBits));
            if (Heading.AdditionalPhones[row.KindOf(i)].Description is var description and >= 0) _record.Add(cells.Value(description));
        }

        if (Heading.ScheduledAt >= 0) _scheduled.Add(row.ScheduledAt ?? Instant.MinValue);
        _entries.Add(new Entry(row.PrimaryPhone.Digits, _texts.Add(_record.Written), firstPhone, row.Priority, reader.Line, row.Zone));
    }

    /// <inheritdoc/>
    public IEnumerator<Contact> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ImmutableArray<ContactField> FieldsOf(ref TextRecord.Cursor texts)
    {
        if (Heading.Fields.IsEmpty) return [];
        var fields = ImmutableArray.CreateBuilder<ContactField>();
        foreach (var (field, _) in Heading.Fields)
        {
            if (texts.Next() is { Length: > 0 } value) fields.Add(new ContactField(field, value));
        }

        return fields.DrainToImmutable();
    }

    private ImmutableArray<AdditionalPhone> AdditionalPhonesOf(int index, ref TextRecord.Cursor texts)
    {
        var (first, end) = (_entries[index].FirstPhone, index + 1 < Count ? _entries[index + 1].FirstPhone : _phones.Count);
        var phones = ImmutableArray.CreateBuilder<AdditionalPhone>(end - first);
        for (var i = first; i < end; i++)
        {
            var place = Heading.AdditionalPhones[(int)(_phones[i] >> DigitBits)];
            var description = place.Description < 0 ? "" : texts.Next();
            phones.Add(new AdditionalPhone(PhoneNumber.FromDigits(_phones[i] & DigitMask), place.Type, description.Length == 0 ? null : description));
        }

        return phones.DrainToImmutable();
    }

    /// <param name="PrimaryPhone">The digits of the primary phone; 0 for none.</param>
    /// <param name="Text">The address of the texts.</param>
    /// <param name="FirstPhone">The index of the first additional phone; the last one is before the first of the next contact.</param>
    /// <param name="Priority">The priority.</param>
    /// <param name="Line">The line of the file.</param>
    /// <param name="Zone">The index of the time zone; -1 for none.</param>
    private readonly record struct Entry(ulong PrimaryPhone, long Text, int FirstPhone, int Priority, int Line, int Zone);
}
