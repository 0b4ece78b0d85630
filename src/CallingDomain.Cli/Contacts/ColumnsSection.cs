using System.Collections.Immutable;
using CallingDomain.Contacts;

namespace CallingDomain.Cli;

/// <summary>The columns of a contacts file in a JSON file.</summary>
internal static class ColumnsSection
{
    public static ContactColumns Read(JsonPlace place, ContactItemTypes types)
    {
        place.Only(
            "id", "name", "givenName", "familyName", "primaryPhone", "priority", "timeZone", "scheduledAt", "country", "doNotCall", "key", "consentAt", "attempts", "lastResult", "lastAttemptAt", "additionalPhones", "untypedPhones", "fields",
            "promotesFirstPhone", "carriesUnused", "allowsMissing", "file");
        var columns = new ContactColumns
        {
            Id = place.Maybe("id")?.NonEmptyText(),
            Name = place.Maybe("name")?.NonEmptyText(),
            GivenName = place.Maybe("givenName")?.NonEmptyText(),
            FamilyName = place.Maybe("familyName")?.NonEmptyText(),
            PrimaryPhone = place.Maybe("primaryPhone") is { } primary ? PhoneColumnSection.Read(primary, type: null) : null,
            Priority = CompanionColumns.Priority(place.Maybe("priority")),
            TimeZone = CompanionColumns.Zone(place.Maybe("timeZone")),
            ScheduledAt = place.Maybe("scheduledAt")?.NonEmptyText(),
            Country = place.Maybe("country")?.NonEmptyText(),
            DoNotCall = CompanionColumns.Flags(place.Maybe("doNotCall")),
            Key = place.Maybe("key")?.NonEmptyText(),
            ConsentAt = CompanionColumns.Date(place.Maybe("consentAt")),
            Attempts = place.Maybe("attempts")?.NonEmptyText(),
            LastResult = place.Maybe("lastResult")?.NonEmptyText(),
            LastAttemptAt = CompanionColumns.Date(place.Maybe("lastAttemptAt")),
            AdditionalPhones = [.. Typed(place, types), .. place.Maybe("untypedPhones") is { } untyped ? PhoneColumns(untyped, type: null) : []],
            Fields = [.. (place.Maybe("fields")?.Properties() ?? []).Select(field => new FieldColumn(field.Name, field.Value.NonEmptyText()))],
            PromotesFirstPhone = place.Maybe("promotesFirstPhone")?.YesNo() ?? false,
            CarriesUnused = place.Maybe("carriesUnused")?.YesNo() ?? false,
            AllowsMissing = place.Maybe("allowsMissing")?.YesNo() ?? false,
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
        if (columns.UsedReferences().FirstOrDefault(column => ignored.Any(name => name.Trim() == column.Trim())) is { } both)
            throw new InputException(reason, $"{where.Value}: the column '{both}' is both used and ignored.", where);
    }

    private static IEnumerable<PhoneColumn> Typed(JsonPlace place, ContactItemTypes types) =>
        (place.Maybe("additionalPhones")?.Properties() ?? []).SelectMany(column => PhoneColumns(column.Value, ItemTypesSection.TypeOf(column.Value, column.Name, types)));

    // A column, or a list of columns.
    private static IEnumerable<PhoneColumn> PhoneColumns(JsonPlace place, ContactItemType? type) =>
        !place.IsList ? [PhoneColumnSection.Read(place, type)]
        : place.Items().Select(each => each.IsList ? throw each.Refuse(InputReason.PropertyType, "expected the heading of a column") : PhoneColumnSection.Read(each, type));
}
