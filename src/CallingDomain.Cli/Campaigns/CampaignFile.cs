using System.Collections.Immutable;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A campaign file, read and checked, with its campaign before the first call.</summary>
/// <param name="Name">Its name; empty for none.</param>
/// <param name="Start">The first instant.</param>
/// <param name="Campaign">The campaign with its contacts.</param>
/// <param name="ContactsFile">What became of the rows of a contacts file; null for none.</param>
/// <param name="Outcomes">How its calls end.</param>
/// <param name="Files">The files that it names.</param>
internal sealed record CampaignFile(string Name, Instant Start, Campaign Campaign, ContactsFileRows? ContactsFile, CallOutcomes Outcomes, ImmutableArray<string> Files)
{
    /// <summary>Whether rows of the contacts file were refused, or a column with numbers is not used.</summary>
    public bool LosesContacts => ContactsFile is { Rejected.IsEmpty: false } or { Duplicates.IsEmpty: false } or { Columns.HasUnusedPhones: true };

    /// <param name="path">The file.</param>
    /// <param name="standardInput">For a path of <c>-</c>.</param>
    /// <param name="plan">By which phones are read.</param>
    /// <param name="seed">From which outcomes are drawn that a model gives.</param>
    /// <param name="options">What its campaign keeps; null for the defaults.</param>
    /// <exception cref="InputException">The file cannot be read, or is no campaign.</exception>
    public static CampaignFile Read(string path, Stream standardInput, NumberingPlan plan, long seed, CampaignOptions? options = null)
    {
        using var json = JsonFile.Read(path, standardInput, JsonFile.MaxBytes);
        var place = new JsonPlace(json.RootElement, "$");
        var folder = new CampaignFolder(path);
        var settings = SettingsSection.Read(place, ["name", "start", "itemTypes", "contacts", "contactsFile", "outcomes"], folder);
        var start = place.The("start").Instant();
        if (start < Dialing.Campaign.FirstInstant || start > Dialing.Campaign.LastInstant) throw OutOfRange(place.The("start").Path);
        if (settings.Check(start) is { IsOk: false, Reason: var reason })
            throw new InputException(
                reason.Code(),
                $"{place.Path}: the calling hours of the campaign and its rules have no instant in common from the start on.",
                ("path", $"{place.Path}.callingHours"));
        var campaign = new Campaign(settings, options);
        var contactsFile = ContactsSection.Load(place, folder, plan, campaign, start);
        var outcomes = OutcomesSection.Read(place.The("outcomes"), campaign, seed);
        return new CampaignFile(place.Maybe("name")?.Text() ?? "", start, campaign, contactsFile, outcomes, [.. folder.Files]);
    }

    /// <summary>The refusal of an instant outside the years of campaigns.</summary>
    public static InputException OutOfRange(string path) => new(
        CampaignReason.TimeOutOfRange.Code(),
        $"{path}: an instant from {InstantText.Write(Dialing.Campaign.FirstInstant)} to {InstantText.Write(Dialing.Campaign.LastInstant)} is expected here.",
        ("path", path),
        ("least", InstantText.Write(Dialing.Campaign.FirstInstant)),
        ("most", InstantText.Write(Dialing.Campaign.LastInstant)));
}
