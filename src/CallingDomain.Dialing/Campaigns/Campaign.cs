using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A campaign under way: its contacts, its hopper, its History and its Final.</summary>
/// <remarks>
/// Deterministic: the same calls of its members give the same answers. The caller says what time it is, places the calls that it
/// claims, and says how they ended. Time never goes back. Not safe for several threads at once. Source: the multi-number page, "Use
/// multi-number feature for Motion Bull Campaigns".
/// </remarks>
public sealed class Campaign
{
    private readonly Hopper _hopper;
    private readonly Dictionary<string, ContactProgress> _contacts = new(StringComparer.Ordinal);
    private readonly List<ContactProgress> _inLoadingOrder = [];
    private readonly List<HistoryEntry> _history = [];
    private readonly List<FinalEntry> _final = [];
    private readonly Dictionary<PhoneNumber, List<ContactProgress>> _waitingForNumber = []; // a key for each number that is being called
    private Instant _now = Instant.MinValue;

    /// <summary>A campaign without contacts.</summary>
    public Campaign(CampaignSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings;
        _hopper = new Hopper(settings.Order);
    }

    /// <summary>What it is run by.</summary>
    public CampaignSettings Settings { get; }

    /// <summary>Every call that was claimed, in the order of dialling.</summary>
    public IReadOnlyList<HistoryEntry> History => _history;

    /// <summary>How contacts ended, in the order of closing.</summary>
    public IReadOnlyList<FinalEntry> Final => _final;

    /// <summary>How many contacts were loaded.</summary>
    public int ContactCount => _contacts.Count;

    /// <summary>How many calls go on now.</summary>
    public int CallsUnderWay { get; private set; }

    /// <summary>Whether another call may be placed beside those that go on.</summary>
    public bool HasFreeLine => CallsUnderWay < Settings.MaxConcurrentCalls;

    /// <summary>When <see cref="Claim"/> is worth asking again, if no call ends before: null when no contact waits, or no line is free.</summary>
    public Instant? NextWakeUp => HasFreeLine ? _hopper.NextDue : null;

    /// <summary>The phones of all contacts that are not called, and why, in the order of loading.</summary>
    public IEnumerable<(string ContactId, LeftOutPhone Phone)> LeftOutPhones =>
        _inLoadingOrder.SelectMany(contact => contact.Plan.LeftOut.Select(phone => (contact.Contact.Id, phone)));

    /// <summary>The contacts that are not closed, in the order of loading.</summary>
    /// <param name="at">The present instant, which says who only waits for a turn.</param>
    public IEnumerable<OpenContact> OpenContacts(Instant at) => _inLoadingOrder.Where(contact => !contact.IsClosed).Select(contact => Describe(contact, at));

    /// <summary>Takes a contact into the campaign.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">From when on it may be called; if it is scheduled for later, then from that instant on.</param>
    /// <returns>
    /// Null when it is in; it is closed at once, with <see cref="CloseReason.NoDialablePhone"/>, when none of its phones may be called.
    /// <see cref="CampaignReason.ContactAlreadyLoaded"/> when it was in before.
    /// </returns>
    public CampaignReason? Load(Contact contact, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var plan = PhonePlan.Of(contact, Settings.Blacklist);
        var progress = new ContactProgress(contact, plan, sequence: _inLoadingOrder.Count);
        if (!_contacts.TryAdd(contact.Id, progress)) return CampaignReason.ContactAlreadyLoaded;
        _inLoadingOrder.Add(progress);
        if (plan.Phones.IsEmpty)
            Close(
                progress,
                new FinalEntry(contact.Id, Phone: null, default, Instant.Max(at, _now), CloseReason.NoDialablePhone, CausePhone: null, CallStatus.Unspecified));
        else
            Wait(progress, contact.ScheduledAt is { } scheduled && scheduled > at ? scheduled : at, WaitReason.FirstCall);
        return null;
    }

    /// <summary>Claims the call that is to be placed next, if there is one.</summary>
    /// <param name="now">The present instant.</param>
    /// <returns>
    /// The first in the hopper's order of the contacts that are due, whose calling hours are open and whose number nobody is calling; null when there
    /// is none, or no line is free, or <paramref name="now"/> lies before an instant given earlier.
    /// </returns>
    public Attempt? Claim(Instant now)
    {
        if (!Advance(now)) return null;
        while (HasFreeLine && _hopper.TryTake(now, out var entry))
        {
            var contact = _contacts[entry.ContactId];
            if (_waitingForNumber.TryGetValue(NextNumberOf(contact), out var waiting)) // nobody is called twice at once
            {
                waiting.Add(contact);
                contact.Why = WaitReason.NumberInCall;
                continue;
            }

            if (Settings.CallingHours.IsOpen(now, ZoneOf(contact))) return Dial(contact, now);
            Wait(contact, now, contact.Why); // came due in open hours and found no line until they closed
        }

        return null;
    }

    /// <summary>Says how a call ended.</summary>
    /// <param name="attempt">The <see cref="Attempt.Id"/>.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="at">When it ended.</param>
    /// <returns>What follows for the contact; or why nothing has changed.</returns>
    public Result<NextStep, CampaignReason> End(long attempt, CallStatus status, Instant at)
    {
        if (attempt < 1 || attempt > _history.Count) return CampaignReason.AttemptUnknown;
        if (status is < CallStatus.NoAnswer or > CallStatus.Reached) return CampaignReason.StatusUnknown;
        var entry = _history[(int)attempt - 1];
        if (entry.EndedAt is not null) return CampaignReason.AttemptAlreadyEnded;
        if (!Advance(at)) return CampaignReason.TimeGoesBack;

        var contact = _contacts[entry.Attempt.ContactId];
        var phone = contact.NextPhone;
        Release(NextNumberOf(contact));
        if (status != CallStatus.Reached) contact.Count(phone, status);
        _history[(int)attempt - 1] = entry with { Status = status, EndedAt = at };
        CallsUnderWay--;

        var next = RetryRules.AfterCall(new EndedCall(phone, status, entry.Attempt.DueAt, entry.Attempt.DialedAt, at), contact.Counts, Settings.Retry);
        Apply(contact, phone, next);
        return next;
    }

    private void Apply(ContactProgress contact, int phoneCalledLast, NextStep next)
    {
        if (next.Kind == NextStepKind.Close)
        {
            var phones = contact.Plan.Phones;
            Close(
                contact,
                new FinalEntry(
                    contact.Contact.Id,
                    phones[phoneCalledLast],
                    contact.Counts[phoneCalledLast],
                    next.DueAt,
                    next.Reason,
                    phones[next.Phone],
                    next.CauseStatus));
            return;
        }

        if (next.Kind == NextStepKind.StartNextPass) contact.Pass++;
        contact.NextPhone = next.Phone;
        Wait(contact, next.DueAt, next.Kind == NextStepKind.StartNextPass ? WaitReason.RetryDelay : WaitReason.AdditionalDelay);
    }

    private Attempt Dial(ContactProgress contact, Instant now)
    {
        var phone = contact.NextPhone;
        var attempt = new Attempt(
            _history.Count + 1,
            contact.Contact.Id,
            contact.Plan.Phones[phone],
            contact.Pass,
            contact.Counts[phone].Total + 1,
            contact.DueAt,
            now);
        contact.Why = WaitReason.InCall;
        contact.Attempts++;
        CallsUnderWay++;
        _waitingForNumber.Add(attempt.Phone.Phone, []);
        _history.Add(new HistoryEntry(attempt, CallStatus.Unspecified, EndedAt: null));
        return attempt;
    }

    // A call that would be due in closed hours is due when they open: so nothing needs to be asked before.
    private void Wait(ContactProgress contact, Instant due, WaitReason why)
    {
        var open = Settings.CallingHours.NextOpen(due, ZoneOf(contact)) ?? Instant.MaxValue;
        contact.DueAt = open;
        contact.Why = open == due ? why : WaitReason.Window;
        _hopper.Put(contact.ToEntry());
    }

    // They keep the place that they had.
    private void Release(PhoneNumber number)
    {
        _waitingForNumber.Remove(number, out var waiting);
        foreach (var contact in waiting ?? []) _hopper.Put(contact.ToEntry());
    }

    private void Close(ContactProgress contact, FinalEntry final)
    {
        contact.IsClosed = true;
        _final.Add(final);
    }

    private bool Advance(Instant now)
    {
        if (now < _now) return false;
        _now = now;
        return true;
    }

    private OpenContact Describe(ContactProgress contact, Instant at)
    {
        var (due, why) = (contact.DueAt, contact.Why);
        if (why is not (WaitReason.InCall or WaitReason.NumberInCall) && due <= at)
        {
            // Due, and not called: for want of a line, or because the hours have closed since.
            due = Settings.CallingHours.NextOpen(at, ZoneOf(contact)) is { } open ? Instant.Max(due, open == at ? due : open) : Instant.MaxValue;
            why = due <= at ? WaitReason.Turn : WaitReason.Window;
        }

        return new OpenContact(contact.Contact.Id, contact.Plan.Phones[contact.NextPhone], due, why);
    }

    private static PhoneNumber NextNumberOf(ContactProgress contact) => contact.Plan.Phones[contact.NextPhone].Phone;

    private DateTimeZone ZoneOf(ContactProgress contact) => contact.Contact.TimeZone ?? Settings.TimeZone;
}
