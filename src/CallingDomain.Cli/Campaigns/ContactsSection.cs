using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The contacts of a campaign file: in the file itself, or in a contacts file.</summary>
internal static class ContactsSection
{
    /// <summary>Loads the contacts into the campaign.</summary>
    /// <returns>The rows of a contacts file that are not contacts; null without such a file.</returns>
    public static ContactsFileRows? Load(JsonPlace place, CampaignFolder folder, NumberingPlan plan, Campaign campaign, Instant start)
    {
        var types = ItemTypesSection.Read(place.Maybe("itemTypes"));
        switch (place.Maybe("contacts"), place.Maybe("contactsFile"))
        {
            case ({ } inline, null):
                foreach (var item in inline.Items()) Load(campaign, One(item, types), start, item);
                return null;
            case (null, { } file):
                return FromFile(file, types, folder, plan, campaign, start);
            case (null, null):
                throw new InputException(InputReason.PropertyMissing, $"{place.Path}: the property 'contacts' or 'contactsFile' is required.", ("path", $"{place.Path}.contacts"));
            default:
                throw new InputException(InputReason.PropertyConflict, $"{place.Path}: 'contacts' and 'contactsFile' exclude each other.", ("path", $"{place.Path}.contactsFile"));
        }
    }

    public static IReadOnlyList<ContactIssueRow> IssuesOf(IEnumerable<ContactIssue> issues) => [.. issues.Select(issue => new ContactIssueRow(issue.Column, issue.Code))];

    private static void Load(Campaign campaign, Contact contact, Instant start, JsonPlace place)
    {
        var loaded = campaign.Load(contact, start);
        if (loaded.IsOk) return;
        switch (loaded.Reason)
        {
            case CampaignReason.ContactAlreadyLoaded:
                throw place.The("id").Refuse(InputReason.ContactIdDuplicate, $"duplicate identity '{contact.Id}'");
            case CampaignReason.TimeOutOfRange:
                throw CampaignFile.OutOfRange(place.The("scheduledAt").Path);
            case var reason:
                throw new InputException(reason.Code(), $"{place.Path}: {Wording.Of(reason)}.", ("path", place.Path));
        }
    }

    /// <summary>A contact as the library's JSON has it, with the place of each mistake.</summary>
    public static Contact One(JsonPlace place, ContactItemTypes types)
    {
        place.Only("id", "name", "primaryPhone", "additionalPhones", "priority", "timeZone", "scheduledAt", "list", "fields");
        return new Contact(place.The("id").NonEmptyText(), place.Maybe("primaryPhone")?.Phone() ?? PhoneNumber.None)
        {
            Name = place.Maybe("name")?.Text() ?? "",
            AdditionalPhones = [.. (place.Maybe("additionalPhones")?.Items() ?? []).Select(phone => Additional(phone, types))],
            Priority = place.Maybe("priority")?.WholeNumber(1, int.MaxValue) ?? Contact.DefaultPriority,
            TimeZone = place.Maybe("timeZone")?.TimeZone(),
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

    // Row by row, so that only the campaign keeps the contacts in memory.
    private static ContactsFileRows FromFile(JsonPlace place, ContactItemTypes types, CampaignFolder folder, NumberingPlan plan, Campaign campaign, Instant start)
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
            Duplicates = DuplicateRule.None, // two contacts of a campaign may have the same number
        };
        return InputFile.Use(path, Stream.Null, file =>
        {
            using var rows = ContactImport.Open(file, options);
            var (rejected, duplicates, noticed) = (ImmutableArray.CreateBuilder<RejectedContact>(), ImmutableArray.CreateBuilder<RejectedContact>(), ImmutableArray.CreateBuilder<NoticedContactRow>());
            while (rows.Read())
            {
                if (rows.Kind == ContactRowKind.Rejected) rejected.Add(rows.ToRejectedContact());
                else if (rows.Kind == ContactRowKind.Duplicate) duplicates.Add(rows.ToRejectedContact());
                if (rows.Kind != ContactRowKind.Contact) continue;
                if (campaign.Load(rows.ToContact(), start) is { IsOk: false, Reason: var reason }) throw new InputException(reason.Code(), $"The file '{path}', line {rows.Line}: {Wording.Of(reason)}.", ("file", path), ("line", rows.Line.ToString(CultureInfo.InvariantCulture)));
                if (!rows.Issues.IsEmpty) noticed.Add(new NoticedContactRow(rows.Line, IssuesOf(rows.Issues)));
            }

            if (rows.Refusal is { } refusal) throw Refusals.Of(path, refusal);
            return new ContactsFileRows(rejected.DrainToImmutable(), duplicates.DrainToImmutable(), noticed.DrainToImmutable(), new ColumnReport(rows.UsedColumns, rows.UnusedColumns, types));
        });
    }
}
