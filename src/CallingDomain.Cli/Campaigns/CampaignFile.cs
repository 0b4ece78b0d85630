using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A campaign file, read and checked: all that a simulation needs.</summary>
internal sealed record CampaignFile(
    string Name, Instant Start, CampaignSettings Settings, ImmutableArray<Contact> Contacts, ContactImportReading? ContactsFile, OutcomeScript Outcomes)
{
    /// <exception cref="InputException">The file cannot be read, or is no campaign.</exception>
    public static CampaignFile Read(string path, Stream standardInput, NumberingPlan plan)
    {
        using var json = JsonFile.Read(path, standardInput);
        var campaign = new JsonPlace(json.RootElement, "$").Only(
            "name", "start", "timeZone", "itemTypes", "contacts", "contactsFile", "retry", "order",
            "maxConcurrentCalls", "callingHours", "blacklist", "outcomes");
        var settings = SettingsSection.Read(campaign);
        var folder = path == InputFile.StandardInput ? "" : Path.GetDirectoryName(path) ?? "";
        var (contacts, contactsFile) = ContactsSection.Read(campaign, folder, plan);
        var outcomes = OutcomesSection.Read(campaign.The("outcomes"), contacts, settings.Blacklist);
        return new CampaignFile(campaign.Maybe("name")?.Text() ?? "", campaign.The("start").Instant(), settings, contacts, contactsFile, outcomes);
    }
}
