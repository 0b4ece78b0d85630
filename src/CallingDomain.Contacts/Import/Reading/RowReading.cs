using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>Reads the cells of a row; one object reads all rows of a file.</summary>
internal sealed class RowReading
{
    private const int ComparedOneByOne = 16;

    private readonly RowCells _cells;
    private readonly ContactHeading _heading;
    private readonly ContactImportOptions _options;
    private readonly SearchValues<byte>? _separators;
    private readonly ZoneCells? _zones;
    private readonly RoleReading? _roles; // null for a plain layout
    private readonly List<PhoneNumber> _phones = [];
    private readonly List<int> _kinds = []; // of each phone: the index of its kind
    private readonly List<PhoneKind> _allKinds = []; // of a plain layout: of each column in the heading
    private readonly Dictionary<PhoneKind, int> _indexOfKind = []; // of a layout that is not plain
    private readonly RowIssues _issues = new();
    private int _zone;

    public RowReading(RowCells cells, ContactHeading heading, ContactImportOptions options)
    {
        (_cells, _heading, _options) = (cells, heading, options);
        _separators = options.CellSeparators.IsEmpty ? null : SearchValues.Create([.. options.CellSeparators.Select(sign => (byte)sign)]);
        _zones = options.Zones is null ? null : new ZoneCells(options.Zones);
        if (heading.IsPlain) _allKinds.AddRange(heading.AdditionalPhones.Select(place => new PhoneKind(place.Type, place.Description >= 0)));
        else _roles = new RoleReading(cells, heading, options, _zones, _issues);
    }

    public PhoneNumber PrimaryPhone { get; private set; }

    public ReadOnlySpan<PhoneNumber> AdditionalPhones => CollectionsMarshal.AsSpan(_phones);

    public int Priority { get; private set; }

    public DateTimeZone? TimeZone => _zone < 0 ? null : _zones![_zone];

    /// <summary>The index of the time zone in <see cref="Zones"/>; -1 for none.</summary>
    public int Zone => _zone;

    public Instant? ScheduledAt { get; private set; }

    public bool IsRejected => _issues.HasErrors;

    public bool HasIssues => _issues.Count > 0;

    /// <summary>All issues, by column.</summary>
    public ImmutableArray<ContactIssue> Issues => _issues.ByColumn;

    /// <summary>All issues in the order in which they were found, without a copy.</summary>
    public ReadOnlySpan<ContactIssue> FoundIssues => _issues.Found;

    /// <summary>The time zones of the file; null without a source of time zones.</summary>
    public ZoneCells? Zones => _zones;

    /// <summary>The kinds of all additional phones of the file so far.</summary>
    public IReadOnlyList<PhoneKind> Kinds => _allKinds;

    /// <summary>The time zones of phones that are in another one than the contact.</summary>
    public IReadOnlyList<PhoneZone> PhoneZones => _roles?.PhoneZones ?? [];

    /// <summary>The calls so far.</summary>
    public IReadOnlyList<PastCallSummary> PastCalls => _roles?.PastCalls ?? [];

    /// <summary>The index of the kind of an additional phone.</summary>
    public int KindOf(int phone) => _kinds[phone];

    /// <summary>The description of an additional phone; empty for none.</summary>
    public ReadOnlySpan<byte> DescriptionOf(int phone) =>
        _roles is null ? _cells.Value(_heading.AdditionalPhones[_kinds[phone]].Description) : Encoding.UTF8.GetBytes(_roles.Additional[phone].Description);

    /// <summary>The text of a custom field; empty for none.</summary>
    public ReadOnlySpan<byte> ValueOf(FieldPlace field) => field.IsPlain ? _cells.Value(field.Column) : Encoding.UTF8.GetBytes(_roles!.TextOf(field));

    private ContactItemType? TypeOf(int phone) => _allKinds[_kinds[phone]].Type;

    /// <summary>Begins a row and reads its primary phone; in a layout that is not plain, all phones.</summary>
    public void Begin()
    {
        _issues.Clear();
        _phones.Clear();
        _kinds.Clear();
        if (_roles is not null) BeginRoles(_roles);
        else PrimaryPhone = _heading.PrimaryPhone < 0 ? PhoneNumber.None : ReadPrimary(_cells[_heading.PrimaryPhone]);
    }

    /// <summary>Reads the other cells of the row.</summary>
    public void ReadOn()
    {
        for (var row = 0; row < _cells.RowCount; row++) CheckCount(row);
        if (_roles is null)
        {
            for (var kind = 0; kind < _heading.AdditionalPhones.Length; kind++) ReadAdditional(kind);
            if (_options.DoNotCall is { } listed) DropListed(listed);
            DropRepeatedPhones();
        }

        Priority = ReadPriority();
        _zone = _roles?.Zone ?? ReadZone();
        ScheduledAt = ReadScheduledAt();
        if (_cells.Contain((byte)'\'')) NoticeGuards();
        _roles?.CheckTexts();
        if (_roles is null && PrimaryPhone == PhoneNumber.None && _phones.Count == 0 && !_issues.HasErrors && !_issues.TryRejectFor(ContactReason.PhoneDoNotCall)) _issues.Add(ContactIssue.Error(_heading.PrimaryPhone + 1, NumberReason.NumberMissing));
    }

    /// <summary>Creates the contact of the row.</summary>
    public Contact ToContact(string id)
    {
        var phones = ImmutableArray.CreateBuilder<AdditionalPhone>(_phones.Count);
        for (var i = 0; i < _phones.Count; i++)
        {
            var description = Encoding.UTF8.GetString(DescriptionOf(i));
            phones.Add(new AdditionalPhone(_phones[i], TypeOf(i), description.Length == 0 ? null : description));
        }

        return new Contact(id, PrimaryPhone)
        {
            List = _options.List,
            Name = _heading.Name.Text(_cells),
            AdditionalPhones = phones.DrainToImmutable(),
            Priority = Priority,
            TimeZone = TimeZone,
            ScheduledAt = ScheduledAt,
            Fields = [.. _heading.Fields.Select(field => new ContactField(field.Field, Encoding.UTF8.GetString(ValueOf(field)))).Where(field => field.Value.Length > 0)],
        };
    }

    public void RejectId(ContactReason reason) => _issues.Reject(_heading.Id, reason);

    /// <summary>Adds the error of a duplicate, for the row as a whole.</summary>
    public void AddDuplicate(ContactReason reason) => _issues.Add(ContactIssue.Error(0, reason));

    private void BeginRoles(RoleReading roles)
    {
        roles.Read();
        PrimaryPhone = roles.Primary?.Number ?? PhoneNumber.None;
        foreach (var phone in roles.Additional)
        {
            var kind = new PhoneKind(phone.Type, phone.Description.Length > 0);
            if (!_indexOfKind.TryGetValue(kind, out var index))
            {
                _indexOfKind.Add(kind, index = _allKinds.Count);
                _allKinds.Add(kind);
            }

            _phones.Add(phone.Number);
            _kinds.Add(index);
        }
    }

    private void CheckCount(int row)
    {
        var (extra, count) = (_heading.Names.Length, _cells.CountOf(row));
        while (extra < count && _cells.Cell(row, extra).IsEmpty) extra++;
        if (extra < count) _issues.Reject(extra, ContactReason.RowColumnCount);
    }

    private PhoneNumber ReadPrimary(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty) return PhoneNumber.None;
        var reading = _options.Phones.Read(cell);
        if (reading.TryGet(out var phone)) _issues.NoticeAll(_heading.PrimaryPhone, phone.Notices);
        else _issues.Add(ContactIssue.Error(_heading.PrimaryPhone + 1, reading.Reason));
        return phone.Number;
    }

    private void ReadAdditional(int kind)
    {
        var column = _heading.AdditionalPhones[kind].Column;
        var cell = _cells[column];
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
        var reading = _options.Phones.Read(text);
        if (!reading.TryGet(out var phone))
        {
            _issues.Add(_options.DropInvalidPhones ? ContactIssue.Notice(column + 1, reading.Reason) : ContactIssue.Error(column + 1, reading.Reason));
            return;
        }

        _issues.NoticeAll(column, phone.Notices);
        _phones.Add(phone.Number);
        _kinds.Add(kind);
    }

    private void DropListed(Blacklist listed)
    {
        for (var i = _phones.Count - 1; i >= 0; i--)
        {
            if (!listed.Contains(_phones[i])) continue;
            _issues.Notice(ColumnOf(i), ContactReason.PhoneDoNotCall);
            _phones.RemoveAt(i);
            _kinds.RemoveAt(i);
        }

        if (PrimaryPhone == PhoneNumber.None || !listed.Contains(PrimaryPhone)) return;
        _issues.Notice(_heading.PrimaryPhone, ContactReason.PhoneDoNotCall);
        PrimaryPhone = PhoneNumber.None;
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
            else _issues.Add(ContactIssue.Notice(ColumnOf(i) + 1, ContactReason.PhoneDuplicate));
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
        _issues.Add(ContactIssue.Notice(ColumnOf(phone) + 1, ContactReason.PhoneDuplicate));
        _phones.RemoveAt(phone);
        _kinds.RemoveAt(phone);
    }

    private int ColumnOf(int phone) => _heading.AdditionalPhones[_kinds[phone]].Column;

    private int ReadPriority()
    {
        if (_heading.Priority < 0) return Contact.DefaultPriority;
        var cell = _cells[_heading.Priority];
        if (_roles is null && cell.IsEmpty) return Contact.DefaultPriority;
        if (_roles is null && !cell.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Utf8Parser.TryParse(cell, out int priority, out _) && priority >= 1) return priority;
        if (_roles is not null && PriorityCells.Read(_cells.Value(_heading.Priority), _options.Columns.Priority!) is { } rank) return rank;
        _issues.Reject(_heading.Priority, ContactReason.PriorityInvalid);
        return Contact.DefaultPriority;
    }

    private int ReadZone()
    {
        if (_heading.TimeZone < 0) return -1;
        var cell = _cells[_heading.TimeZone];
        if (cell.IsEmpty) return -1;
        var place = _zones!.IndexOf(cell);
        if (place < 0) _issues.RejectZone(_heading.TimeZone, place);
        return place;
    }

    // Of several rows, the latest instant: no contact is called too early.
    private Instant? ReadScheduledAt()
    {
        if (_heading.ScheduledAt < 0) return null;
        var latest = default(Instant?);
        for (var row = 0; row < _cells.RowCount; row++)
        {
            var cell = _cells.Cell(row, _heading.ScheduledAt);
            if (cell.IsEmpty) continue;
            var instant = ScheduledAtText.Read(Encoding.UTF8.GetString(cell), TimeZone ?? _options.DefaultZone);
            if (instant is null) _issues.Reject(_heading.ScheduledAt, ContactReason.ScheduledAtInvalid);
            else if (latest is null || instant > latest) latest = instant;
        }

        return latest;
    }

    private void NoticeGuards()
    {
        NoticeGuard(_heading.Id);
        foreach (var column in (ReadOnlySpan<int>)[_heading.Name.Full, _heading.Name.Given, _heading.Name.Family]) NoticeGuard(column);
        foreach (var field in _heading.Fields)
        {
            if (!field.IsUncalled) NoticeGuard(field.Column);
        }

        foreach (var place in _heading.AdditionalPhones) NoticeGuard(place.Description);
    }

    private void NoticeGuard(int column)
    {
        if (column >= 0 && _cells.Value(column).Length != _cells[column].Length) _issues.Notice(column, ContactReason.TextSpreadsheetGuard);
    }
}

/// <summary>What additional phones have in common.</summary>
/// <param name="Type">The contact item type; null for none.</param>
/// <param name="HasDescription">Whether the phone may have a description.</param>
internal readonly record struct PhoneKind(ContactItemType? Type, bool HasDescription);
