using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A running campaign: its contacts, its hopper, its calls under way, and the result of each closed contact.</summary>
/// <remarks>
/// Deterministic: the same sequence of member calls gives the same results. The host passes the current instant, places the claimed calls and reports how they ended. Instants never decrease, and lie in the years 1678 to 2261.
/// A refused operation changes nothing and returns a reason. Each change is a fact, passed to <see cref="CampaignOptions.Facts"/> before it is applied; the facts rebuild the campaign (<see cref="Replay"/>). Not thread-safe. Cost: an
/// operation on one contact takes constant time on average; other operations state their cost. Source: the multi-number page, "Use multi-number feature for Motion Bull Campaigns".
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed partial class Campaign
{
    /// <summary>The first instant of a campaign: the beginning of 1678.</summary>
    public static readonly Instant FirstInstant = Instant.FromUtc(1678, 1, 1, 0, 0);

    /// <summary>The last instant of a campaign: the end of 2261.</summary>
    public static readonly Instant LastInstant = Instant.FromUtc(2262, 1, 1, 0, 0) - Duration.Epsilon;

    private readonly CampaignOptions _options;
    private readonly ContactDirectory _directory = new();
    private readonly Host _host;
    private readonly Scheduler _scheduler;
    private readonly KeptHistory? _kept;

    /// <summary>Creates a campaign without contacts.</summary>
    /// <param name="settings">The initial settings.</param>
    /// <param name="options">The data kept in memory, and the receivers of facts, History and Final; null for the defaults.</param>
    public Campaign(CampaignSettings settings, CampaignOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _options = options ?? new CampaignOptions();
        _kept = _options.KeepHistory ? new KeptHistory() : null;
        _directory.Reserve(_options.Capacity);
        _host = new Host(this);
        _scheduler = new Scheduler(settings, _host, _options.Facts, _options.Capacity, _options.RememberCalls || _options.KeepHistory);
    }

    /// <summary>The current settings.</summary>
    public CampaignSettings Settings => _scheduler.Settings;

    /// <summary>Whether the campaign is paused: no call is claimed; calls under way continue.</summary>
    public bool IsPaused => _scheduler.IsPaused;

    /// <summary>Whether the campaign has ended (<see cref="CampaignSettings.EndsAt"/>) and closed its contacts, except those with a call under way. False again after new settings move the end into the future.</summary>
    public bool IsOver => _scheduler.IsOver;

    /// <summary>The latest instant passed to any operation; <see cref="Instant.MinValue"/> before the first one.</summary>
    public Instant Now => DueTime.ToInstant(_scheduler.Now);

    /// <summary>The number of facts, which is also the number of the last fact.</summary>
    public long FactCount => _scheduler.FactCount;

    /// <summary>The number of claimed calls.</summary>
    public long AttemptCount => _scheduler.AttemptCount;

    /// <summary>The number of loaded contacts.</summary>
    public int ContactCount => _scheduler.ContactCount;

    /// <summary>The number of contacts that are not closed.</summary>
    public int OpenCount => _scheduler.OpenCount;

    /// <summary>The number of calls under way, including claimed calls not yet dialed.</summary>
    public int CallsUnderWay => _scheduler.CallsUnderWay;

    /// <summary>Whether fewer calls are under way than <see cref="CampaignSettings.MaxConcurrentCalls"/> and <see cref="LentLines"/>.</summary>
    public bool HasFreeLine => _scheduler.HasFreeLine;

    /// <summary>All claimed calls in the order of dialing. After <see cref="Open"/>: the calls under way in the snapshot, and the calls claimed since.</summary>
    /// <exception cref="InvalidOperationException"><see cref="CampaignOptions.KeepHistory"/> is false.</exception>
    public IReadOnlyList<HistoryEntry> History => Kept.History;

    /// <summary>The results of closed contacts in the order of closing, since the beginning or since the snapshot. A contact that is reset or loaded again gets one entry per closing.</summary>
    /// <exception cref="InvalidOperationException"><see cref="CampaignOptions.KeepHistory"/> is false.</exception>
    public IReadOnlyList<FinalEntry> Final => Kept.Final;

    private KeptHistory Kept => _kept ?? throw new InvalidOperationException("The campaign does not keep History and Final. Set CampaignOptions.KeepHistory, or receive them with CampaignOptions.Records.");

    /// <summary>The number of the contact with an identity; null if no such contact was loaded.</summary>
    public int? FindContact(string? contactId) => string.IsNullOrEmpty(contactId) || _directory.Find(contactId) is not (var number and >= 0) ? null : number;

    /// <summary>The identity of a contact; empty if the contact was loaded without one, null if there is no such contact.</summary>
    public string? IdOf(ContactKey contact) => TryFind(contact, out var number) ? _directory.IdentityOf(number) : null;

    /// <summary>The current data of a contact; null if there is no such contact, or if it was loaded without an identity.</summary>
    public Contact? ContactOf(ContactKey contact) => TryFind(contact, out var number) ? _directory.ContactOf(number, _scheduler.PriorityOf(number)) : null;

    /// <summary>The time zones of a contact's phone: those of its prefix (<see cref="CampaignSettings.PhoneZones"/>), else the contact's own, else the campaign's. Calling hours must be open in all of them.</summary>
    /// <returns>The zones in the order of their identities; empty if none is known, or if there is no such contact.</returns>
    public ImmutableArray<DateTimeZone> ZonesOf(ContactKey contact, PhoneNumber phone) => TryFind(contact, out var number) ? _scheduler.ZonesOf(number, phone).Zones : [];

    /// <summary>The phase of a contact; null if there is no such contact.</summary>
    public ContactPhase? PhaseOf(ContactKey contact) => TryFind(contact, out var number) ? _scheduler.CardOf(number).Phase : null;

    /// <summary>The result of a closed contact; null if the contact is open, or if there is no such contact.</summary>
    public FinalEntry? FinalOf(ContactKey contact) => TryFind(contact, out var number) && _scheduler.CardOf(number).IsClosed ? FinalEntryOf(number) : null;

    /// <summary>The callback that a contact waits for; null for none.</summary>
    public CallbackTime? CallbackOf(ContactKey contact) => TryFind(contact, out var number) ? _scheduler.CallbackOf(number) : null;

    /// <summary>The state of a contact; null if there is no such contact.</summary>
    internal ContactState? StateOf(ContactKey contact) => TryFind(contact, out var number) ? _scheduler.StateOf(number) : null;

    private bool TryFind(ContactKey key, out int number)
    {
        number = key.Id is { } id ? FindContact(id) ?? -1 : key.Number;
        return number >= 0 && number < _scheduler.ContactCount;
    }

    // The result of a command: the number of the last fact, or the reason of the refusal.
    private Result<long, CampaignReason> Answer(CampaignReason? refused) => refused is { } reason ? reason : _scheduler.FactCount;

    // Instants outside the supported years are refused before any other check.
    private CampaignReason? CheckTime(Instant at, out long nanoseconds)
    {
        _scheduler.Enter();
        return DueTime.TryExact(at, out nanoseconds) ? null : CampaignReason.TimeOutOfRange;
    }

    private CampaignReason? CheckContact(ContactKey contact, Instant at, out int number, out long nanoseconds)
    {
        number = -1;
        if (CheckTime(at, out nanoseconds) is { } reason) return reason;
        return TryFind(contact, out number) ? null : CampaignReason.ContactUnknown;
    }
}
