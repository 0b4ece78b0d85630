using System.Collections.Immutable;
using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary>Which column of a contacts file holds what, in a JSON file: names of the heading.</summary>
internal static class ColumnsSection
{
    public static ContactColumns Read(JsonPlace place, ContactItemTypes types)
    {
        place.Only("id", "name", "givenName", "familyName", "primaryPhone", "priority", "timeZone", "scheduledAt", "additionalPhones", "untypedPhones", "fields");
        var columns = new ContactColumns
        {
            Id = place.Maybe("id")?.NonEmptyText(),
            Name = place.Maybe("name")?.NonEmptyText(),
            GivenName = place.Maybe("givenName")?.NonEmptyText(),
            FamilyName = place.Maybe("familyName")?.NonEmptyText(),
            PrimaryPhone = place.Maybe("primaryPhone")?.NonEmptyText(),
            Priority = place.Maybe("priority")?.NonEmptyText(),
            TimeZone = place.Maybe("timeZone")?.NonEmptyText(),
            ScheduledAt = place.Maybe("scheduledAt")?.NonEmptyText(),
            AdditionalPhones = [.. Typed(place, types), .. place.Maybe("untypedPhones") is { } untyped ? PhoneColumns(untyped, type: null) : []],
            Fields = [.. (place.Maybe("fields")?.Properties() ?? []).Select(field => new FieldColumn(field.Name, field.Value.NonEmptyText()))],
        };
        return columns.PrimaryPhone is null && columns.AdditionalPhones.IsEmpty
            ? throw new InputException(InputReason.PropertyMissing, $"{place.Path}: the property 'primaryPhone' is missing, and no other column of phones is named.", ("path", $"{place.Path}.primaryPhone"))
            : columns;
    }

    /// <summary>Refuses a column that is used and ignored.</summary>
    /// <param name="columns">The columns that are used.</param>
    /// <param name="ignored">The columns that are ignored.</param>
    /// <param name="where">The option or the place that names the ignored ones.</param>
    /// <param name="reason">The code.</param>
    public static void RefuseBoth(ContactColumns columns, ImmutableArray<string> ignored, (string Name, string Value) where, InputReason reason)
    {
        if (columns.Headings().FirstOrDefault(heading => ignored.Any(name => name.Trim() == heading.Trim())) is { } both)
            throw new InputException(reason, $"{where.Value}: the column '{both}' is used, and cannot be ignored.", where);
    }

    /// <summary>The columns as such a file names them.</summary>
    public static ColumnsRow Write(ContactColumns columns) => new(
        columns.Id,
        columns.Name,
        columns.GivenName,
        columns.FamilyName,
        columns.PrimaryPhone,
        columns.Priority,
        columns.TimeZone,
        columns.ScheduledAt,
        columns.AdditionalPhones.Where(phone => phone.Type is not null).GroupBy(phone => phone.Type!.Name).ToDictionary(group => group.Key, group => group.Select(phone => phone.Column).ToImmutableArray()),
        [.. columns.AdditionalPhones.Where(phone => phone.Type is null).Select(phone => phone.Column)]);

    private static IEnumerable<PhoneColumn> Typed(JsonPlace place, ContactItemTypes types) =>
        (place.Maybe("additionalPhones")?.Properties() ?? []).SelectMany(column => PhoneColumns(column.Value, ItemTypesSection.TypeOf(column.Value, column.Name, types)));

    // A name; an object with a name and the column that describes the phones; or a list of these.
    private static IEnumerable<PhoneColumn> PhoneColumns(JsonPlace place, ContactItemType? type)
    {
        if (place.IsList) return place.Items().SelectMany(each => each.IsList ? throw each.Refuse(InputReason.PropertyType, "the name of a column is needed here") : PhoneColumns(each, type));
        if (!place.IsObject) return [new PhoneColumn(place.NonEmptyText(), type)];
        place.Only("column", "description");
        return [new PhoneColumn(place.The("column").NonEmptyText(), type, place.Maybe("description")?.NonEmptyText())];
    }
}
