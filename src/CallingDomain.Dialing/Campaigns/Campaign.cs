using System.Text.Json.Serialization;
using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A campaign under way: its contacts, its hopper, its calls, and how its contacts ended.</summary>
/// <remarks>
/// Deterministic: the same calls of its members give the same answers. The host passes the present instant, places the calls that it claims, and reports how they ended. Time never goes back, and lies in the years 1678 to 2261. An
/// operation that is refused changes nothing and says why. Every change is a fact, given to <see cref="CampaignOptions.Facts"/> before it is applied, and the facts rebuild the campaign (<see cref="Replay"/>). Not safe for several threads
/// at once. Costs: an operation on one contact takes constant time on average; others say what they take. Source: the multi-number page, "Use multi-number feature for Motion Bull Campaigns".
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

    /// <summary>A campaign without contacts.</summary>
    /// <param name="settings">The settings at the beginning.</param>
    /// <param name="options">What it keeps, and the receivers of its facts, History and Final; null for the defaults.</param>
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

    /// <summary>Whether it is paused: calls under way go on, and none is claimed.</summary>
    public bool IsPaused => _scheduler.IsPaused;

    /// <summary>Whether it has come to its end (<see cref="CampaignSettings.EndsAt"/>) and closed its contacts, but for calls under way; false again when settings put the end off.</summary>
    public bool IsOver => _scheduler.IsOver;

    /// <summary>The latest instant passed to any operation; <see cref="Instant.MinValue"/> before the first.</summary>
    public Instant Now => DueTime.ToInstant(_scheduler.Now);

    /// <summary>How many facts there are; the number of the last one.</summary>
    public long FactCount => _scheduler.FactCount;

    /// <summary>How many calls were claimed.</summary>
    public long AttemptCount => _scheduler.AttemptCount;

    /// <summary>How many contacts were loaded.</summary>
    public int ContactCount => _scheduler.ContactCount;

    /// <summary>How many contacts are not closed.</summary>
    public int OpenCount => _scheduler.OpenCount;

    /// <summary>How many calls are under way, claimed ones included.</summary>
    public int CallsUnderWay => _scheduler.CallsUnderWay;

    /// <summary>Whether another call may be placed beside those under way.</summary>
    public bool HasFreeLine => _scheduler.HasFreeLine;

    /// <summary>Every call that was claimed, in the order of dialing; of a campaign that was read from a snapshot, those under way then and those claimed since.</summary>
    /// <exception cref="InvalidOperationException"><see cref="CampaignOptions.KeepHistory"/> is off.</exception>
    public IReadOnlyList<HistoryEntry> History => Kept.History;

    /// <summary>How contacts ended, in the order of closing, since the beginning or since the snapshot; a contact that was reset or loaded again is there for each time.</summary>
    /// <exception cref="InvalidOperationException"><see cref="CampaignOptions.KeepHistory"/> is off.</exception>
    public IReadOnlyList<FinalEntry> Final => Kept.Final;

    private KeptHistory Kept => _kept ?? throw new InvalidOperationException("The campaign keeps no History and no Final: CampaignOptions.KeepHistory is off, or CampaignOptions.Records receives them.");

    /// <summary>The number of a contact; null when none of this identity was loaded.</summary>
    public int? NumberOf(string? contactId) => string.IsNullOrEmpty(contactId) || _directory.Find(contactId) is not (var number and >= 0) ? null : number;

    /// <summary>The identity of a contact; empty for one that is known by its number alone, null when there is no such contact.</summary>
    public string? IdOf(ContactKey contact) => TryFind(contact, out var number) ? _directory.IdentityOf(number) : null;

    /// <summary>A contact as it is now; null when there is no such contact, or it is known by its number alone.</summary>
    public Contact? ContactOf(ContactKey contact) => TryFind(contact, out var number) ? _directory.ContactOf(number, _scheduler.PriorityOf(number)) : null;

    /// <summary>The state of a contact; null when there is no such contact.</summary>
    public ContactState? StateOf(ContactKey contact) => TryFind(contact, out var number) ? _scheduler.StateOf(number) : null;

    /// <summary>The callback that a contact waits for; null for none.</summary>
    public CallbackTime? CallbackOf(ContactKey contact) => TryFind(contact, out var number) ? _scheduler.CallbackOf(number) : null;

    private bool TryFind(ContactKey key, out int number)
    {
        number = key.Id is { } id ? NumberOf(id) ?? -1 : key.Number;
        return number >= 0 && number < _scheduler.ContactCount;
    }

    // Instants outside the supported years are refused before anything else is looked at.
    private CampaignReason? WhyNot(Instant at, out long nanoseconds)
    {
        _scheduler.Enter();
        return DueTime.TryExact(at, out nanoseconds) ? null : CampaignReason.TimeOutOfRange;
    }

    private CampaignReason? WhyNot(ContactKey contact, Instant at, out int number, out long nanoseconds)
    {
        number = -1;
        if (WhyNot(at, out nanoseconds) is { } reason) return reason;
        return TryFind(contact, out number) ? null : CampaignReason.ContactUnknown;
    }
}
