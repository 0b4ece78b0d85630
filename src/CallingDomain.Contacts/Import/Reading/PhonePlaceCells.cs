using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>Reads the phones of one column with their companions.</summary>
internal sealed class PhonePlaceCells
{
    private readonly RowCells _cells;
    private readonly PhonePlace _place;
    private readonly PhoneCompanions _companions;
    private readonly ContactImportOptions _options;
    private readonly RegionReaders _regions;
    private readonly RowIssues _issues;
    private readonly SearchValues<byte>? _separators;
    private readonly PhoneCellEntries? _entries;
    private readonly TypeLabels? _labels;
    private readonly LineLabels? _lines;
    private readonly FlagCells? _active;
    private readonly ImmutableArray<(FlagCells Cells, int Column)> _doNotCall;
    private readonly ZoneFlagCells? _zones;
    private readonly PastCallCells _calls;
    private readonly List<string> _uncalledEntries = []; // of the cell: the numbers whose label says that they are not called

    public PhonePlaceCells(PhonePlace place, RowCells cells, ContactImportOptions options, RegionReaders regions, ZoneCells? zones, RowIssues issues, Func<TypeColumn, TypeLabels> labels)
    {
        (_place, _cells, _options, _regions, _issues) = (place, cells, options, regions, issues);
        _companions = place.Companions ?? new PhoneCompanions(new PhoneColumn(""), IsPrimary: false);
        var asked = _companions.Asked;
        _entries = asked.Cell is { } cell ? new PhoneCellEntries(cell) : null;
        _separators = _entries is null && !_companions.IsPrimary && !options.CellSeparators.IsEmpty ? SearchValues.Create([.. options.CellSeparators.Select(sign => (byte)sign)]) : null;
        _labels = asked.HasLabels ? labels(asked.TypeColumn ?? new TypeColumn("")) : null;
        _lines = asked.LineColumn is { } lines && _companions.Line >= 0 ? new LineLabels(lines, asked.TypeColumn?.PrimaryMark) : null;
        _active = _companions.Active < 0 ? null : new FlagCells(asked.Active!);
        _doNotCall = [.. _companions.DoNotCall.Select(place => (new FlagCells(place.Asked), place.Column))];
        _zones = _companions.Zone < 0 ? null : new ZoneFlagCells(asked.TimeZone!, _companions.Zone, _companions.Daylight, cells, zones!, issues);
        _calls = new PastCallCells(_companions.Calls, cells, issues);
    }

    /// <summary>Reads the phones of a row.</summary>
    /// <param name="row">The index of the row among those of the contact.</param>
    /// <param name="country">The country of the contact.</param>
    /// <param name="phones">Takes the phones.</param>
    /// <param name="forbidden">Takes the numbers that must not be called.</param>
    /// <param name="uncalled">Takes the cell by its column if its label says that it is not called.</param>
    /// <param name="zoneOfDates">The time zone of local times.</param>
    public void Read(int row, ContactCountry country, List<RolePhone> phones, HashSet<PhoneNumber> forbidden, Dictionary<int, string> uncalled, DateTimeZone zoneOfDates)
    {
        var cell = _cells.Cell(row, _place.Column);
        if (cell.IsEmpty) return;
        var isCalled = _options.CalledLines.Contains(LineOf(row));
        if (!isCalled) uncalled.TryAdd(_place.Column, _cells.ValueText(row, _place.Column));
        var isForbidden = ReadDoNotCall(row, isCalled);
        var isActive = isCalled ? ReadFlag(_active, row, _companions.Active) : null;
        var mustNotBeCalled = isForbidden is not false; // an unknown word does not permit a call
        if (isActive is null && !mustNotBeCalled) return;
        var leftOut = mustNotBeCalled ? ContactReason.PhoneDoNotCall : _active is not null && isActive is not true ? ContactReason.PhoneInactive : ContactReason.Unspecified;
        if (leftOut != ContactReason.Unspecified && isCalled && isForbidden is not null) _issues.Notice(_place.Column, leftOut);
        var before = phones.Count;
        _uncalledEntries.Clear();
        if (_entries is not null)
        {
            var rest = cell;
            while (_entries.TryNext(ref rest, out var entry)) ReadEntry(row, entry, country, phones, leftOut, isFirst: phones.Count == before);
        }
        else if (_separators is not null)
        {
            var parts = new CellParts(cell, _separators);
            while (parts.TryNext(out var part)) ReadEntry(row, part, country, phones, leftOut, isFirst: phones.Count == before);
        }
        else
        {
            ReadEntry(row, cell, country, phones, leftOut, isFirst: true);
        }

        if (leftOut != ContactReason.Unspecified)
        {
            if (leftOut == ContactReason.PhoneDoNotCall) forbidden.UnionWith(phones.Skip(before).Select(phone => phone.Number));
            phones.RemoveRange(before, phones.Count - before);
            return;
        }

        AddCompanions(row, before, phones, zoneOfDates);
        if (_uncalledEntries.Count > 0) uncalled.TryAdd(_place.Column, string.Join(", ", _uncalledEntries));
    }

    // By the words of the file's columns, else by words of a label that names no contact item type.
    private PhoneLine LineOf(int row)
    {
        var label = _cells.ValueText(row, _companions.Line);
        if (_lines?.Find(label) is { } line) return line;
        return UncalledLineOf(label, _companions.Line) ?? UncalledLineOf(_cells.ValueText(row, _companions.Type), _companions.Type) ?? _companions.Asked.Line;
    }

    // Null for a label that says nothing, or that names a line that is called.
    private PhoneLine? UncalledLineOf(string label, int column)
    {
        if (label.Length == 0 || LineWords.Find(label) is not { } line || _options.CalledLines.Contains(line)) return null;
        if (_labels is not null && _labels.Find(_labels.LabelOf(label, out _)) is not null) return null;
        _issues.Notice(column, ContactReason.PhoneLineNotCalled);
        return line;
    }

    private void ReadEntry(int row, ReadOnlySpan<byte> entry, ContactCountry country, List<RolePhone> phones, ContactReason leftOut, bool isFirst)
    {
        var number = _entries is null ? entry : _entries.Part(entry, PhoneCellPart.Number);
        if (number.IsEmpty) return;
        if (leftOut == ContactReason.Unspecified && _entries is not null && UncalledLineOf(Encoding.UTF8.GetString(_entries.Part(entry, PhoneCellPart.Label)), _place.Column) is not null)
        {
            _uncalledEntries.Add(Encoding.UTF8.GetString(number));
            return;
        }

        var reading = ReadNumber(row, number, _entries is null ? [] : _entries.Part(entry, PhoneCellPart.CallingCode), country, out var issue);
        if (!reading.TryGet(out var read))
        {
            if (leftOut == ContactReason.Unspecified) AddInvalid(issue);
            return;
        }

        if (leftOut == ContactReason.Unspecified) _issues.NoticeAll(_place.Column, read.Notices);
        var phone = new RolePhone(read.Number, _place.Column, _companions.IsPrimary) { Type = _place.Type };
        phones.Add(leftOut != ContactReason.Unspecified ? phone : Described(phone, row, entry, isFirst));
    }

    private RolePhone Described(RolePhone phone, int row, ReadOnlySpan<byte> entry, bool isFirst)
    {
        var label = _entries is null ? "" : Encoding.UTF8.GetString(_entries.Part(entry, PhoneCellPart.Label));
        if (label.Length == 0) label = _cells.ValueText(row, _companions.Type);
        var description = new StringBuilder(_cells.ValueText(row, _place.Description));
        if (_entries is not null) Append(description, Encoding.UTF8.GetString(_entries.Part(entry, PhoneCellPart.Description)));
        if (label.Length > 0)
        {
            var isMarked = false;
            if (_labels is not null) label = _labels.LabelOf(label, out isMarked);
            var type = label.Length == 0 ? phone.Type : _labels?.Find(label);
            if (label.Length > 0 && type is null)
            {
                Append(description, label);
                if (_labels is not null) _issues.Notice(_companions.Type < 0 ? _place.Column : _companions.Type, ContactReason.ItemTypeUnknown);
            }

            phone = phone with { Type = type ?? (_labels is null ? phone.Type : null), IsMarked = isMarked && isFirst };
        }

        var extension = _cells.ValueText(row, _companions.Extension);
        Append(description, extension.Length > 0 && extension.All(char.IsAsciiDigit) ? $"ext. {extension}" : extension);
        return phone with { Description = description.ToString() };
    }

    private static void Append(StringBuilder description, string text)
    {
        if (text.Length == 0) return;
        if (description.Length > 0) description.Append(", ");
        description.Append(text);
    }

    // Order, time zone and calls are those of all phones of the cell.
    private void AddCompanions(int row, int before, List<RolePhone> phones, DateTimeZone zoneOfDates)
    {
        if (phones.Count == before) return;
        var order = ReadOrder(row);
        var zone = _zones?.Read(row) ?? -1;
        var calls = _calls.Read(row, PhoneNumber.None, zoneOfDates);
        for (var i = before; i < phones.Count; i++)
        {
            var phone = phones[i];
            phones[i] = phone with { Order = order, Zone = zone, Calls = calls is null ? null : calls with { Phone = phone.Number } };
        }
    }

    private int ReadOrder(int row)
    {
        if (_companions.Order < 0) return int.MaxValue;
        var cell = _cells.Value(row, _companions.Order);
        if (cell.IsEmpty) return int.MaxValue;
        if (int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var order)) return order;
        _issues.Reject(_companions.Order, ContactReason.PhoneOrderInvalid);
        return int.MaxValue;
    }

    // Whether a column says so; null if no column does, and one has an unknown word, which is an error of a phone that is called.
    private bool? ReadDoNotCall(int row, bool isCalled)
    {
        bool? isForbidden = false;
        foreach (var (flag, column) in _doNotCall)
        {
            var says = isCalled ? ReadFlag(flag, row, column) : flag.Read(_cells.Flag(row, column));
            isForbidden = isForbidden is true || says is true ? true : says is null ? null : isForbidden;
        }

        return isForbidden;
    }

    private bool? ReadFlag(FlagCells? flag, int row, int column)
    {
        if (flag is null) return false;
        var isYes = flag.Read(_cells.Flag(row, column));
        if (isYes is null) AddInvalid(ContactIssue.Error(column + 1, ContactReason.FlagInvalid));
        return isYes;
    }

    private Result<PhoneReading, NumberReason> ReadNumber(int row, ReadOnlySpan<byte> number, ReadOnlySpan<byte> codeInCell, ContactCountry country, out ContactIssue issue)
    {
        var hasCode = _companions.CallingCode >= 0 || !codeInCell.IsEmpty || _companions.Asked.Cell?.Parts.Contains(PhoneCellPart.CallingCode) == true;
        var code = codeInCell.IsEmpty && _companions.CallingCode >= 0 ? _cells.Value(row, _companions.CallingCode) : codeInCell;
        var codeColumn = codeInCell.IsEmpty && _companions.CallingCode >= 0 ? _companions.CallingCode : _place.Column;
        if (!code.IsEmpty) return ReadWithCode(number, code, codeColumn, out issue);
        var countryCell = _companions.Country < 0 ? [] : _cells.Cell(row, _companions.Country);
        var reader = _regions.Of(countryCell, country.Reader);
        var hasCountry = reader is not null && (RegionReaders.IsGiven(countryCell) || country.IsGiven);
        if (hasCode && !hasCountry) reader = _regions.International;
        var reading = (reader ?? _regions.International).Read(number);
        issue = ContactIssue.Error(_place.Column + 1, reading.IsOk ? NumberReason.Unspecified : reading.Reason);
        if (reading.IsOk || number.Contains((byte)'+')) return reading;
        if (hasCode && !hasCountry) issue = ContactIssue.Error(codeColumn + 1, ContactReason.CallingCodeMissing);
        else if (reader is null) issue = ContactIssue.Error((countryCell.IsEmpty ? _place.Column : _companions.Country) + 1, NumberReason.NumberRegionUnknown);
        return reading;
    }

    private Result<PhoneReading, NumberReason> ReadWithCode(ReadOnlySpan<byte> number, ReadOnlySpan<byte> cell, int codeColumn, out ContactIssue issue)
    {
        if (CallingCode.Read(cell) is not { } code || _regions.Of(code) is not { } reader)
        {
            issue = ContactIssue.Error(codeColumn + 1, ContactReason.CallingCodeInvalid);
            return NumberReason.NumberCallingCodeUnknown;
        }

        var reading = RegionReaders.Read(number, code, reader, out var differs);
        issue = reading.IsOk ? ContactIssue.Error(codeColumn + 1, ContactReason.CallingCodeDiffers) : ContactIssue.Error(_place.Column + 1, reading.Reason);
        return differs ? NumberReason.NumberCallingCodeUnknown : reading;
    }

    // An invalid additional phone is left out if the options say so.
    private void AddInvalid(ContactIssue issue) => _issues.Add(_options.DropInvalidPhones && !_companions.IsPrimary ? issue with { IsError = false } : issue);
}
