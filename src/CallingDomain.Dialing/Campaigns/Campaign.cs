using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A campaign under way: its contacts, its hopper, its History and its Final.</summary>
/// <remarks>
/// Deterministic: the same calls of its members give the same answers. The caller says what time it is, places the calls that it claims, and says how they ended. Time never goes back. What is refused changes nothing and says why. Every
/// change is a fact, and the facts rebuild it (<see cref="Replay"/>). Not safe for several threads at once. Source: the multi-number page, "Use multi-number feature for Motion Bull Campaigns".
/// </remarks>
public sealed partial class Campaign
{
    private readonly Dictionary<string, ContactProgress> _contacts = new(StringComparer.Ordinal);
    private readonly List<ContactProgress> _inLoadingOrder = [];
    private readonly List<HistoryEntry> _history = [];
    private readonly List<FinalEntry> _final = [];
    private readonly Action<CampaignFact>? _facts;
    private ImmutableHashSet<PhoneNumber> _listedSince = []; // by facts, besides the settings'
    private ImmutableHashSet<PhoneNumber> _unlistedSince = [];
    private Blacklist _blacklist;
    private CombinedHours _hours;
    private PastCalls _past;
    private Instant _now = Instant.MinValue;

    /// <summary>A campaign without contacts.</summary>
    /// <param name="settings">What it is run by.</param>
    /// <param name="facts">Is told each fact as it happens, in their order, such as to keep them; null for nobody. It must not call the campaign.</param>
    public Campaign(CampaignSettings settings, Action<CampaignFact>? facts = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (Settings, _facts) = (settings, facts);
        (_hours, _past, _blacklist) = (settings.Hours(), new PastCalls(settings), settings.Blacklist);
        _hopper = new Hopper(settings.Order);
    }

    /// <summary>What it is run by now.</summary>
    public CampaignSettings Settings { get; private set; }

    /// <summary>Whether it is paused: calls that go on go on, and none is claimed.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>The latest instant that it was told; <see cref="Instant.MinValue"/> before the first.</summary>
    public Instant Now => _now;

    /// <summary>Every call that was claimed, in the order of dialling.</summary>
    public IReadOnlyList<HistoryEntry> History => _history;

    /// <summary>How contacts ended, in the order of closing; one whose list was reset stands there for each time.</summary>
    public IReadOnlyList<FinalEntry> Final => _final;

    /// <summary>How many contacts were loaded.</summary>
    public int ContactCount => _inLoadingOrder.Count;

    /// <summary>How many contacts are not closed.</summary>
    public int OpenCount { get; private set; }

    /// <summary>How many calls go on now, claimed ones included.</summary>
    public int CallsUnderWay { get; private set; }

    /// <summary>Whether another call may be placed beside those that go on.</summary>
    public bool HasFreeLine => CallsUnderWay < Settings.MaxConcurrentCalls;

    /// <summary>The phones of all contacts that are not called, and why, in the order of loading.</summary>
    public IEnumerable<(string ContactId, LeftOutPhone Phone)> LeftOutPhones =>
        _inLoadingOrder.SelectMany(contact => contact.Plan.LeftOut.Select(phone => (contact.Contact.Id, phone)));

    /// <summary>A contact as it is now; null when none of this identity was loaded.</summary>
    public Contact? ContactOf(string contactId) => _contacts.GetValueOrDefault(contactId ?? "")?.Contact;

    /// <summary>Where a contact stands; null when none of this identity was loaded.</summary>
    public ContactState? StateOf(string contactId) => _contacts.GetValueOrDefault(contactId ?? "")?.State;

    /// <summary>The callback that a contact waits for; null for none.</summary>
    public CallbackTime? CallbackOf(string contactId) => _contacts.GetValueOrDefault(contactId ?? "")?.Callback;

    /// <summary>The attempts of a contact's phones by status, in the order of its present plan.</summary>
    public ImmutableArray<(ContactPhone Phone, AttemptCounts Counts)> CountsOf(string contactId) =>
        _contacts.GetValueOrDefault(contactId ?? "") is { } contact ? [.. contact.Plan.Phones.Select(phone => (phone, contact.CountOf(phone.Phone)))] : [];

    /// <summary>Rebuilds a campaign from its facts.</summary>
    /// <param name="settings">What it is run by from now on.</param>
    /// <param name="history">All its facts, in their order.</param>
    /// <param name="facts">Is told the facts that follow; null for nobody.</param>
    /// <exception cref="ArgumentException">The facts contradict each other, or are not all there.</exception>
    public static Campaign Replay(CampaignSettings settings, IEnumerable<CampaignFact> history, Action<CampaignFact>? facts = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        var campaign = new Campaign(settings, facts);
        foreach (var fact in history) campaign.Apply(fact);
        return campaign;
    }

    private bool IsListed(PhoneNumber number) => (_blacklist.Contains(number) && !_unlistedSince.Contains(number)) || _listedSince.Contains(number);

    private PhonePlan PlanOf(Contact contact) => PhonePlan.Of(contact, IsListed);

    private CallZones ZonesOf(ContactProgress contact, PhoneNumber number) => CallZones.ForCall(Settings.PhoneZones.ZonesOf(number), contact.Contact.TimeZone, Settings.TimeZone);

    private bool Advance(Instant now)
    {
        if (now < _now) return false;
        _now = now;
        return true;
    }

    private void Record(CampaignFact fact)
    {
        Apply(fact);
        _facts?.Invoke(fact);
    }
}
