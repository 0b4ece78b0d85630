using System.Collections.Immutable;
using System.Text.Json;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A campaign file after reading and validation. Its contacts are read on their own, one after the other.</summary>
internal sealed class CampaignFile : IDisposable
{
    private readonly JsonDocument _json;
    private readonly ContactsSection _contacts;
    private readonly JsonPlace _outcomesPlace;
    private readonly string? _learnedFrom; // null for the outcomes of the file
    private readonly OutcomesSection _outcomes;
    private ImmutableArray<DateTimeZone> _contactZones = [];

    private CampaignFile(JsonDocument json, JsonPlace place, string path, NumberingPlan plan, ZoneData zoneData, long seed, string? learnedFrom)
    {
        (_json, ZoneData) = (json, zoneData);
        place.Maybe("$schema")?.Text();
        var folder = new CampaignFolder(path);
        var section = new SettingsSection(place, ["$schema", "name", "start", "itemTypes", "contacts", "contactsFile", "generatedContacts", "outcomes", "prices", "blacklistFile"], folder, zoneData.Zones);
        Settings = section.Read();
        Start = place.The("start").Instant();
        if (Start < Campaign.FirstInstant || Start > Campaign.LastInstant) throw OutOfRange(place.The("start").Path);
        if (Settings.Check(Start) is { IsOk: false, Reason: var reason })
            throw new InputException(
                reason.Code(),
                $"{place.Path}: the calling hours of the campaign and its rules are never open at the same time, from the start on.",
                ("path", $"{place.Path}.callingHours"));
        if (place.Maybe("blacklistFile") is { } listed) Settings = Settings with { Blacklist = BlacklistFiles.Read(listed, folder, plan, Settings.Blacklist) };
        _contacts = ContactsSection.Open(place, folder, plan, zoneData.Zones);
        Settings = section.ReadFor(Settings, _contacts.ReadFieldNames);
        Settings = Settings with { PhoneZones = Settings.PhoneZones.WithZones(_contacts.ReadPhoneZones()) };
        (_outcomesPlace, _learnedFrom) = (place.The("outcomes"), learnedFrom);
        _outcomes = OutcomesSection.Read(_outcomesPlace, Settings.Endings, seed, _contacts.Types, learnedFrom is not null);
        Name = place.Maybe("name")?.Text() ?? "";
        Prices = place.Maybe("prices") is { } prices ? Prices.Read(prices) : null;
        Seed = seed;
        Files = [.. folder.Files];
    }

    /// <summary>The name of the campaign; empty for none.</summary>
    public string Name { get; }

    /// <summary>The first instant.</summary>
    public Instant Start { get; }

    /// <summary>The settings, with the numbers of the blacklist files, and with the time zones of phones that the contacts file has.</summary>
    public CampaignSettings Settings { get; }

    /// <summary>What calls cost; null for none.</summary>
    public Prices? Prices { get; }

    /// <summary>The seed of outcomes that a model draws.</summary>
    public long Seed { get; }

    /// <summary>The outcomes of the file; of those that are learned, the times and the agents.</summary>
    public CallOutcomes Outcomes => _outcomes.Outcomes;

    /// <summary>Whether the outcomes are learned from calls.</summary>
    public bool IsLearned => _learnedFrom is not null;

    /// <summary>Whether the outcomes are those of a script.</summary>
    public bool HasScript => !IsLearned && Outcomes is OutcomeScript;

    /// <summary>Where the outcomes come from, for people.</summary>
    public string OutcomesSource => _learnedFrom is { } path ? $"by a model, learned from '{path}'" : HasScript ? "by a script" : "by a model";

    /// <summary>The time zone database of the campaign.</summary>
    public ZoneData ZoneData { get; }

    /// <summary>The zones in use in which the local time differs from the system's within <see cref="ZoneDifference.Span"/> after the start, after the contacts have been read.</summary>
    public ImmutableArray<ZoneDifference> ZoneDifferences { get; private set; } = [];

    /// <summary>The files that the campaign file names.</summary>
    public ImmutableArray<string> Files { get; }

    /// <summary>The other rows of the contacts file, after its contacts have been read; null without such a file.</summary>
    public ContactsFileRows? ContactsFile { get; private set; }

    /// <summary>Whether the contacts file has rejected rows or an unused column with phone numbers, or lacks a do-not-call column.</summary>
    public bool LosesContacts => ContactsFile is { Rejected.IsEmpty: false } or { Duplicates.IsEmpty: false } or { Columns.IsComplete: false };

    /// <param name="path">The path of the file.</param>
    /// <param name="standardInput">The file for the path <c>-</c>.</param>
    /// <param name="plan">The numbering plan by which phones are read.</param>
    /// <param name="zoneData">The time zones.</param>
    /// <param name="seed">The seed of outcomes that a model draws.</param>
    /// <param name="learnedFrom">The History file from which the outcomes are learned, so that those of the file do not matter; null for none.</param>
    /// <exception cref="InputException">The file cannot be read, or is not a campaign.</exception>
    public static CampaignFile Read(string path, Stream standardInput, NumberingPlan plan, ZoneData zoneData, long seed, string? learnedFrom = null)
    {
        var json = JsonFile.Read(path, standardInput, JsonFile.MaxBytes);
        try
        {
            return new CampaignFile(json, new JsonPlace(json.RootElement, "$"), path, plan, zoneData, seed, learnedFrom);
        }
        catch
        {
            json.Dispose();
            throw;
        }
    }

    /// <summary>Reads the contacts, in the order of the file.</summary>
    /// <param name="terminal">For progress.</param>
    /// <param name="add">Receives each contact and where it comes from.</param>
    /// <exception cref="InputException">The contacts cannot be read.</exception>
    public void ReadContacts(Terminal terminal, Action<Contact, ContactPlace> add)
    {
        var zones = new HashSet<DateTimeZone>();
        DateTimeZone? last = null;
        ContactsFile = _contacts.Read(terminal, (contact, place) =>
        {
            if (contact.TimeZone is { } zone && !ReferenceEquals(zone, last)) zones.Add(last = zone);
            add(contact, place);
        });
        _contactZones = [.. zones];
        FindZoneDifferences(terminal);
    }

    /// <summary>The contact item types.</summary>
    public ContactItemTypes Types => _contacts.Types;

    /// <summary>The outcomes with another seed.</summary>
    public CallOutcomes OutcomesOf(long seed) => OutcomesSection.Read(_outcomesPlace, Settings.Endings, seed, _contacts.Types, IsLearned).Outcomes;

    /// <summary>Whether the contacts come from the same contacts file as those of another campaign, read in the same way, or are generated as they are.</summary>
    public bool HasContactsOf(CampaignFile other) => _contacts.Source is { } source && source == other._contacts.Source;

    /// <summary>Takes over the report about the contacts file of another campaign, instead of reading the contacts.</summary>
    /// <param name="other">The other campaign, after its contacts have been read.</param>
    /// <param name="terminal">For warnings.</param>
    public void TakeContactsOf(CampaignFile other, Terminal terminal)
    {
        (ContactsFile, _contactZones) = (other.ContactsFile, other._contactZones);
        FindZoneDifferences(terminal);
    }

    /// <summary>Loads a contact that was read before.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="index">Its place among the contacts, from 0.</param>
    /// <param name="line">Its line in the contacts file.</param>
    /// <exception cref="InputException">The campaign refuses the contact, or the script lacks one of its phones.</exception>
    public void Load(Campaign campaign, Contact contact, int index, int line)
    {
        if (TryLoad(campaign, contact) is { } refused) throw _contacts.PlaceOf(index, line).Refuse(refused, contact);
    }

    /// <summary>Loads a contact of this file into its campaign.</summary>
    /// <exception cref="InputException">The campaign refuses the contact, or the script lacks one of its phones.</exception>
    public void Load(Campaign campaign, Contact contact, ContactPlace place)
    {
        if (TryLoad(campaign, contact) is { } refused) throw place.Refuse(refused, contact);
    }

    /// <summary>The campaign before the first call, with all contacts.</summary>
    /// <param name="terminal">For progress.</param>
    /// <param name="options">The options of the campaign.</param>
    /// <exception cref="InputException">The contacts cannot be read, or the campaign refuses one.</exception>
    public Campaign ToCampaign(Terminal terminal, CampaignOptions options)
    {
        var campaign = new Campaign(Settings, options);
        ReadContacts(terminal, (contact, place) => Load(campaign, contact, place));
        return campaign;
    }

    public void Dispose() => _json.Dispose();

    // The reason of a refusal; null for a loaded contact.
    private CampaignReason? TryLoad(Campaign campaign, Contact contact)
    {
        var loaded = campaign.Load(contact, Start);
        if (!loaded.TryGet(out var number)) return loaded.Reason;
        _outcomes.RefuseUnscripted(campaign, number);
        return null;
    }

    private void FindZoneDifferences(Terminal terminal)
    {
        IEnumerable<DateTimeZone> zones = [Settings.TimeZone, .. Settings.PhoneZones.Prefixes.Values.SelectMany(each => each), .. Settings.Rules.SelectMany(rules => rules.Limits.Select(limit => limit.Zone).Append(rules.Zone)).OfType<DateTimeZone>(), .. _contactZones];
        ZoneDifferences = [.. ZoneDifference.Find(zones, Start, terminal.SystemZone)];
        foreach (var difference in ZoneDifferences) terminal.Warn(difference.Sentence(ZoneData.Version));
    }

    /// <summary>The refusal of an instant outside the range of campaigns.</summary>
    public static InputException OutOfRange(string path) => new(
        CampaignReason.TimeOutOfRange.Code(),
        $"{path}: expected an instant from {InstantText.Write(Campaign.FirstInstant)} to {InstantText.Write(Campaign.LastInstant)}.",
        ("path", path),
        ("least", InstantText.Write(Campaign.FirstInstant)),
        ("most", InstantText.Write(Campaign.LastInstant)));
}
