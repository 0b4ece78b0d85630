using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A campaign file, read and checked: all that a simulation needs.</summary>
/// <param name="Name">Its name; empty for none.</param>
/// <param name="Start">The first instant.</param>
/// <param name="Settings">What it is run by.</param>
/// <param name="Contacts">Whom it calls.</param>
/// <param name="ContactsFile">What became of the rows of a contacts file; null for none.</param>
/// <param name="Outcomes">How its calls end.</param>
/// <param name="Files">The files that it names.</param>
internal sealed record CampaignFile(
    string Name,
    Instant Start,
    CampaignSettings Settings,
    ImmutableArray<Contact> Contacts,
    ContactImportReading? ContactsFile,
    CallOutcomes Outcomes,
    ImmutableArray<string> Files)
{
    /// <summary>The columns of the contacts file; null without one.</summary>
    public ColumnReport? Columns => ContactsFile is { } rows ? new ColumnReport(rows.Columns, rows.UnusedColumns, ColumnReport.ByColumns) : null;

    /// <param name="path">The file.</param>
    /// <param name="standardInput">For a path of <c>-</c>.</param>
    /// <param name="plan">By which phones are read.</param>
    /// <param name="seed">From which outcomes are drawn that a model gives.</param>
    /// <exception cref="InputException">The file cannot be read, or is no campaign.</exception>
    public static CampaignFile Read(string path, Stream standardInput, NumberingPlan plan, long seed)
    {
        using var json = JsonFile.Read(path, standardInput, JsonFile.MaxBytes);
        var campaign = new JsonPlace(json.RootElement, "$").Only(
            "name", "start", "timeZone", "phoneZones", "itemTypes", "contacts", "contactsFile", "retry", "order", "profile",
            "maxConcurrentCalls", "callingHours", "closedDates", "holidays", "rules", "blacklist", "outcomes");
        var folder = new CampaignFolder(path);
        var settings = SettingsSection.Read(campaign, folder);
        var (contacts, contactsFile) = ContactsSection.Read(campaign, folder, plan);
        var outcomes = OutcomesSection.Read(campaign.The("outcomes"), contacts, settings.Blacklist, seed);
        var start = campaign.The("start").Instant();
        if (settings.WhyNeverDials(start) is { } reason)
            throw new InputException(
                reason.Code(),
                $"{campaign.Path}: from the start on, the calling hours of the campaign and its rules have no instant in common.",
                ("path", $"{campaign.Path}.callingHours"));
        return new CampaignFile(campaign.Maybe("name")?.Text() ?? "", start, settings, contacts, contactsFile, outcomes, [.. folder.Files]);
    }

    /// <summary>The campaign with its contacts, before its first call.</summary>
    public Campaign Launch()
    {
        var campaign = new Campaign(Settings);
        foreach (var contact in Contacts)
        {
            if (campaign.Load(contact, Start) is { } reason)
                throw new InvalidOperationException($"A checked campaign file was refused: {reason}."); // identities are unique by now
        }

        return campaign;
    }
}
