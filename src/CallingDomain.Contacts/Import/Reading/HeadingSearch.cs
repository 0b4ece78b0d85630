using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Finds the columns of one file.</summary>
internal sealed class HeadingSearch
{
    private readonly ImmutableArray<string> _names;
    private readonly ContactImportOptions _options;
    private readonly ContactColumns _asked;
    private readonly ColumnReferences _references;
    private readonly HashSet<int> _named = []; // columns that a phone names by itself
    private readonly HashSet<int> _ignored = [];
    private readonly List<FileColumn> _used = [];
    private readonly List<FieldPlace> _fields = []; // without those that were asked for by name
    private readonly HashSet<string> _fieldNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lastNumbers = new(StringComparer.Ordinal); // of field names that several columns have
    private readonly List<PhonePlace> _flagged = []; // lines that are not called, with columns that say whether they must not be called
    private readonly HashSet<FlagColumn> _flagsFound = []; // columns that say whether a contact or a phone must not be called
    private readonly List<(FlagColumn Asked, FileColumn Expected)> _flagsMissing = [];
    private FileRefusal? _refusal;

    /// <param name="names">The headings.</param>
    /// <param name="options">How the file is imported.</param>
    public HeadingSearch(ImmutableArray<string> names, ContactImportOptions options)
    {
        (_options, _asked) = (options, options.Columns);
        _names = options.Format.HasHeading || RejectedContactWriter.IsHeading(names) ? names : WithMissing(names, options.Columns);
        _references = new ColumnReferences(_names, options.Format.IgnoresHeadingCase);
    }

    public Result<ContactHeading, FileRefusal> Find()
    {
        FindIgnored();
        foreach (var phone in _asked.AdditionalPhones.Append(_asked.PrimaryPhone).OfType<PhoneColumn>())
        {
            if (_references.Find(phone.Column) is var place and >= 0) _named.Add(place);
        }

        foreach (var field in _asked.Fields) _fieldNames.Add(field.Field);
        var (id, name) = (One(_asked.Id, ColumnRole.Id), new NamePlaces(One(_asked.Name, ColumnRole.Name), One(_asked.GivenName, ColumnRole.GivenName), One(_asked.FamilyName, ColumnRole.FamilyName)));
        var primary = Primary();
        var (priority, zone, scheduledAt) = (One(_asked.Priority?.Column, ColumnRole.Priority), One(_asked.TimeZone?.Column, ColumnRole.TimeZone), One(_asked.ScheduledAt, ColumnRole.ScheduledAt));
        ImmutableArray<PhonePlace> additional = [.. _asked.AdditionalPhones.SelectMany(Additional)];
        var roles = LayoutPlainness.IsPlain(_asked) ? null : Roles(primary);
        if (roles is not null && (_asked.PromotesFirstPhone || additional.Any(place => place.Companions is not null) || primary is { Description: >= 0 } or { Companions.MayDescribe: true }))
            _fields.Add(new FieldPlace(NewField(ContactColumns.PrimaryPhoneDescriptionField, -1), -1));
        ImmutableArray<FieldPlace> fields = [.. _asked.Fields.Select(field => new FieldPlace(field.Field, One(field.Column, ColumnRole.Field, field: field.Field))).Where(field => field.Column >= 0)];
        if (_asked.HasPhone && primary is null && additional.IsEmpty && _refusal is null) RefusePhones();
        var most = roles is null ? ContactTable.MaxPhoneColumns : ContactTable.MaxPhoneColumns / 4; // with and without description
        if (additional.Length > most) _refusal ??= new FileRefusal(FileReason.RowTooLong) { Max = most };
        RefuseHalf();
        if (_refusal is not null) return _refusal;
        var unused = Unused();
        return new ContactHeading(_names, id, name, primary?.Column ?? -1, priority, zone, scheduledAt, additional, [.. fields, .. _fields])
        {
            Used = [.. _used.OrderBy(column => column.Position)],
            Unused = unused,
            MissingDoNotCall = [.. _flagsMissing.Select(each => each.Expected).Distinct()],
            Roles = roles,
        };
    }

    // Positions that later rows may have.
    private static ImmutableArray<string> WithMissing(ImmutableArray<string> names, ContactColumns asked)
    {
        if (!asked.AllowsMissing) return names;
        var last = asked.References().Select(reference => reference.Trim() is ['#', .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : 0).Max();
        return last <= names.Length || last > ContactTable.MaxPhoneColumns ? names : names.AddRange(Enumerable.Repeat("", last - names.Length));
    }

    private void FindIgnored()
    {
        foreach (var name in _options.IgnoredColumns)
        {
            var place = _references.Find(name);
            var (plain, escaped) = (name.Trim(), SpreadsheetText.EscapeFormula(name.Trim()));
            List<int> places = [.. Enumerable.Range(0, _names.Length).Where(each => each == place || _names[each] == plain || _names[each] == escaped)];
            if (places.Count == 0 && !_asked.AllowsMissing) Refuse(FileReason.ColumnNotFound, name);
            _ignored.UnionWith(places);
        }
    }

    private int One(string? reference, ColumnRole role, ContactItemType? type = null, string? field = null)
    {
        if (reference is null) return -1;
        return Use(_references.Find(reference), reference, role, type, field);
    }

    private int Companion(string? reference, PhoneMatch phone, ColumnRole role, ContactItemType? type, string? field = null) =>
        reference is null ? -1 : Use(_references.FindCompanion(reference, phone), reference, role, type, field);

    private int Use(int place, string reference, ColumnRole role, ContactItemType? type, string? field)
    {
        if (place == ColumnReferences.Ambiguous) Refuse(FileReason.ColumnAmbiguous, reference);
        else if (place >= 0) _used.Add(new FileColumn(place + 1, _names[place], role) { Type = type, Field = field });
        else if (!_asked.AllowsMissing) Refuse(FileReason.ColumnNotFound, reference);
        return Math.Max(place, -1);
    }

    private ImmutableArray<FlagPlace> DoNotCall(PhoneColumn phone, PhoneMatch match) =>
    [
        .. phone.DoNotCall.Select(flag => new FlagPlace(flag, Companion(flag.Column, match, ColumnRole.PhoneDoNotCall, phone.Type)))
            .Where(place => IsThere(place, new FileColumn(0, _references.HeadingOf(place.Asked.Column, match), ColumnRole.PhoneDoNotCall) { Type = phone.Type })),
    ];

    private ImmutableArray<FlagPlace> DoNotCall() =>
    [
        .. _asked.DoNotCall.Select(flag => new FlagPlace(flag, One(flag.Column, ColumnRole.DoNotCall))).Where(place => IsThere(place, new FileColumn(0, place.Asked.Column.Trim(), ColumnRole.DoNotCall))),
    ];

    private bool IsThere(FlagPlace place, FileColumn expected)
    {
        if (place.Column >= 0) _flagsFound.Add(place.Asked);
        else if (!_options.IgnoredColumns.Any(name => name.Trim() == expected.Heading || name.Trim() == place.Asked.Column.Trim())) _flagsMissing.Add((place.Asked, expected));
        return place.Column >= 0;
    }

    // A file that says of some phones whether they must not be called is expected to say it of all.
    private void RefuseHalf()
    {
        foreach (var (flag, expected) in _flagsMissing)
        {
            if (expected.Role == ColumnRole.PhoneDoNotCall && _flagsFound.Contains(flag)) Refuse(FileReason.ColumnNotFound, expected.Heading);
        }
    }

    private void Refuse(FileReason reason, string reference) => _refusal ??= new FileRefusal(reason) { Column = reference };

    private void RefusePhones() => Refuse(FileReason.ColumnNotFound, _asked.PrimaryPhone?.Column ?? _asked.AdditionalPhones.FirstOrDefault()?.Column ?? "");

    private PhonePlace? Primary()
    {
        if (_asked.PrimaryPhone is not { } phone) return null;
        var matches = MatchesOf(phone);
        if (matches.Count > 1) Refuse(FileReason.ColumnAmbiguous, phone.Column);
        return matches.Count != 1 ? null : Called(phone, matches[0], ColumnRole.PrimaryPhone);
    }

    private IEnumerable<PhonePlace> Additional(PhoneColumn phone) => MatchesOf(phone).Select(match => Called(phone, match, ColumnRole.AdditionalPhone)).OfType<PhonePlace>();

    private List<PhoneMatch> MatchesOf(PhoneColumn phone)
    {
        var found = _references.FindPhones(phone.Column);
        if (found is null) Refuse(FileReason.ColumnAmbiguous, phone.Column);
        else if (found.Count == 0 && !_asked.AllowsMissing) Refuse(FileReason.ColumnNotFound, phone.Column);
        else if (_references.IsSeveral(phone.Column)) found.RemoveAll(match => _named.Contains(match.Place) || _ignored.Contains(match.Place));
        return found ?? [];
    }

    // Null for a line that is not called: its column becomes a custom field.
    private PhonePlace? Called(PhoneColumn phone, PhoneMatch match, ColumnRole role)
    {
        if (phone.LineColumn is null && !_options.CalledLines.Contains(phone.Line))
        {
            _fields.Add(new FieldPlace(NewField(_names[match.Place], match.Place), match.Place));
            _used.Add(new FileColumn(match.Place + 1, _names[match.Place], ColumnRole.UncalledPhone) { Field = _fields[^1].Field });
            if (!phone.DoNotCall.IsEmpty) _flagged.Add(new PhonePlace(phone.Type, match.Place, -1, FlaggedCompanions(phone, match, role == ColumnRole.PrimaryPhone)));
            return null;
        }

        _used.Add(new FileColumn(match.Place + 1, _names[match.Place], role) { Type = phone.Type });
        if (phone.LineColumn is not null || phone.HasLabels) _fields.Add(new FieldPlace(NewField(_names[match.Place], match.Place), match.Place) { IsUncalled = true });
        var description = Companion(phone.DescriptionColumn, match, ColumnRole.PhoneDescription, phone.Type);
        return new PhonePlace(phone.Type, match.Place, description, phone.IsPlain ? null : Companions(phone, match, role == ColumnRole.PrimaryPhone));
    }

    private PhoneCompanions Companions(PhoneColumn phone, PhoneMatch match, bool isPrimary) => new(phone, isPrimary)
    {
        Type = Companion(phone.TypeColumn?.Column, match, ColumnRole.PhoneType, phone.Type),
        CallingCode = Companion(phone.CallingCodeColumn, match, ColumnRole.CallingCode, phone.Type),
        Country = Companion(phone.CountryColumn, match, ColumnRole.PhoneCountry, phone.Type),
        Extension = Companion(phone.ExtensionColumn, match, ColumnRole.Extension, phone.Type),
        Order = Companion(phone.OrderColumn, match, ColumnRole.PhoneOrder, phone.Type),
        Line = Companion(phone.LineColumn?.Column, match, ColumnRole.PhoneLine, phone.Type),
        Active = Companion(phone.Active?.Column, match, ColumnRole.PhoneActive, phone.Type),
        DoNotCall = DoNotCall(phone, match),
        Zone = Companion(phone.TimeZone?.Column, match, ColumnRole.PhoneTimeZone, phone.Type),
        Daylight = Companion(phone.TimeZone?.DaylightColumn?.Column, match, ColumnRole.Daylight, phone.Type),
        Calls = new PastCallPlaces(
            CallCompanion(phone.Attempts, match, ColumnRole.Attempts, phone.Type),
            CallCompanion(phone.LastResult, match, ColumnRole.LastResult, phone.Type),
            CallCompanion(phone.LastAttemptAt?.Column, match, ColumnRole.LastAttemptAt, phone.Type),
            phone.LastAttemptAt is { } dates ? new DateCells(dates) : null),
    };

    // What is needed to read the numbers that must not be called.
    private PhoneCompanions FlaggedCompanions(PhoneColumn phone, PhoneMatch match, bool isPrimary) => new(phone, isPrimary)
    {
        CallingCode = Companion(phone.CallingCodeColumn, match, ColumnRole.CallingCode, phone.Type),
        Country = Companion(phone.CountryColumn, match, ColumnRole.PhoneCountry, phone.Type),
        DoNotCall = DoNotCall(phone, match),
    };

    // The calls to a phone are custom fields too, named by the heading.
    private int CallCompanion(string? reference, PhoneMatch match, ColumnRole role, ContactItemType? type)
    {
        if (reference is null) return -1;
        var place = Companion(reference, match, role, type);
        if (place < 0) return place;
        _fields.Add(new FieldPlace(NewField(_names[place], place), place));
        _used[^1] = _used[^1] with { Field = _fields[^1].Field };
        return place;
    }

    private RolePlaces Roles(PhonePlace? primary)
    {
        var consentDates = _asked.ConsentAt is { } consent ? new DateCells(consent) : null;
        var callDates = _asked.LastAttemptAt is { } last ? new DateCells(last) : null;
        ContactField(_asked.ConsentAt?.Column, ColumnRole.ConsentAt, ContactColumns.ConsentAtField, consentDates);
        var calls = new PastCallPlaces(
            ContactField(_asked.Attempts, ColumnRole.Attempts, ContactColumns.AttemptsField),
            ContactField(_asked.LastResult, ColumnRole.LastResult, ContactColumns.LastResultField),
            ContactField(_asked.LastAttemptAt?.Column, ColumnRole.LastAttemptAt, ContactColumns.LastAttemptAtField, callDates),
            callDates);
        return new RolePlaces(
            primary,
            [.. _flagged],
            One(_asked.Country, ColumnRole.Country),
            DoNotCall(),
            One(_asked.TimeZone?.DaylightColumn?.Column, ColumnRole.Daylight),
            One(_asked.Key, ColumnRole.Key),
            calls);
    }

    private int ContactField(string? reference, ColumnRole role, string name, DateCells? dates = null)
    {
        if (One(reference, role, field: name) is not (>= 0 and var place)) return -1;
        _fields.Add(new FieldPlace(NewField(name, place), place) { Dates = dates });
        return place;
    }

    private ImmutableArray<UnusedPlace> Unused()
    {
        var isUsed = _used.Select(column => column.Position - 1).ToHashSet();
        return [.. Enumerable.Range(0, _names.Length).Where(place => !isUsed.Contains(place)).Select(ToUnused)];
    }

    private UnusedPlace ToUnused(int place)
    {
        var name = _names[place];
        var isIgnored = RejectedContactWriter.IsOwnColumn(name) || _ignored.Contains(place);
        var isCarried = _asked.CarriesUnused && !isIgnored && name.Length > 0;
        if (isCarried) _fields.Add(new FieldPlace(NewField(name, place), place));
        return new UnusedPlace(place, isIgnored, !isIgnored && CallingCodeCells.IsHeading(name)) { Field = isCarried ? _fields[^1].Field : null };
    }

    // The names of fields are unique; the second column with a heading is heading[2], as in a reference.
    private string NewField(string name, int place)
    {
        if (name.Length == 0) name = string.Create(CultureInfo.InvariantCulture, $"#{place + 1}");
        var field = name;
        while (!_fieldNames.Add(field))
        {
            var number = _lastNumbers[name] = Math.Max(1, _lastNumbers.GetValueOrDefault(name)) + 1;
            field = string.Create(CultureInfo.InvariantCulture, $"{name}[{number}]");
        }

        return field;
    }
}
