using System.Runtime.CompilerServices;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A campaign of contacts that are known by their numbers alone, for tens of millions of them: who is called next, and what follows a call.</summary>
/// <remarks>
/// It decides as <see cref="Campaign"/> does, by the same rules, and keeps no more of a contact than they need: 96 bytes with three phones, its place in the hopper included. Names, History and Final are the host's, who gets them as
/// facts. It has no edits of phones, no callbacks of one agent, no names of agents, and settings that do not change: those are <see cref="Campaign"/>'s. Deterministic: the same calls of its members give the same answers. Time never
/// goes back. What is refused changes nothing and says why. It allocates nothing but room for more contacts, calls or past calls that limits look at than there were before. Not safe for several threads at once. Source: the
/// multi-number page, "Use multi-number feature for Motion Bull Campaigns".
/// </remarks>
public sealed partial class CampaignEngine
{
    private readonly IEngineFacts? _facts;
    private readonly ContactCards _cards;
    private readonly PhonePool _phones = new();
    private readonly CallTable _calls = new();
    private readonly ZoneTable _zones;
    private readonly HashSet<PhoneNumber> _blocked = []; // besides the settings' blacklist
    private Instant _now = Instant.MinValue;
    private readonly long _claimLease; // in nanoseconds
    private long _attempts; // claimed so far

    /// <summary>An engine without contacts.</summary>
    /// <param name="settings">What it is run by.</param>
    /// <param name="facts">Is told each fact as it happens, in their order; null for nobody.</param>
    /// <param name="capacity">How many contacts to make room for at once; more may come. Default: none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative.</exception>
    public CampaignEngine(CampaignSettings settings, IEngineFacts? facts = null, int capacity = 0)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        (Settings, _facts) = (settings, facts);
        _cards = new ContactCards(settings.Retry.DelayBase);
        _cards.Reserve(capacity);
        _hopper = new Hopper(settings.Order, capacity);
        _zones = new ZoneTable(settings.Hours());
        _past = new PastCalls(settings);
        _claimLease = settings.ClaimLease.ToInt64Nanoseconds();
    }

    /// <summary>What it is run by.</summary>
    public CampaignSettings Settings { get; }

    /// <summary>Whether it is paused: calls that go on go on, and none is claimed.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>The latest instant that it was told; <see cref="Instant.MinValue"/> before the first.</summary>
    public Instant Now => _now;

    /// <summary>How many contacts were loaded.</summary>
    public int ContactCount => _cards.Count;

    /// <summary>How many contacts are not closed.</summary>
    public int OpenCount { get; private set; }

    /// <summary>How many calls go on now, claimed ones included.</summary>
    public int CallsUnderWay => _calls.Count;

    /// <summary>Whether another call may be placed beside those that go on.</summary>
    public bool HasFreeLine => _calls.Count < Settings.MaxConcurrentCalls;

    /// <summary>When <see cref="TryClaim"/> is worth asking again, if no call ends before: null when no contact waits, no line is free, or it is paused.</summary>
    public Instant? NextWakeUp => HasFreeLine && !IsPaused && _hopper.NextDue is { } due && (due < NodaConstants.UnixEpoch || DueTime.IsExact(due)) ? due : null;

    /// <summary>When the first lease ends of a call of which nothing was heard; null when no call is under way.</summary>
    public Instant? NextLeaseEnd => _calls.TryFirstLease(out var call) ? DueTime.ToInstant(_calls[call].LeaseUntil) : null;

    /// <summary>Takes a contact in.</summary>
    /// <param name="phones">Its phones in calling order, the primary first; those that are none, are there before or are on the blacklist are left out.</param>
    /// <param name="at">From when on it may be called.</param>
    /// <param name="priority">Who is called before whom: 1 first, from 1 up.</param>
    /// <param name="zone">The zone whose time of day counts for it, where the settings know none of a phone's own; null for the campaign's.</param>
    /// <returns>Its number: how many were loaded before. It is closed at once when none of its phones may be called.</returns>
    /// <exception cref="ArgumentException">There are more than 255 phones to call.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The priority is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The phones of all contacts are in more than 4,096 different sets of zones.</exception>
    public int Load(ReadOnlySpan<PhoneNumber> phones, Instant at, int priority = Contact.DefaultPriority, DateTimeZone? zone = null) => Load(phones, at, at, priority, zone);

    /// <summary>Takes a contact in with all phones that it has, in their calling order.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">From when on it may be called; if it is scheduled for later, then from that instant on.</param>
    /// <returns>Its number: how many were loaded before.</returns>
    /// <exception cref="ArgumentException">There are more than 255 phones to call.</exception>
    /// <exception cref="InvalidOperationException">The phones of all contacts are in more than 4,096 different sets of zones.</exception>
    public int Load(Contact contact, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var due = contact.ScheduledAt is { } scheduled && scheduled > at ? scheduled : at;
        return Load([.. CallingOrder.Of(contact).Select(phone => phone.Phone)], at, due, contact.Priority, contact.TimeZone);
    }

    /// <summary>Where a contact stands. Of the last call there is what the rules look at: nothing before its pass; the attempt, its claim and its lease only while it goes on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No contact of this number was loaded.</exception>
    public ContactState StateOf(int contact) => Read(Known(contact));

    /// <summary>A contact's priority.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No contact of this number was loaded.</exception>
    public int PriorityOf(int contact) => _cards[Known(contact)].Priority;

    /// <summary>How many phones a contact has that were not left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No contact of this number was loaded.</exception>
    public int PhoneCountOf(int contact) => _cards[Known(contact)].PhoneCount;

    /// <summary>A phone of a contact, and its attempts by status.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="phone">The phone's place in the pass, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No contact of this number was loaded, or it has no such phone.</exception>
    public (PhoneNumber Phone, AttemptCounts Counts) PhoneOf(int contact, int phone)
    {
        var phones = _phones.Of(_cards[Known(contact)]);
        return phone >= 0 && phone < phones.Count
            ? (phones.NumberOf(phone), phones.Counts[phone])
            : throw new ArgumentOutOfRangeException(nameof(phone), phone, "The contact has no such phone.");
    }

    private int Load(ReadOnlySpan<PhoneNumber> phones, Instant at, Instant due, int priority, DateTimeZone? zone)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(priority, 1);
        var contact = Add(phones, priority, zone);
        var (firstDue, now) = (DueTime.Of(due), DueTime.Of(_now));
        ref readonly var card = ref _cards[contact];
        if (card.PhoneCount > 0 && MayCall(contact, _phones.Of(card), 0, Math.Max(firstDue, now))) // as nearly all may; the others are placed
        {
            Unsafe.SkipInit(out EngineFact loaded);
            loaded.Load(contact, card, firstDue, now);
            Record(loaded);
            return contact;
        }

        var state = Settle(contact, Begin(contact, ContactTransition.Loaded(due), Instant.Max(at, _now), CloseReason.NoDialablePhone), _now);
        Record(FactOf(EngineFactKind.ContactLoaded, contact, state, _now));
        return contact;
    }

    // All is known to be right before anything is taken.
    private int Add(ReadOnlySpan<PhoneNumber> phones, int priority, DateTimeZone? zone, int? told = null)
    {
        Span<PhoneNumber> callable = stackalloc PhoneNumber[ContactCard.MaxPhones];
        Span<int> zones = stackalloc int[ContactCard.MaxPhones];
        var count = 0;
        foreach (var phone in phones)
        {
            if (phone == PhoneNumber.None || callable[..count].Contains(phone) || IsListed(phone)) continue;
            if (count == callable.Length) throw new ArgumentException("A contact has up to 255 phones to call.", nameof(phones));
            zones[count] = _zones.IndexOf(CallZones.ForCall(Settings.PhoneZones.ZonesOf(phone), zone, Settings.TimeZone));
            callable[count++] = phone;
        }

        if (told is { } expected && count != expected) throw new ArgumentException("The contact was loaded with other phones to call.", nameof(phones));
        var card = new ContactCard(_phones.Rent(count), count, priority);
        for (var i = 0; i < count; i++) _phones.Of(card).Set(i, callable[i], zones[i]);
        OpenCount++;
        return _cards.Add(card);
    }

    private bool IsListed(PhoneNumber number) => Settings.Blacklist.Contains(number) || _blocked.Contains(number);

    private bool IsKnown(int contact) => contact >= 0 && contact < _cards.Count;

    private int Known(int contact) => IsKnown(contact) ? contact : throw new ArgumentOutOfRangeException(nameof(contact), contact, "No contact of this number was loaded.");

    private bool Advance(Instant now)
    {
        if (now < _now) return false;
        _now = now;
        return true;
    }
}
