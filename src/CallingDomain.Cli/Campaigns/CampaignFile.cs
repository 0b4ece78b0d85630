using System.Collections.Immutable;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A campaign file after reading and validation, with its campaign before the first call.</summary>
/// <param name="Name">The name of the campaign; empty for none.</param>
/// <param name="Start">The first instant.</param>
/// <param name="Campaign">The campaign with its contacts.</param>
/// <param name="ContactsFile">The other rows of a contacts file; null for a campaign without such a file.</param>
/// <param name="Outcomes">The outcomes of the calls.</param>
/// <param name="Files">The files that the campaign file names.</param>
internal sealed record CampaignFile(string Name, Instant Start, Campaign Campaign, ContactsFileRows? ContactsFile, CallOutcomes Outcomes, ImmutableArray<string> Files)
{
    /// <summary>Whether rows of the contacts file were rejected, or a column with numbers is unused.</summary>
    public bool LosesContacts => ContactsFile is { Rejected.IsEmpty: false } or { Duplicates.IsEmpty: false } or { Columns.HasUnusedPhones: true };

    /// <param name="path">The path of the file.</param>
    /// <param name="standardInput">The file for the path <c>-</c>.</param>
    /// <param name="plan">The numbering plan by which phones are read.</param>
    /// <param name="seed">The seed of outcomes that a model draws.</param>
    /// <param name="options">The options of the campaign; null for the defaults.</param>
    /// <exception cref="InputException">The file cannot be read, or is not a campaign.</exception>
    public static CampaignFile Read(string path, Stream standardInput, NumberingPlan plan, long seed, CampaignOptions? options = null)
    {
        using var json = JsonFile.Read(path, standardInput, JsonFile.MaxBytes);
        var place = new JsonPlace(json.RootElement, "$");
        place.Maybe("$schema")?.Text();
        var folder = new CampaignFolder(path);
        var settings = SettingsSection.Read(place, ["$schema", "name", "start", "itemTypes", "contacts", "contactsFile", "outcomes"], folder);
        var start = place.The("start").Instant();
        if (start < Dialing.Campaign.FirstInstant || start > Dialing.Campaign.LastInstant) throw OutOfRange(place.The("start").Path);
        if (settings.Check(start) is { IsOk: false, Reason: var reason })
            throw new InputException(
                reason.Code(),
                $"{place.Path}: the calling hours of the campaign and its rules are never open at the same time, from the start on.",
                ("path", $"{place.Path}.callingHours"));
        var campaign = new Campaign(settings, options);
        var contactsFile = ContactsSection.Load(place, folder, plan, campaign, start);
        var outcomes = OutcomesSection.Read(place.The("outcomes"), campaign, seed);
        return new CampaignFile(place.Maybe("name")?.Text() ?? "", start, campaign, contactsFile, outcomes, [.. folder.Files]);
    }

    /// <summary>The refusal of an instant outside the range of campaigns.</summary>
    public static InputException OutOfRange(string path) => new(
        CampaignReason.TimeOutOfRange.Code(),
        $"{path}: expected an instant from {InstantText.Write(Dialing.Campaign.FirstInstant)} to {InstantText.Write(Dialing.Campaign.LastInstant)}.",
        ("path", path),
        ("least", InstantText.Write(Dialing.Campaign.FirstInstant)),
        ("most", InstantText.Write(Dialing.Campaign.LastInstant)));
}
