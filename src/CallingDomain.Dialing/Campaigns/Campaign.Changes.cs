using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Changes while it runs: contacts, callbacks, holds, blacklist, pause, settings.</content>
public sealed partial class Campaign
{
    /// <summary>Takes a contact into the campaign.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">From when on it may be called; if it is scheduled for later, then from that instant on.</param>
    /// <returns>
    /// Null when it is in; it is closed at once when none of its phones may be called. <see cref="CampaignReason.ContactAlreadyLoaded"/> when it was in before, unless it is closed and <see cref="CampaignSettings.Reload"/> lets it come again.
    /// </returns>
    public CampaignReason? Load(Contact contact, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var known = _contacts.GetValueOrDefault(contact.Id);
        if (known is not null && (Settings.Reload == ReloadRule.Refuse || known.State.Phase != ContactPhase.Closed)) return CampaignReason.ContactAlreadyLoaded;
        PhonePlan? plan = PlanOf(contact);
        var fresh = new ContactProgress(known?.Number ?? _inLoadingOrder.Count, contact, plan);
        var state = Begin(ContactTransition.Loaded(FirstDue(contact, at)), plan, fresh.Counts, Instant.Max(at, _now), isLoaded: false);
        state = Settle(fresh, state, _now, ref plan);
        Record(new ContactLoaded(_now, contact, state) { Plan = plan });
        return null;
    }

    /// <summary>Edits a contact. A pass that has begun keeps its phones, less those that the contact has no more; counts stay; priority and zone count from now on.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? Edit(Contact contact, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (!_contacts.TryGetValue(contact.Id, out var progress)) return CampaignReason.ContactUnknown;
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        var (plan, before) = (PlanOf(contact), progress.Contact);
        if (Equals(contact.TimeZone, before.TimeZone) && plan.CallsAs(PlanOf(before)))
        {
            // Its next call stays where it is: types and descriptions say nothing of when.
            var isFresh = progress.State is { IsWaiting: true, HasCalledInPass: false } && plan.CallsAs(progress.Plan) && !plan.Equals(progress.Plan);
            Record(new ContactEdited(at, contact, progress.State) { Plan = isFresh ? plan : null });
            return null;
        }

        Record(new ContactEdited(at, contact, progress.State));
        Refit(progress, at);
        return null;
    }

    /// <summary>Closes a contact; one that is in a call, when the call is over.</summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="reason"><see cref="CloseReason.Deleted"/> or <see cref="CloseReason.Cancelled"/>.</param>
    /// <param name="at">When.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Another reason, which only the rules give.</exception>
    public CampaignReason? Close(string contactId, CloseReason reason, Instant at) => reason is CloseReason.Deleted or CloseReason.Cancelled
        ? Decide(contactId, ContactEvent.Close(reason, at))
        : throw new ArgumentOutOfRangeException(nameof(reason), reason, "Somebody deletes or cancels; the rest the rules decide.");

    /// <summary>Puts a contact on hold: it is not called until it is released; a call that goes on goes on.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? Hold(string contactId, Instant at) => Decide(contactId, ContactEvent.Hold(at));

    /// <summary>Releases a contact; its due time has not changed.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? Release(string contactId, Instant at) => Decide(contactId, ContactEvent.Release(at));

    /// <summary>Has a contact that waits called at another time, whatever it waits for, or gives a callback another time or owner.</summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="callback">When, and by whom.</param>
    /// <param name="at">The present instant.</param>
    /// <param name="phone">The phone to call, one of the contact's; null for the one that is next.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? CallBack(string contactId, CallbackTime callback, Instant at, PhoneNumber? phone = null)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (!_contacts.TryGetValue(contactId ?? "", out var contact)) return CampaignReason.ContactUnknown;
        if (!TryFindPhone(contact, phone, out var index, out var plan)) return CampaignReason.PhoneUnknown;
        if (at < _now) return CampaignReason.TimeGoesBack;
        var decision = ContactTransition.Decide(contact.State, ContactEvent.CallBack(at, callback.At, index), contact.Counts, Settings.Retry);
        if (!decision.IsAccepted) return decision.Refusal;
        Record(new CallbackAgreed(at, contact.Contact.Id, decision.Next, callback) { Plan = plan });
        Refit(contact, at);
        return null;
    }

    /// <summary>Derives the instants of callbacks anew from their local times, such as after an update of the time zones.</summary>
    /// <param name="zones">The zones as they are now; one that is not there stays as it was.</param>
    /// <param name="at">The present instant.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? ResolveCallbacks(IDateTimeZoneProvider zones, Instant at)
    {
        ArgumentNullException.ThrowIfNull(zones);
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        foreach (var contact in _inLoadingOrder)
        {
            if (contact is not { Callback: { } callback, State.IsWaiting: true } || zones.GetZoneOrNull(callback.Zone.Id) is not { } zone) continue;
            var again = new CallbackTime(callback.Local, zone, callback.Owner);
            if (again.At != callback.At) CallBack(contact.Contact.Id, again, at);
        }

        return null;
    }

    /// <summary>Puts a number on the campaign's blacklist, or takes it off: contacts are not called on it from now on, or may be from their next pass on. A call that goes on goes on.</summary>
    /// <param name="number">The number.</param>
    /// <param name="isListed">Whether it is to be on it.</param>
    /// <param name="at">When.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    /// <exception cref="ArgumentException">There is no number.</exception>
    public CampaignReason? SetBlacklisted(PhoneNumber number, bool isListed, Instant at)
    {
        if (number == PhoneNumber.None) throw new ArgumentException("A blacklist holds numbers.", nameof(number));
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        if (IsListed(number) == isListed) return null;
        Record(new NumberBlacklisted(at, number, isListed));
        if (!isListed) return null;
        foreach (var contact in _inLoadingOrder)
        {
            if (contact.Plan.IndexOf(number) >= 0) Refit(contact, at);
        }

        return null;
    }

    /// <summary>Pauses the campaign, or has it go on; nobody's due time changes.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? SetPaused(bool isPaused, Instant at)
    {
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        if (IsPaused != isPaused) Record(new CampaignPaused(at, isPaused));
        return null;
    }

    /// <summary>Makes closed contacts fresh again: their counts are forgotten, History and Final stay.</summary>
    /// <param name="at">From when on they may be called.</param>
    /// <param name="list">Only those of this list; null for all.</param>
    /// <returns>How many they are; or why nothing has changed.</returns>
    public Result<int, CampaignReason> ResetList(Instant at, string? list = null)
    {
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        var count = 0;
        foreach (var contact in _inLoadingOrder)
        {
            if (contact.State.Phase != ContactPhase.Closed || (list is not null && contact.Contact.List != list)) continue;
            PhonePlan? plan = PlanOf(contact.Contact);
            if (plan.Phones.IsEmpty) continue; // there is still nobody to call
            var decision = ContactTransition.Decide(contact.State, ContactEvent.Reset(FirstDue(contact.Contact, at)), contact.Counts, Settings.Retry);
            var fresh = new ContactProgress(contact.Number, contact.Contact, plan);
            var state = Settle(fresh, decision.Next, at, ref plan);
            Record(new ContactReset(at, contact.Contact.Id, state) { Plan = plan });
            count++;
        }

        return count;
    }

    /// <summary>Runs the campaign by other settings from now on: counts stay, a pass that has begun keeps its phones, due times are placed anew.</summary>
    /// <returns>Null when it is done; else why nothing has changed: the settings can never dial.</returns>
    /// <remarks>A number that was taken off the blacklist is on it again when it comes with these settings anew. Settings are no fact: whoever replays the facts gives those in force.</remarks>
    public CampaignReason? UpdateSettings(CampaignSettings settings, Instant at)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (at < _now) return CampaignReason.TimeGoesBack;
        if (settings.WhyNeverDials(at) is { } never) return never;
        Advance(at);
        foreach (var number in _unlistedSince.Where(number => settings.Blacklist.Contains(number) && !_blacklist.Contains(number)).Order()) Record(new NumberBlacklisted(at, number, IsListed: true));
        foreach (var contact in _inLoadingOrder) Leave(contact);
        (Settings, _hours, _blacklist) = (settings, settings.Hours(), settings.Blacklist);
        _owned.Clear();
        _hopper = new Hopper(settings.Order, _inLoadingOrder.Count);
        RememberAll();
        foreach (var contact in _inLoadingOrder)
        {
            Enter(contact);
            Refit(contact, at);
        }

        return null;
    }

    private void RememberAll()
    {
        _past = new PastCalls(Settings);
        foreach (var entry in _history)
        {
            var contact = _contacts[entry.Attempt.ContactId];
            Remember(contact, entry.Attempt);
            if (entry.EndedAt is not null) Remember(contact, entry);
        }
    }

    private CampaignReason? Decide(string contactId, ContactEvent happened)
    {
        if (!_contacts.TryGetValue(contactId ?? "", out var contact)) return CampaignReason.ContactUnknown;
        if (happened.At < _now) return CampaignReason.TimeGoesBack;
        var decision = ContactTransition.Decide(contact.State, happened, contact.Counts, Settings.Retry);
        if (!decision.IsAccepted) return decision.Refusal;
        Advance(happened.At);
        if (decision.Next != contact.State) Record(new ContactMoved(happened.At, contact.Contact.Id, decision.Next));
        return null;
    }

    // One that the contact has got since its pass began is called behind the pass's other phones.
    private bool TryFindPhone(ContactProgress contact, PhoneNumber? phone, out int index, out PhonePlan? plan)
    {
        (index, plan) = (-1, null);
        if (phone is not { } number) return true;
        var now = PlanOf(contact.Contact);
        if (now.IndexOf(number) is not (var at and >= 0)) return false;
        index = contact.Plan.IndexOf(number);
        if (index >= 0) return true;
        (index, plan) = (contact.Plan.Phones.Length, contact.Plan with { Phones = contact.Plan.Phones.Add(now.Phones[at]), LeftOut = contact.Plan.LeftOut.RemoveAll(left => left.Phone.Phone == number) });
        return true;
    }

    private static Instant FirstDue(Contact contact, Instant at) => contact.ScheduledAt is { } scheduled && scheduled > at ? scheduled : at;
}
