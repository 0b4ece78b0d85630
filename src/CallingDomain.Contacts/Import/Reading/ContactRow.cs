using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>What one row of a contacts file says, cell by cell, in the same room for all rows.</summary>
internal sealed class ContactRow(RowCells cells, ContactHeading heading, ContactImportOptions options)
{
    private const int ComparedOneByOne = 16;

    private readonly SearchValues<byte>? _separators = options.CellSeparators.IsEmpty ? null : SearchValues.Create([.. options.CellSeparators.Select(sign => (byte)sign)]);
    private readonly ZoneCells? _zones = options.Zones is null ? null : new ZoneCells(options.Zones);
    private readonly List<PhoneNumber> _phones = [];
    private readonly List<int> _kinds = []; // of each phone: where its column stands in the heading's list
    private readonly List<ImportIssue> _issues = [];
    private int _zone;
    private bool _hasErrors;

    public PhoneNumber PrimaryPhone { get; private set; }

    public ReadOnlySpan<PhoneNumber> AdditionalPhones => CollectionsMarshal.AsSpan(_phones);

    public int Priority { get; private set; }

    public DateTimeZone? TimeZone => _zone < 0 ? null : _zones![_zone];

    /// <summary>The place of the zone; -1 for none.</summary>
    public int Zone => _zone;

    public Instant? ScheduledAt { get; private set; }

    public bool IsRefused => _hasErrors;

    public bool HasIssues => _issues.Count > 0;

    /// <summary>All issues, by column.</summary>
    public ImmutableArray<ImportIssue> Issues => [.. _issues.OrderBy(issue => issue.Column)];

    /// <summary>The same in the order in which they were found, for whoever only counts.</summary>
    public ReadOnlySpan<ImportIssue> FoundIssues => CollectionsMarshal.AsSpan(_issues);

    /// <summary>The zones by their places; null where none are looked up.</summary>
    public ZoneCells? Zones => _zones;

    /// <summary>Where the column of an additional phone stands in the heading's list.</summary>
    public int KindOf(int phone) => _kinds[phone];

    private ContactItemType? TypeOf(int phone) => heading.AdditionalPhones[_kinds[phone]].Type;

    /// <summary>Begins with the primary phone.</summary>
    public void Begin()
    {
        _issues.Clear();
        _phones.Clear();
        _kinds.Clear();
        _hasErrors = false;
        PrimaryPhone = heading.PrimaryPhone < 0 ? PhoneNumber.None : ReadPrimary(cells[heading.PrimaryPhone]);
    }

    /// <summary>Goes on with all that follows from the other cells.</summary>
    public void ReadOn()
    {
        var extra = heading.Names.Length;
        while (extra < cells.Count && cells[extra].IsEmpty) extra++;
        if (extra < cells.Count) Refuse(extra, ContactReason.RowColumnCount);
        for (var kind = 0; kind < heading.AdditionalPhones.Length; kind++) ReadAdditional(kind);
        DropRepeatedPhones();
        Priority = ReadPriority();
        _zone = ReadZone();
        ScheduledAt = ReadScheduledAt();
        if (cells.Row.Contains((byte)'\'')) NoticeGuards();
        if (PrimaryPhone == PhoneNumber.None && _phones.Count == 0 && !_hasErrors) Add(ImportIssue.Error(heading.PrimaryPhone + 1, NumberReason.NumberMissing));
    }

    /// <summary>The contact that the row is.</summary>
    public Contact ToContact(string id)
    {
        var phones = ImmutableArray.CreateBuilder<AdditionalPhone>(_phones.Count);
        for (var i = 0; i < _phones.Count; i++)
        {
            var place = heading.AdditionalPhones[_kinds[i]];
            var description = cells.ValueText(place.Description);
            phones.Add(new AdditionalPhone(_phones[i], place.Type, description.Length == 0 ? null : description));
        }

        return new Contact(id, PrimaryPhone)
        {
            List = options.List,
            Name = heading.Name.Text(cells),
            AdditionalPhones = phones.DrainToImmutable(),
            Priority = Priority,
            TimeZone = TimeZone,
            ScheduledAt = ScheduledAt,
            Fields = [.. heading.Fields.Select(field => new ContactField(field.Field, cells.ValueText(field.Column))).Where(field => field.Value.Length > 0)],
        };
    }

    public void RefuseId(ContactReason reason) => Refuse(heading.Id, reason);

    private PhoneNumber ReadPrimary(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty) return PhoneNumber.None;
        var reading = options.Phones.Read(cell);
        if (reading.IsOk) NoticeAll(heading.PrimaryPhone, reading.Notices);
        else Add(ImportIssue.Error(heading.PrimaryPhone + 1, reading.Refusal));
        return reading.Number;
    }

    private void ReadAdditional(int kind)
    {
        var column = heading.AdditionalPhones[kind].Column;
        var cell = cells[column];
        if (cell.IsEmpty) return;
        if (_separators is null)
        {
            ReadAdditional(kind, column, cell);
            return;
        }

        while (!cell.IsEmpty)
        {
            var end = cell.IndexOfAny(_separators);
            var one = DelimitedText.Trim(end < 0 ? cell : cell[..end]);
            if (!one.IsEmpty) ReadAdditional(kind, column, one);
            cell = end < 0 ? [] : cell[(end + 1)..];
        }
    }

    private void ReadAdditional(int kind, int column, ReadOnlySpan<byte> text)
    {
        var reading = options.Phones.Read(text);
        if (!reading.IsOk)
        {
            Add(options.BadPhones == BadPhoneRule.DropPhone ? ImportIssue.Notice(column + 1, reading.Refusal) : ImportIssue.Error(column + 1, reading.Refusal));
            return;
        }

        NoticeAll(column, reading.Notices);
        _phones.Add(reading.Number);
        _kinds.Add(kind);
    }

    // Of a number that comes twice, the place that is called first stays.
    private void DropRepeatedPhones()
    {
        if (_phones.Count > ComparedOneByOne)
        {
            DropRepeatedOfMany();
            return;
        }

        for (var i = _phones.Count - 1; i >= 0; i--)
        {
            if (_phones[i] == PrimaryPhone || HasEarlier(i)) Drop(i);
        }
    }

    private bool HasEarlier(int phone)
    {
        for (var other = 0; other < _phones.Count; other++)
        {
            if (other != phone && _phones[other] == _phones[phone] && IsCalledBefore(other, phone)) return true;
        }

        return false;
    }

    private void DropRepeatedOfMany()
    {
        var inOrder = Enumerable.Range(0, _phones.Count).Order(Comparer<int>.Create((left, right) => left == right ? 0 : IsCalledBefore(left, right) ? -1 : 1));
        var taken = new HashSet<PhoneNumber> { PrimaryPhone };
        var stays = new bool[_phones.Count];
        foreach (var phone in inOrder) stays[phone] = taken.Add(_phones[phone]);
        var kept = 0;
        for (var i = 0; i < stays.Length; i++)
        {
            if (stays[i]) (_phones[kept], _kinds[kept++]) = (_phones[i], _kinds[i]);
            else Add(ImportIssue.Notice(ColumnOf(i) + 1, ContactReason.ContactPhoneDuplicate));
        }

        _phones.RemoveRange(kept, _phones.Count - kept);
        _kinds.RemoveRange(kept, _kinds.Count - kept);
    }

    private bool IsCalledBefore(int phone, int other)
    {
        var byType = CallingOrder.CompareTypes(TypeOf(phone), TypeOf(other));
        return byType != 0 ? byType < 0 : phone < other;
    }

    private void Drop(int phone)
    {
        Add(ImportIssue.Notice(ColumnOf(phone) + 1, ContactReason.ContactPhoneDuplicate));
        _phones.RemoveAt(phone);
        _kinds.RemoveAt(phone);
    }

    private int ColumnOf(int phone) => heading.AdditionalPhones[_kinds[phone]].Column;

    private int ReadPriority()
    {
        if (heading.Priority < 0) return Contact.DefaultPriority;
        var cell = cells[heading.Priority];
        if (cell.IsEmpty) return Contact.DefaultPriority;
        if (!cell.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Utf8Parser.TryParse(cell, out int priority, out var length) && length == cell.Length && priority >= 1) return priority;
        Refuse(heading.Priority, ContactReason.PriorityInvalid);
        return Contact.DefaultPriority;
    }

    private int ReadZone()
    {
        if (heading.TimeZone < 0) return -1;
        var cell = cells[heading.TimeZone];
        if (cell.IsEmpty) return -1;
        var place = _zones!.PlaceOf(cell);
        if (place < 0) Refuse(heading.TimeZone, ContactReason.TimeZoneUnknown);
        return place;
    }

    private Instant? ReadScheduledAt()
    {
        if (heading.ScheduledAt < 0 || cells[heading.ScheduledAt].IsEmpty) return null;
        var instant = ScheduledAtText.Read(cells.Text(heading.ScheduledAt), TimeZone ?? options.DefaultZone);
        if (instant is null) Refuse(heading.ScheduledAt, ContactReason.ScheduledAtInvalid);
        return instant;
    }

    private void NoticeGuards()
    {
        NoticeGuard(heading.Id);
        foreach (var column in (ReadOnlySpan<int>)[heading.Name.Full, heading.Name.Given, heading.Name.Family]) NoticeGuard(column);
        foreach (var (_, column) in heading.Fields) NoticeGuard(column);
        foreach (var place in heading.AdditionalPhones) NoticeGuard(place.Description);
    }

    private void NoticeGuard(int column)
    {
        if (column >= 0 && cells.Value(column).Length != cells[column].Length) Add(ImportIssue.Notice(column + 1, ContactReason.TextSpreadsheetGuard));
    }

    private void NoticeAll(int column, NumberReasons notices)
    {
        if (notices.IsEmpty) return;
        foreach (var notice in notices) Add(ImportIssue.Notice(column + 1, notice));
    }

    private void Refuse(int column, ContactReason reason) => Add(ImportIssue.Error(column + 1, reason));

    private void Add(ImportIssue issue)
    {
        _issues.Add(issue);
        _hasErrors |= issue.Severity == IssueSeverity.Error;
    }
}
