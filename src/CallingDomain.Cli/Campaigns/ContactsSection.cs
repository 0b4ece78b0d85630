using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The contacts of a campaign file: written in it, or in a file of their own.</summary>
internal static class ContactsSection
{
    /// <returns>The contacts; and, of a file of their own, what became of each row.</returns>
    public static (ImmutableArray<Contact> Contacts, ContactImportReading? File) Read(JsonPlace campaign, CampaignFolder folder, NumberingPlan plan)
    {
        var types = ItemTypesSection.Read(campaign.Maybe("itemTypes"));
        return (campaign.Maybe("contacts"), campaign.Maybe("contactsFile")) switch
        {
            ({ } inline, null) => (Inline(inline, types), null),
            (null, { } place) when FromFile(place, types, folder, plan) is var file => ([.. file.Contacts.Select(row => row.Contact)], file),
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

    private static ImmutableArray<Contact> Inline(JsonPlace list, ContactItemTypes types)
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

    private static Contact One(JsonPlace place, ContactItemTypes types)
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

    private static AdditionalPhone Additional(JsonPlace place, ContactItemTypes types)
    {
        place.Only("phone", "type", "description");
        return new AdditionalPhone(
            place.The("phone").Phone(),
            place.Maybe("type") is { } type ? ItemTypesSection.TypeOf(type, type.Text(), types) : null,
            place.Maybe("description")?.Text());
    }

    private static ContactImportReading FromFile(JsonPlace place, ContactItemTypes types, CampaignFolder folder, NumberingPlan plan)
    {
        place.Only("path", "columns", "region", "ignoreColumns");
        var path = folder.Find(place.The("path"));
        var columns = ColumnsSection.Read(place.The("columns"), types);
        ImmutableArray<string> ignored = [.. (place.Maybe("ignoreColumns")?.Items() ?? []).Select(name => name.Text())];
        ColumnsSection.RefuseBoth(columns, ignored, ("path", $"{place.Path}.ignoreColumns"), InputReason.PropertyConflict);
        var options = new ContactImportOptions
        {
            Columns = columns,
            IgnoredColumns = ignored,
            Phones = RegionPhones.Read(place.Maybe("region")?.Text(), plan, PhoneCheck.Possible, ("path", $"{place.Path}.region")),
            Zones = DateTimeZoneProviders.Tzdb,
            Duplicates = DuplicateRule.None, // a campaign may call two contacts on one number, one after the other
        };
        var reading = InputFile.Use(path, Stream.Null, file => ContactImport.Read(file, options));
        return reading.TryGet(out var file) ? file : throw Refusals.Of(path, reading.Reason!);
    }
}
