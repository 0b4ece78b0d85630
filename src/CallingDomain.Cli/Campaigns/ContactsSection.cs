using System.Collections.Immutable;
using System.Text;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The contacts of a campaign file: in the file itself, in a contacts file, or generated.</summary>
internal sealed class ContactsSection
{
    private static readonly ImmutableArray<string> Sources = ["contacts", "contactsFile", "generatedContacts"];

    private readonly ContactItemTypes _types;
    private readonly JsonPlace? _inline; // null for other contacts than those in the campaign file
    private readonly (JsonPlace Place, GeneratedContacts Contacts)? _generated; // null for other contacts
    private readonly string _path = "";
    private readonly ContactImportOptions _options = new();
    private readonly ContactPreset? _preset; // null for columns, and for a preset that is detected
    private readonly bool _isByPreset;
    private readonly IDateTimeZoneProvider _zones;

    private ContactsSection(ContactItemTypes types, JsonPlace inline, IDateTimeZoneProvider zones) => (_types, _inline, _zones) = (types, inline, zones);

    private ContactsSection(ContactItemTypes types, JsonPlace place, GeneratedContacts generated, IDateTimeZoneProvider zones) => (_types, _generated, _zones) = (types, (place, generated), zones);

    private ContactsSection(ContactItemTypes types, string path, ContactImportOptions options, (bool IsGiven, ContactPreset? Preset) preset, IDateTimeZoneProvider zones) =>
        (_types, _path, _options, _isByPreset, _preset, _zones) = (types, path, options, preset.IsGiven, preset.Preset, zones);

    /// <summary>The contact item types.</summary>
    public ContactItemTypes Types => _types;

    /// <summary>The contacts file and how it is read, or how contacts are generated, as a text that is equal for the same contacts; null for contacts in the campaign file.</summary>
    public string? Source { get; private init; }

    /// <summary>Where a contact comes from.</summary>
    /// <param name="index">Its place among the contacts, from 0.</param>
    /// <param name="line">Its line in the contacts file.</param>
    public ContactPlace PlaceOf(int index, int line) =>
        _inline is { } inline ? new ContactPlace(inline.Items().ElementAt(index), "", 0) : _generated is { } generated ? new ContactPlace(generated.Place, "", 0) : new ContactPlace(null, _path, line);

    /// <summary>Finds the contacts; none is read yet.</summary>
    public static ContactsSection Open(JsonPlace place, CampaignFolder folder, NumberingPlan plan, IDateTimeZoneProvider zones)
    {
        var types = ItemTypesSection.Read(place.Maybe("itemTypes"));
        List<JsonPlace> given = [.. Sources.Select(place.Maybe).OfType<JsonPlace>()];
        if (given.Count == 0) throw new InputException(InputReason.PropertyMissing, $"{place.Path}: the property 'contacts', 'contactsFile' or 'generatedContacts' is required.", ("path", $"{place.Path}.contacts"));
        if (given.Count > 1) throw new InputException(InputReason.PropertyConflict, $"{place.Path}: 'contacts', 'contactsFile' and 'generatedContacts' exclude each other.", ("path", given[1].Path));
        if (place.Maybe("contactsFile") is { } file) return OfFile(file, types, folder, plan, zones);
        if (place.Maybe("generatedContacts") is { } generated) return new ContactsSection(types, generated, GeneratedContacts.Read(generated, types, zones), zones) { Source = SourceOf("", generated, types) };
        return new ContactsSection(types, given[0], zones);
    }

    /// <summary>Reads the contacts one after the other, so that only their receiver keeps them.</summary>
    /// <param name="terminal">For progress.</param>
    /// <param name="add">Receives each contact and where it comes from.</param>
    /// <returns>The rows of a contacts file that are not contacts; null without such a file.</returns>
    public ContactsFileRows? Read(Terminal terminal, Action<Contact, ContactPlace> add)
    {
        foreach (var contact in _generated?.Contacts.All() ?? []) add(contact, new ContactPlace(_generated!.Value.Place, "", 0));
        if (_generated is not null) return null;
        if (_inline is not { } inline) return InputFile.Use(_path, Stream.Null, file => ReadFile(file, terminal, add));
        foreach (var item in inline.Items()) add(One(item, _types, _zones), new ContactPlace(item, "", 0));
        return null;
    }

    /// <summary>The time zones of phones that are in another time zone than their contact. If the layout has them, the contacts file is read before its contacts are loaded, because the settings come first.</summary>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public IReadOnlyList<KeyValuePair<PhoneNumber, DateTimeZone>> ReadPhoneZones()
    {
        if (_inline is not null || _generated is not null || (!_isByPreset && !HasZonesByPhone(_options.Columns))) return [];
        return InputFile.Use<IReadOnlyList<KeyValuePair<PhoneNumber, DateTimeZone>>>(_path, Stream.Null, file =>
        {
            var options = LayoutOf(file).Options;
            if (!HasZonesByPhone(options.Columns)) return [];
            if (!file.CanSeek) throw InputFile.Unreadable(_path, "it is no regular file, and its time zones by phone have to be read before its contacts");
            List<KeyValuePair<PhoneNumber, DateTimeZone>> zones = [];
            EachContact(file, options, rows => zones.AddRange(rows.PhoneZones.Select(zone => KeyValuePair.Create(zone.Phone, zone.Zone))));
            if (zones.Count == 0) return zones;
            var numbers = zones.Select(zone => zone.Key).ToHashSet();
            file.Position = 0;
            EachContact(file, options, rows => zones.AddRange(OtherZonesOf(rows, numbers)));
            return zones;
        });
    }

    /// <summary>The names of the custom fields that some contact has, or may have by the columns of the contacts file, whose heading is read.</summary>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public IReadOnlyCollection<string> ReadFieldNames()
    {
        if (_generated is not null) return [];
        if (_inline is { } inline) return [.. inline.Items().SelectMany(contact => contact.Maybe("fields")?.Properties() ?? []).Select(field => field.Name).Where(name => !string.IsNullOrWhiteSpace(name)).Distinct(StringComparer.Ordinal)];
        return InputFile.Use<IReadOnlyCollection<string>>(_path, Stream.Null, file =>
        {
            if (!file.CanSeek) throw InputFile.Unreadable(_path, "it is no regular file, and its heading has to be read before its contacts, because a rule set has a condition on a custom field; name the fields in the property contactFields");
            using var rows = ContactsFile.Open(file, LayoutOf(file).Options);
            rows.Read();
            if (rows.Refusal is { } refusal) throw Refusals.Of(_path, refusal);
            return [.. rows.FieldNames.Where(name => !string.IsNullOrWhiteSpace(name))];
        });
    }

    public static IReadOnlyList<ContactIssueRow> IssuesOf(IEnumerable<ContactIssue> issues) => [.. issues.Select(issue => new ContactIssueRow(issue.Column, issue.Code))];

    /// <summary>A contact as the library's JSON has it, with the place of each mistake.</summary>
    public static Contact One(JsonPlace place, ContactItemTypes types, IDateTimeZoneProvider zones)
    {
        place.Only("id", "name", "primaryPhone", "additionalPhones", "priority", "timeZone", "scheduledAt", "list", "fields");
        return new Contact(place.The("id").NonEmptyText(), place.Maybe("primaryPhone")?.Phone() ?? PhoneNumber.None)
        {
            Name = place.Maybe("name")?.Text() ?? "",
            AdditionalPhones = [.. (place.Maybe("additionalPhones")?.Items() ?? []).Select(phone => Additional(phone, types))],
            Priority = place.Maybe("priority")?.WholeNumber(1, int.MaxValue) ?? Contact.DefaultPriority,
            TimeZone = place.Maybe("timeZone")?.TimeZone(zones),
            ScheduledAt = place.Maybe("scheduledAt")?.Instant(),
            List = place.Maybe("list")?.Text() ?? "",
            Fields = [.. (place.Maybe("fields")?.Properties() ?? []).Select(field => new ContactField(field.Name, field.Value.Text()))],
        };
    }

    private static AdditionalPhone Additional(JsonPlace place, ContactItemTypes types)
    {
        place.Only("phone", "type", "description");
        return new AdditionalPhone(
            place.The("phone").Phone(),
            place.Maybe("type") is { } type ? ItemTypesSection.TypeOf(type, type.Text(), types) : null,
            place.Maybe("description")?.Text());
    }

    private static ContactsSection OfFile(JsonPlace place, ContactItemTypes types, CampaignFolder folder, NumberingPlan plan, IDateTimeZoneProvider zones)
    {
        place.Only("path", "columns", "preset", "region", "ignoreColumns");
        var path = folder.Find(place.The("path"));
        var preset = place.Maybe("preset");
        if (preset is { } both && place.Maybe("columns") is not null) throw both.Refuse(InputReason.PropertyConflict, "'columns' and 'preset' exclude each other");
        var columns = preset is null ? ColumnsSection.Read(place.The("columns"), types) : new ContactColumns();
        ImmutableArray<string> ignored = [.. (place.Maybe("ignoreColumns")?.Items() ?? []).Select(name => name.Text())];
        ColumnsSection.RefuseBoth(columns, ignored, ("path", $"{place.Path}.ignoreColumns"), InputReason.PropertyConflict);
        return new ContactsSection(types, path, new ContactImportOptions
        {
            Columns = columns,
            Format = preset is null ? FileSection.OfColumns(place.The("columns")) : new ContactFileFormat(),
            Types = types,
            IgnoredColumns = ignored,
            Phones = RegionPhones.Read(place.Maybe("region")?.Text(), plan, PhoneCheck.Possible, ("path", $"{place.Path}.region")),
            Zones = zones,
            TakesPhoneZones = true, // the settings of the campaign have them
            Duplicates = DuplicateRule.None, // two contacts of a campaign may have the same number
        }, (preset is not null, preset is { } name ? PresetOption.Read(name.NonEmptyText(), ("path", name.Path), _ => folder.Find(name)) : null), zones)
        {
            Source = SourceOf(Path.GetFullPath(path), place, types),
        };
    }

    private static string SourceOf(string path, JsonPlace place, ContactItemTypes types) => $"{path}\n{Encoding.UTF8.GetString(place.Utf8())}\n{string.Join('\n', types.All.Select(type => type.Name).Order(StringComparer.Ordinal))}";

    private static bool HasZonesByPhone(ContactColumns columns) =>
        columns is { Key: not null, TimeZone: not null } || columns.AdditionalPhones.Append(columns.PrimaryPhone).Any(phone => phone?.TimeZone is not null);

    // A number with a time zone of its own in one contact is in the time zone of another contact too that has the number.
    private static IEnumerable<KeyValuePair<PhoneNumber, DateTimeZone>> OtherZonesOf(ContactReader rows, HashSet<PhoneNumber> numbers)
    {
        if (rows.ToContact().TimeZone is not { } zone) return [];
        var own = rows.PhoneZones.Select(each => each.Phone).ToHashSet();
        return rows.AdditionalPhones.ToArray().Append(rows.PrimaryPhone).Where(phone => numbers.Contains(phone) && !own.Contains(phone)).Select(phone => KeyValuePair.Create(phone, zone));
    }

    private void EachContact(Stream file, ContactImportOptions options, Action<ContactReader> read)
    {
        using var rows = ContactsFile.Open(file, options);
        while (rows.Read())
        {
            if (rows.Kind == ContactRowKind.Contact) read(rows);
        }

        if (rows.Refusal is { } refusal) throw Refusals.OfContacts(_path, refusal);
    }

    private (ContactImportOptions Options, ContactPreset? Preset, PresetMatch? Match) LayoutOf(Stream file)
    {
        var match = _isByPreset && _preset is null ? PresetOption.Detect(_path, file) : null;
        var preset = _preset ?? match?.Preset;
        return (preset is null ? _options : preset.LayoutOf(file, _types).ApplyTo(_options), preset, match);
    }

    private ContactsFileRows ReadFile(Stream file, Terminal terminal, Action<Contact, ContactPlace> add)
    {
        using var bar = new ProgressBar(terminal, "KiB of contacts read", file.CanSeek ? (int)Math.Min(file.Length >> 10, int.MaxValue) : 0);
        var (options, preset, match) = LayoutOf(file);
        using var rows = ContactsFile.Open(new WatchedStream(file, bar), options);
        var (rejected, duplicates, noticed) = (ImmutableArray.CreateBuilder<RejectedContact>(), ImmutableArray.CreateBuilder<RejectedContact>(), ImmutableArray.CreateBuilder<NoticedContactRow>());
        while (rows.Read())
        {
            if (rows.Kind == ContactRowKind.Rejected) rejected.Add(rows.ToRejectedContact());
            else if (rows.Kind == ContactRowKind.Duplicate) duplicates.Add(rows.ToRejectedContact());
            if (rows.Kind != ContactRowKind.Contact) continue;
            add(rows.ToContact(), new ContactPlace(null, _path, rows.Line));
            if (!rows.Issues.IsEmpty) noticed.Add(new NoticedContactRow(rows.Line, IssuesOf(rows.Issues)));
        }

        if (rows.Refusal is { } refusal) throw Refusals.OfContacts(_path, refusal);
        return new ContactsFileRows(rejected.DrainToImmutable(), duplicates.DrainToImmutable(), noticed.DrainToImmutable(), new ColumnReport(rows.UsedColumns, rows.UnusedColumns, preset is null ? _types : options.Types, preset: preset is null ? null : PresetRow.Of(preset, match)) { MissingDoNotCall = rows.MissingDoNotCall });
    }
}
