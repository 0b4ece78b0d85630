using System.Collections.Immutable;
using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary>The columns of a contacts file in a JSON file, by heading.</summary>
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
        return columns.HasPhone
            ? columns
            : throw new InputException(InputReason.PropertyMissing, $"{place.Path}: the property 'primaryPhone' is required without another column of phones.", ("path", $"{place.Path}.primaryPhone"));
    }

    /// <summary>Refuses a column that is both used and ignored.</summary>
    /// <param name="columns">The columns that are used.</param>
    /// <param name="ignored">The columns that are ignored.</param>
    /// <param name="where">The option or the place that names the ignored columns.</param>
    /// <param name="reason">The code.</param>
    public static void RefuseBoth(ContactColumns columns, ImmutableArray<string> ignored, (string Name, string Value) where, InputReason reason)
    {
        if (columns.References().FirstOrDefault(heading => ignored.Any(name => name.Trim() == heading.Trim())) is { } both)
            throw new InputException(reason, $"{where.Value}: the column '{both}' is both used and ignored.", where);
    }

    private static IEnumerable<PhoneColumn> Typed(JsonPlace place, ContactItemTypes types) =>
        (place.Maybe("additionalPhones")?.Properties() ?? []).SelectMany(column => PhoneColumns(column.Value, ItemTypesSection.TypeOf(column.Value, column.Name, types)));

    // A heading; an object with a heading and the heading of the descriptions; or a list of these.
    private static IEnumerable<PhoneColumn> PhoneColumns(JsonPlace place, ContactItemType? type)
    {
        if (place.IsList) return place.Items().SelectMany(each => each.IsList ? throw each.Refuse(InputReason.PropertyType, "expected the heading of a column") : PhoneColumns(each, type));
        if (!place.IsObject) return [new PhoneColumn(place.NonEmptyText(), type)];
        place.Only("column", "description");
        return [new PhoneColumn(place.The("column").NonEmptyText(), type, place.Maybe("description")?.NonEmptyText())];
    }
}
