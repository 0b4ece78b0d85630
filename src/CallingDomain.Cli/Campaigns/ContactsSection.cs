using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The contacts of a campaign file: written in it, or in a file of their own.</summary>
internal static class ContactsSection
{
    public static (ImmutableArray<Contact> Contacts, ImmutableArray<RejectedContact> Rejected) Read(JsonPlace campaign, string folder, NumberingPlan plan)
    {
        var types = ItemTypes(campaign.Maybe("itemTypes"));
        return (campaign.Maybe("contacts"), campaign.Maybe("contactsFile")) switch
        {
            ({ } inline, null) => (Inline(inline, types), []),
            (null, { } file) => FromFile(file, types, folder, plan),
            (null, null) => throw new InputException(
                InputReason.PropertyMissing,
                $"{campaign.Path}: there are neither 'contacts' nor a 'contactsFile'.",
                ("path", $"{campaign.Path}.contacts")),
            _ => throw new InputException(
                InputReason.PropertyConflict,
                $"{campaign.Path}: either 'contacts' or a 'contactsFile', not both.",
                ("path", $"{campaign.Path}.contactsFile")),
        };
    }

    private static Dictionary<string, ContactItemType> ItemTypes(JsonPlace? list)
    {
        var types = new Dictionary<string, ContactItemType>(StringComparer.Ordinal);
        foreach (var place in list?.Items() ?? [])
        {
            place.Only("name", "orderBy", "color");
            var type = new ContactItemType(
                place.The("name").NonEmptyText(),
                place.The("orderBy").WholeNumber(int.MinValue, int.MaxValue),
                place.Maybe("color")?.Text());
            if (!types.TryAdd(type.Name, type)) throw place.Refuse(InputReason.ContactItemTypeDuplicate, $"there is a contact item type '{type.Name}' already");
        }

        return types;
    }

    private static ContactItemType TypeOf(JsonPlace place, string name, Dictionary<string, ContactItemType> types) =>
        types.TryGetValue(name, out var type)
            ? type
            : throw place.Refuse(
                InputReason.ContactItemTypeUnknown,
                types.Count == 0
                    ? $"'{name}' is no contact item type: 'itemTypes' lists none"
                    : $"'{name}' is none of the contact item types {string.Join(", ", types.Keys)}");

    private static ImmutableArray<Contact> Inline(JsonPlace list, Dictionary<string, ContactItemType> types)
    {
        var contacts = ImmutableArray.CreateBuilder<Contact>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in list.Items())
        {
            var contact = One(place, types);
            if (!ids.Add(contact.Id)) throw place.The("id").Refuse(InputReason.ContactIdDuplicate, $"an earlier contact is '{contact.Id}' already");
            contacts.Add(contact);
        }

        return contacts.DrainToImmutable();
    }

    private static Contact One(JsonPlace place, Dictionary<string, ContactItemType> types)
    {
        place.Only("id", "name", "primaryPhone", "additionalPhones", "priority", "timeZone", "scheduledAt");
        return new Contact(place.The("id").NonEmptyText(), place.Maybe("primaryPhone")?.Phone() ?? PhoneNumber.None)
        {
            Name = place.Maybe("name")?.Text() ?? "",
            AdditionalPhones = [.. (place.Maybe("additionalPhones")?.Items() ?? []).Select(phone => Additional(phone, types))],
            Priority = place.Maybe("priority")?.WholeNumber(1, int.MaxValue) ?? Contact.DefaultPriority,
            TimeZone = place.Maybe("timeZone")?.TimeZone(),
            ScheduledAt = place.Maybe("scheduledAt")?.Instant(),
        };
    }

    private static AdditionalPhone Additional(JsonPlace place, Dictionary<string, ContactItemType> types)
    {
        place.Only("phone", "type", "description");
        return new AdditionalPhone(
            place.The("phone").Phone(),
            place.Maybe("type") is { } type ? TypeOf(type, type.Text(), types) : null,
            place.Maybe("description")?.Text());
    }

    private static (ImmutableArray<Contact> Contacts, ImmutableArray<RejectedContact> Rejected) FromFile(
        JsonPlace place, Dictionary<string, ContactItemType> types, string folder, NumberingPlan plan)
    {
        place.Only("path", "columns", "region");
        var columns = Columns(place.The("columns"), types);
        var name = place.The("path");
        if (name.NonEmptyText() == InputFile.StandardInput) throw name.Refuse(InputReason.PropertyRange, "contacts come from a file, not from standard input");
        var path = Path.Combine(folder, name.Text());
        var reading = ContactImport.Read(InputFile.Read(path, Stream.Null), columns, PhonesOf(place.Maybe("region"), plan), DateTimeZoneProviders.Tzdb);
        if (!reading.TryGet(out var file)) throw Refusals.Of(path, reading.Reason!);
        return ([.. file.Contacts.Select(row => row.Contact)], file.Rejected);
    }

    private static ContactColumns Columns(JsonPlace place, Dictionary<string, ContactItemType> types)
    {
        place.Only("id", "name", "primaryPhone", "priority", "timeZone", "additionalPhones");
        return new ContactColumns
        {
            Id = place.Maybe("id")?.NonEmptyText(),
            Name = place.Maybe("name")?.NonEmptyText(),
            PrimaryPhone = place.The("primaryPhone").NonEmptyText(),
            Priority = place.Maybe("priority")?.NonEmptyText(),
            TimeZone = place.Maybe("timeZone")?.NonEmptyText(),
            AdditionalPhones =
            [
                .. (place.Maybe("additionalPhones")?.Properties() ?? [])
                    .Select(column => (TypeOf(column.Value, column.Name, types), column.Value.NonEmptyText())),
            ],
        };
    }

    // Without a region, E.164 only; with one, as people there write numbers.
    private static PhoneReader PhonesOf(JsonPlace? place, NumberingPlan plan)
    {
        if (place is null) return PhoneNumber.Read;
        var region = Regions.Read(place.Value.Text(), plan)
            ?? throw new InputException(
                NumberReason.NumberRegionUnknown.Code(),
                $"{place.Value.Path}: the numbering plan knows no region '{place.Value.Text()}'.",
                ("path", place.Value.Path));
        return text =>
        {
            var reading = plan.Read(text, region);
            return reading.TryGet(out var read) ? read.Number : reading.Reason;
        };
    }
}
