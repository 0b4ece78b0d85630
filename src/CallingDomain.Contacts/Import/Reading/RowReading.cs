using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>Reads the cells of a row; one object reads all rows of a file.</summary>
internal sealed class RowReading(RowCells cells, ContactHeading heading, ContactImportOptions options)
{
    private const int ComparedOneByOne = 16;

    private readonly SearchValues<byte>? _separators = options.CellSeparators.IsEmpty ? null : SearchValues.Create([.. options.CellSeparators.Select(sign => (byte)sign)]);
    private readonly ZoneCells? _zones = options.Zones is null ? null : new ZoneCells(options.Zones);
    private readonly List<PhoneNumber> _phones = [];
    private readonly List<int> _kinds = []; // of each phone: the index of its column in heading.AdditionalPhones
    private readonly List<ContactIssue> _issues = [];
    private int _zone;
    private bool _hasErrors;

    public PhoneNumber PrimaryPhone { get; private set; }

    public ReadOnlySpan<PhoneNumber> AdditionalPhones => CollectionsMarshal.AsSpan(_phones);

    public int Priority { get; private set; }

    public DateTimeZone? TimeZone => _zone < 0 ? null : _zones![_zone];

    /// <summary>The index of the time zone in <see cref="Zones"/>; -1 for none.</summary>
    public int Zone => _zone;

    public Instant? ScheduledAt { get; private set; }

    public bool IsRejected => _hasErrors;

    public bool HasIssues => _issues.Count > 0;

    /// <summary>All issues, by column.</summary>
    public ImmutableArray<ContactIssue> Issues => [.. _issues.OrderBy(issue => issue.Column)];

    /// <summary>All issues in the order in which they were found, without a copy.</summary>
    public ReadOnlySpan<ContactIssue> FoundIssues => CollectionsMarshal.AsSpan(_issues);

    /// <summary>The time zones of the file; null without a source of time zones.</summary>
    public ZoneCells? Zones => _zones;

    /// <summary>The index of the column of an additional phone in the heading.</summary>
    public int KindOf(int phone) => _kinds[phone];

    private ContactItemType? TypeOf(int phone) => heading.AdditionalPhones[_kinds[phone]].Type;

    /// <summary>Begins a row and reads its primary phone.</summary>
    public void Begin()
    {
        _issues.Clear();
        _phones.Clear();
        _kinds.Clear();
        _hasErrors = false;
        PrimaryPhone = heading.PrimaryPhone < 0 ? PhoneNumber.None : ReadPrimary(cells[heading.PrimaryPhone]);
    }

    /// <summary>Reads the other cells of the row.</summary>
    public void ReadOn()
    {
        var extra = heading.Names.Length;
        while (extra < cells.Count && cells[extra].IsEmpty) extra++;
        if (extra < cells.Count) Reject(extra, ContactReason.RowColumnCount);
        for (var kind = 0; kind < heading.AdditionalPhones.Length; kind++) ReadAdditional(kind);
        DropRepeatedPhones();
        Priority = ReadPriority();
        _zone = ReadZone();
        ScheduledAt = ReadScheduledAt();
        if (cells.Row.Contains((byte)'\'')) NoticeGuards();
        if (PrimaryPhone == PhoneNumber.None && _phones.Count == 0 && !_hasErrors) Add(ContactIssue.Error(heading.PrimaryPhone + 1, NumberReason.NumberMissing));
    }

    /// <summary>Creates the contact of the row.</summary>
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

    public void RejectId(ContactReason reason) => Reject(heading.Id, reason);

    /// <summary>Adds the error of a duplicate, for the row as a whole.</summary>
    public void AddDuplicate(ContactReason reason) => Add(ContactIssue.Error(0, reason));

    private PhoneNumber ReadPrimary(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty) return PhoneNumber.None;
        var reading = options.Phones.Read(cell);
        if (reading.TryGet(out var phone)) NoticeAll(heading.PrimaryPhone, phone.Notices);
        else Add(ContactIssue.Error(heading.PrimaryPhone + 1, reading.Reason));
        return phone.Number;
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

        var parts = new CellParts(cell, _separators);
        while (parts.TryNext(out var part)) ReadAdditional(kind, column, part);
    }

    private void ReadAdditional(int kind, int column, ReadOnlySpan<byte> text)
    {
        var reading = options.Phones.Read(text);
        if (!reading.TryGet(out var phone))
        {
            Add(options.DropInvalidPhones ? ContactIssue.Notice(column + 1, reading.Reason) : ContactIssue.Error(column + 1, reading.Reason));
            return;
        }

        NoticeAll(column, phone.Notices);
        _phones.Add(phone.Number);
        _kinds.Add(kind);
    }

    // A number that occurs twice is kept where it is called first.
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
            if (_phones[other] == _phones[phone] && IsCalledBefore(other, phone)) return true;
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
            else Add(ContactIssue.Notice(ColumnOf(i) + 1, ContactReason.PhoneDuplicate));
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
        Add(ContactIssue.Notice(ColumnOf(phone) + 1, ContactReason.PhoneDuplicate));
        _phones.RemoveAt(phone);
        _kinds.RemoveAt(phone);
    }

    private int ColumnOf(int phone) => heading.AdditionalPhones[_kinds[phone]].Column;

    private int ReadPriority()
    {
        if (heading.Priority < 0) return Contact.DefaultPriority;
        var cell = cells[heading.Priority];
        if (cell.IsEmpty) return Contact.DefaultPriority;
        if (!cell.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Utf8Parser.TryParse(cell, out int priority, out _) && priority >= 1) return priority;
        Reject(heading.Priority, ContactReason.PriorityInvalid);
        return Contact.DefaultPriority;
    }

    private int ReadZone()
    {
        if (heading.TimeZone < 0) return -1;
        var cell = cells[heading.TimeZone];
        if (cell.IsEmpty) return -1;
        var place = _zones!.IndexOf(cell);
        if (place < 0) Reject(heading.TimeZone, ContactReason.TimeZoneUnknown);
        return place;
    }

    private Instant? ReadScheduledAt()
    {
        if (heading.ScheduledAt < 0 || cells[heading.ScheduledAt].IsEmpty) return null;
        var instant = ScheduledAtText.Read(cells.Text(heading.ScheduledAt), TimeZone ?? options.DefaultZone);
        if (instant is null) Reject(heading.ScheduledAt, ContactReason.ScheduledAtInvalid);
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
        if (column >= 0 && cells.Value(column).Length != cells[column].Length) Add(ContactIssue.Notice(column + 1, ContactReason.TextSpreadsheetGuard));
    }

    private void NoticeAll(int column, NumberReasons notices)
    {
        if (notices.IsEmpty) return;
        foreach (var notice in notices) Add(ContactIssue.Notice(column + 1, notice));
    }

    private void Reject(int column, ContactReason reason) => Add(ContactIssue.Error(column + 1, reason));

    private void Add(ContactIssue issue)
    {
        _issues.Add(issue);
        _hasErrors |= issue.IsError;
    }
}
