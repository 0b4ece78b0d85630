using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>Reads what a plain layout does not have: phones with companions, several rows of a contact, time zones by phone, calls so far.</summary>
internal sealed class RoleReading
{
    private readonly RowCells _cells;
    private readonly ContactHeading _heading;
    private readonly ContactImportOptions _options;
    private readonly RolePlaces _roles;
    private readonly RowIssues _issues;
    private readonly ZoneCells? _zoneCells;
    private readonly RegionReaders _regions;
    private readonly Dictionary<TypeColumn, TypeLabels> _labels = [];
    private readonly PhonePlaceCells? _primaryCells;
    private readonly ImmutableArray<PhonePlaceCells> _additionalCells, _flaggedCells;
    private readonly ImmutableArray<(FlagCells Cells, int Column)> _doNotCall;
    private readonly ZoneFlagCells? _zones;
    private readonly PastCallCells _calls;
    private readonly List<RolePhone> _phones = [];
    private readonly Dictionary<PhoneNumber, List<int>> _zonesOf = [];
    private readonly HashSet<PhoneNumber> _forbidden = [];
    private readonly Dictionary<int, string> _uncalled = []; // cells by column
    private readonly List<PhoneZone> _phoneZones = [];
    private readonly List<PastCallSummary> _pastCalls = [];

    public RoleReading(RowCells cells, ContactHeading heading, ContactImportOptions options, ZoneCells? zones, RowIssues issues)
    {
        (_cells, _heading, _options, _roles, _issues, _zoneCells) = (cells, heading, options, heading.Roles!, issues, zones);
        _regions = new RegionReaders(options.Phones);
        _primaryCells = _roles.PrimaryPhone is { } place ? CellsOf(place with { Companions = place.Companions ?? new PhoneCompanions(new PhoneColumn(""), IsPrimary: true) }) : null;
        _additionalCells = [.. heading.AdditionalPhones.Select(CellsOf)];
        _flaggedCells = [.. _roles.Flagged.Select(CellsOf)];
        _doNotCall = [.. _roles.DoNotCall.Select(place => (new FlagCells(place.Asked), place.Column))];
        _zones = heading.TimeZone < 0 ? null : new ZoneFlagCells(options.Columns.TimeZone!, heading.TimeZone, _roles.Daylight, cells, zones!, issues);
        _calls = new PastCallCells(_roles.Calls, cells, issues);
    }

    /// <summary>The additional phones, in the order of the contact.</summary>
    public ReadOnlySpan<RolePhone> Additional => CollectionsMarshal.AsSpan(_phones);

    /// <summary>The primary phone; null for none.</summary>
    public RolePhone? Primary { get; private set; }

    /// <summary>The index of the time zone of the contact; -1 for none.</summary>
    public int Zone { get; private set; }

    /// <summary>The time zones of phones that are in another one than the contact.</summary>
    public IReadOnlyList<PhoneZone> PhoneZones => _phoneZones;

    /// <summary>The calls so far.</summary>
    public IReadOnlyList<PastCallSummary> PastCalls => _pastCalls;

    /// <summary>Reads the phones, their time zones and calls.</summary>
    public void Read()
    {
        _phones.Clear();
        _forbidden.Clear();
        _uncalled.Clear();
        _zonesOf.Clear();
        _phoneZones.Clear();
        _pastCalls.Clear();
        Primary = null;
        for (var row = 0; row < _cells.RowCount; row++) ReadRow(row);
        RemoveForbidden();
        ChoosePrimary();
        if (_phones.Exists(phone => phone.Order != int.MaxValue)) Replace([.. _phones.OrderBy(phone => phone.Order)]);
        PromoteFirst();
        CollectZones();
        DropRepeated();
        SetZones();
        AddCalls();
        if (Primary is null && _phones.Count == 0 && !_issues.HasErrors && !_issues.TryRejectFor(ContactReason.PhoneDoNotCall, ContactReason.PhoneInactive, ContactReason.PhoneZoneDiffers, ContactReason.PhoneLineNotCalled))
            _issues.Add(ContactIssue.Error(_heading.PrimaryPhone + 1, NumberReason.NumberMissing));
    }

    /// <summary>The text of a custom field that is not just a cell; empty for none.</summary>
    public string TextOf(FieldPlace field) => field.Column < 0 ? Primary?.Description ?? "" : field.IsUncalled ? _uncalled.GetValueOrDefault(field.Column, "") : DateOf(field);

    private string DateOf(FieldPlace field) => _cells.ValueText(field.Column) is { Length: > 0 } cell ? field.Dates!.ReadIso(cell, ZoneOfDates) ?? "" : "";

    /// <summary>Adds the errors of custom fields with dates, and the notices of rows that differ.</summary>
    public void CheckTexts()
    {
        foreach (var field in _heading.Fields)
        {
            if (field.Dates is not null && _cells.ValueText(field.Column).Length > 0 && DateOf(field).Length == 0) _issues.Reject(field.Column, ContactReason.DateInvalid);
        }

        if (_cells.RowCount == 1) return;
        foreach (var column in (ReadOnlySpan<int>)[_heading.Id, _heading.Name.Full, _heading.Name.Given, _heading.Name.Family, _heading.Priority, _heading.ScheduledAt]) NoticeDifference(column);
        foreach (var field in _heading.Fields.Where(field => !field.IsUncalled)) NoticeDifference(field.Column);
    }

    private DateTimeZone ZoneOfDates => Zone < 0 ? _options.DefaultZone : _zoneCells![Zone];

    private PhonePlaceCells CellsOf(PhonePlace place) => new(place, _cells, _options, _regions, _zoneCells, _issues, LabelsOf);

    // Columns of a family share their labels.
    private TypeLabels LabelsOf(TypeColumn asked)
    {
        if (!_labels.TryGetValue(asked, out var labels)) _labels.Add(asked, labels = new TypeLabels(asked, _options.Types));
        return labels;
    }

    private void ReadRow(int row)
    {
        foreach (var (flag, column) in _doNotCall)
        {
            var isForbidden = flag.Read(_cells.Flag(row, column));
            if (isForbidden is null) _issues.Reject(column, ContactReason.FlagInvalid);
            else if (isForbidden.Value) _issues.Reject(column, ContactReason.DoNotCall);
        }

        var zone = _zones?.Read(row) ?? -1;
        if (row == 0 || Zone < 0) Zone = zone;
        var countryCell = _roles.Country < 0 ? [] : _cells.Cell(row, _roles.Country);
        var country = new ContactCountry(_regions.Of(countryCell, _options.Phones), RegionReaders.IsGiven(countryCell));
        var before = _phones.Count;
        _primaryCells?.Read(row, country, _phones, _forbidden, _uncalled, ZoneOfDates);
        foreach (var cells in _additionalCells) cells.Read(row, country, _phones, _forbidden, _uncalled, ZoneOfDates);
        foreach (var cells in _flaggedCells) cells.Read(row, country, _phones, _forbidden, _uncalled, ZoneOfDates);
        for (var i = before; i < _phones.Count; i++)
        {
            if (_phones[i].Zone < 0 && _cells.RowCount > 1) _phones[i] = _phones[i] with { Zone = zone };
        }
    }

    // A number that must not be called in one column is not called for another one.
    private void RemoveForbidden()
    {
        if (_forbidden.Count == 0 && _options.DoNotCall is null) return;
        foreach (var column in _phones.Where(phone => IsForbidden(phone.Number)).Select(phone => phone.Column).Distinct()) _issues.NoticeOnce(column, ContactReason.PhoneDoNotCall);
        _phones.RemoveAll(phone => IsForbidden(phone.Number));
    }

    private bool IsForbidden(PhoneNumber number) => _forbidden.Contains(number) || _options.DoNotCall?.Contains(number) == true;

    private void ChoosePrimary()
    {
        var first = _phones.FindIndex(phone => phone.IsPrimary && phone.IsMarked);
        if (first < 0) first = _phones.FindIndex(phone => phone.IsPrimary);
        if (first < 0) first = _phones.FindIndex(phone => phone.IsMarked);
        if (first >= 0) TakePrimary(first);
    }

    private void PromoteFirst()
    {
        if (Primary is null && _options.Columns.PromotesFirstPhone && _phones.Count > 0) TakePrimary(0);
    }

    private void TakePrimary(int phone)
    {
        Primary = _phones[phone];
        _phones.RemoveAt(phone);
    }

    // A number that occurs twice is kept where it is called first.
    private void DropRepeated()
    {
        if (_phones.Count == 0) return;
        var taken = new HashSet<PhoneNumber>();
        if (Primary is { } primary) taken.Add(primary.Number);
        var stays = new bool[_phones.Count];
        foreach (var phone in InCallingOrder()) stays[phone] = taken.Add(_phones[phone].Number);
        if (!stays.Contains(false)) return;
        for (var i = 0; i < stays.Length; i++)
        {
            if (!stays[i]) _issues.Notice(_phones[i].Column, ContactReason.PhoneDuplicate);
        }

        Replace([.. _phones.Where((_, i) => stays[i])]);
    }

    // A number that occurs twice with two time zones is called in the hours of both.
    private void CollectZones()
    {
        foreach (var phone in _phones.Concat(Primary is { } primary ? [primary] : []))
        {
            if (phone.Zone < 0) continue;
            if (!_zonesOf.TryGetValue(phone.Number, out var zones)) _zonesOf.Add(phone.Number, zones = []);
            if (!zones.Contains(phone.Zone)) zones.Add(phone.Zone);
        }
    }

    // The time zone of the contact is that of the phone that is called first. A phone of unknown time zone beside phones of several may be in each of them.
    private void SetZones()
    {
        if (_zonesOf.Count == 0) return;
        List<RolePhone> phones = [.. Primary is { } primary ? [primary] : Array.Empty<RolePhone>(), .. InCallingOrder().Select(phone => _phones[phone])];
        List<List<int>?> own = [.. phones.Select(phone => _zonesOf.GetValueOrDefault(phone.Number))];
        List<int> all = [.. own.SelectMany(zones => zones ?? []).Distinct()];
        if (all.Count == 0) return;
        List<int> other = Zone < 0 ? all : [Zone];
        Zone = (own[0] ?? other)[0];
        var leftOut = new HashSet<RolePhone>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < phones.Count; i++)
        {
            var (phone, zones) = (phones[i], own[i] ?? other);
            if (zones is [var only] && only == Zone) continue;
            if (_options.TakesPhoneZones) _phoneZones.AddRange(zones.Select(zone => new PhoneZone(phone.Number, _zoneCells![zone])));
            else leftOut.Add(phone);
        }

        LeaveOut(phones, leftOut);
    }

    // Without the host's word that it takes time zones by phone, a phone is not called in the hours of another one.
    private void LeaveOut(List<RolePhone> phones, HashSet<RolePhone> leftOut)
    {
        if (leftOut.Count == 0) return;
        foreach (var phone in phones.Where(leftOut.Contains)) _issues.Notice(phone.Column, ContactReason.PhoneZoneDiffers);
        if (Primary is { } primary && leftOut.Contains(primary)) Primary = null;
        _phones.RemoveAll(leftOut.Contains);
    }

    private void AddCalls()
    {
        if (_calls.Read(0, PhoneNumber.None, ZoneOfDates) is { } calls) _pastCalls.Add(calls);
        if (Primary?.Calls is { } ofPrimary) _pastCalls.Add(ofPrimary);
        foreach (var phone in _phones)
        {
            if (phone.Calls is { } ofPhone) _pastCalls.Add(ofPhone);
        }
    }

    private IEnumerable<int> InCallingOrder() => Enumerable.Range(0, _phones.Count).Order(Comparer<int>.Create((left, right) =>
    {
        var byType = CallingOrder.CompareTypes(_phones[left].Type, _phones[right].Type);
        return byType != 0 ? byType : left.CompareTo(right);
    }));

    private void NoticeDifference(int column)
    {
        if (column < 0) return;
        var first = _cells[column];
        for (var row = 0; row < _cells.RowCount; row++)
        {
            if (_cells.Cell(row, column) is { IsEmpty: false } cell && !cell.SequenceEqual(first))
            {
                _issues.NoticeOnce(column, ContactReason.RowsDiffer);
                return;
            }
        }
    }

    private void Replace(List<RolePhone> phones)
    {
        _phones.Clear();
        _phones.AddRange(phones);
    }
}
