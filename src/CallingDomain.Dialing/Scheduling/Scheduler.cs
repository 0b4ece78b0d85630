using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The scheduler: decides which contact, known by its number, is called next and when, and what follows a call.</summary>
/// <remarks>
/// A command is decided first, as a batch of facts; the batch is passed to the receiver of facts, then applied. A refused command changes nothing. Instants are nanoseconds since 1970 (<see cref="DueTime"/>).
/// Allocates only for more contacts, calls or past calls than before. Not thread-safe.
/// </remarks>
internal sealed partial class Scheduler
{
    private readonly ISchedulerHost _host;
    private readonly ICampaignFacts? _facts;
    private readonly bool _hostReceives; // whether the host receives calls and closings
    private readonly ContactRecords _records; // each record is the start of a contact's block
    private readonly ContactCards _cards;
    private readonly PhonePool _phones = new();
    private readonly CallTable _calls = new();
    private readonly ContactDraft _draft = new();
    private readonly Dictionary<int, SparePhones> _spares = [];
    private readonly Dictionary<int, CallbackTime> _callbacks = []; // of contacts that wait for a callback or are being called back
    private readonly Dictionary<long, string> _references = []; // of calls under way
    private readonly PastCalls _past;
    private Hopper _hopper;
    private PhoneListing _listing;
    private long _claimLease;
    private long _callLease;

    /// <param name="settings">The initial settings.</param>
    /// <param name="host">Knows the contacts' data.</param>
    /// <param name="facts">The receiver of facts; null for none.</param>
    /// <param name="capacity">The number of contacts to allocate at once.</param>
    /// <param name="remembersCalls">Whether calls are remembered even without limits and lockouts.</param>
    public Scheduler(CampaignSettings settings, ISchedulerHost host, ICampaignFacts? facts, int capacity, bool remembersCalls)
    {
        (Settings, _host, _facts, _hostReceives) = (settings, host, facts, host.HasReceiver);
        _records = new ContactRecords(settings.Order, ContactBlock.Records);
        _cards = new ContactCards(_records, settings.Retry.DelayBase);
        _cards.Reserve(capacity);
        _hopper = new Hopper(_records, HopperSizes.Default);
        _scopes = new RuleScopes(settings);
        _rules = new PhoneRulesTable(_scopes);
        _listing = new PhoneListing(settings.Blacklist);
        _past = new PastCalls(remembersCalls);
        _past.Take(_scopes);
        TakeLeases(settings);
        TakeEnd(settings, isOver: false);
    }

    public CampaignSettings Settings { get; private set; }

    public bool IsPaused { get; private set; }

    /// <summary>The latest instant passed to a command.</summary>
    public long Now { get; private set; } = long.MinValue;

    /// <summary>The number of facts.</summary>
    public long FactCount { get; private set; }

    /// <summary>The number of claimed calls.</summary>
    public long AttemptCount { get; private set; }

    public int ContactCount => _cards.Count;

    public int OpenCount { get; private set; }

    public int CallsUnderWay => _calls.Count;

    public bool HasFreeLine => _calls.Count < Settings.MaxConcurrentCalls && _calls.Count < _lentLines;

    /// <summary>The callback that a contact waits for; null for none.</summary>
    public CallbackTime? CallbackOf(int contact) => _callbacks.GetValueOrDefault(contact);

    public int PriorityOf(int contact) => _cards[contact].Priority;

    public bool IsListed(PhoneNumber number) => _listing.IsListed(number);

    /// <summary>The phones of a contact's plan.</summary>
    public PhonePool.Phones PhonesOf(int contact) => _phones.Of(_cards[contact]);

    /// <summary>The numbers on the blacklist.</summary>
    public PhoneListing Listing => _listing;

    /// <summary>Whether the contact has phones outside its plan.</summary>
    public bool HasSpare(int contact) => _spares.ContainsKey(contact);

    /// <summary>The card of a contact.</summary>
    public ref readonly ContactCard CardOf(int contact) => ref _cards[contact];

    /// <summary>A contact's card, due time and attempts.</summary>
    public ContactStanding StandingOf(int contact)
    {
        ref var record = ref _records[contact];
        return new ContactStanding { Card = _cards[contact], Due = record.Due, Base = _cards.BaseOf(contact), Attempts = record.Attempts };
    }

    /// <summary>The contact's state, including its call under way.</summary>
    public ContactState StateOf(int contact)
    {
        var state = ContactState.Of(StandingOf(contact));
        if (!state.IsUnderWay) return state;
        ref readonly var call = ref CallOf(contact);
        return state with { Attempt = call.Attempt, DialedAt = DueTime.ToInstant(call.Dialed), LeaseUntil = DueTime.ToInstant(call.LeaseUntil) };
    }

    /// <summary>The last called number and its attempts; none if the contact was not called.</summary>
    public (PhoneNumber Number, AttemptCounts Counts) LastCalledOf(int contact)
    {
        var (phones, last, spare) = (PhonesOf(contact), _cards[contact].LastPhone, _spares.GetValueOrDefault(contact));
        if (spare is null || spare.LastCalled == PhoneNumber.None) return last < 0 ? default : (phones[last].Number, phones.Counts[last]);
        return (spare.LastCalled, CountsOf(contact, spare.LastCalled));
    }

    /// <summary>The attempts on one number of a contact, inside or outside its plan.</summary>
    public AttemptCounts CountsOf(int contact, PhoneNumber number)
    {
        var phones = PhonesOf(contact);
        if (phones.IndexOf(number) is var at and >= 0) return phones.Counts[at];
        return _spares.TryGetValue(contact, out var spare) ? Array.Find(spare.Counts, each => each.Number == number).Counts : default;
    }

    /// <summary>The attempts on all numbers of a contact, including removed numbers.</summary>
    public AttemptCounts AllAttemptsOf(int contact)
    {
        var all = default(AttemptCounts);
        foreach (var counts in PhonesOf(contact).Counts) all = all.Plus(counts);
        if (_spares.Count == 0 || !_spares.TryGetValue(contact, out var spare)) return all;
        foreach (var (_, counts) in spare.Counts) all = all.Plus(counts);
        return all;
    }

    /// <summary>The host's reference of a call under way; null for none.</summary>
    public string? ReferenceOf(long attempt) => _references.GetValueOrDefault(attempt);

    /// <summary>The places of the calls under way, in no particular order.</summary>
    public IEnumerable<int> Calls() => _calls.All();

    /// <summary>Finds a call under way.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="call">Its place, for <see cref="CallAt"/>.</param>
    public bool TryFindCall(long attempt, out int call) => _calls.TryFind(attempt, out call);

    /// <summary>Finds the call of a contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="call">Its place, for <see cref="CallAt"/>.</param>
    public bool TryFindCallOf(int contact, out int call)
    {
        call = -1;
        return _cards[contact].IsUnderWay && _calls.IsCalled(PhonesOf(contact)[_cards[contact].Phone].Number, out call);
    }

    /// <summary>A call under way by its place; valid until the next command.</summary>
    public ref readonly CallUnderWay CallAt(int call) => ref _calls[call];

    /// <summary>The next instant at which a claim can succeed, if no call ends before; null for none.</summary>
    /// <param name="agent">The agent whose own callbacks count too; null for none.</param>
    public long? NextWakeUp(string? agent)
    {
        if (!HasFreeLine || IsPaused) return NextEnd;
        if (!_previews.IsEmpty) EndPreviews(Now);
        if (!_owned.IsEmpty) Lapse(Now);
        var next = _hopper.NextDue is { } due ? DueTime.Of(due) : DueTime.Never;
        if (agent is not null && _owned.NextDue(agent) is { } own) next = Math.Min(next, own);
        if (_owned.NextLapse is { } lapse) next = Math.Min(next, lapse);
        if (_previews.NextEnd is { } end) next = Math.Min(next, end);
        if (!IsOver && _listing.NextEnd < _end) next = Math.Min(next, _listing.NextEnd);
        if (OpenCount > 0) next = Math.Min(next, _unrecordedEnd);
        return DueTime.IsExact(next) ? next : null; // no claim succeeds after the supported years
    }

    /// <summary>When the campaign ends, which closes contacts even when no call can be claimed; null if it does not end, has ended, or has no open contact.</summary>
    public long? NextEnd => OpenCount > 0 && DueTime.IsExact(_unrecordedEnd) ? _unrecordedEnd : null;

    /// <summary>When the first lease of a call under way ends; null for none.</summary>
    public long? NextLeaseEnd => _calls.TryFirstLease(out var call) ? _calls[call].LeaseUntil : null;

    private ref CallUnderWay CallOf(int contact)
    {
        TryFindCallOf(contact, out var call);
        return ref _calls[call];
    }

    private ref ContactBlock BlockOf(int contact) => ref ContactBlock.Of(_records, contact);

    private bool IsKnown(int contact) => contact >= 0 && contact < _cards.Count;

    private void TakeLeases(CampaignSettings settings)
    {
        (_claimLease, _callLease) = (settings.ClaimLease.ToInt64Nanoseconds(), settings.CallLease.ToInt64Nanoseconds());
        _owned.Time = settings.CallbackOwnerTime?.ToInt64Nanoseconds();
    }

    private void LoadDraft(int contact) => _draft.Load(contact, StandingOf(contact), PhonesOf(contact), _spares.GetValueOrDefault(contact), _cards.ZoneOf(contact), TallyOf(contact), _dated.Count > 0 ? _dated.GetValueOrDefault(contact) : null);
}
