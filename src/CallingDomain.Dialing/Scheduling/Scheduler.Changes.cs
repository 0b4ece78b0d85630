using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Changes of contacts, callbacks, holds, the blacklist, the pause and the settings.</content>
internal sealed partial class Scheduler
{
    /// <summary>Loads a contact, or a closed contact again.</summary>
    /// <param name="known">Its number if it was loaded before; otherwise -1.</param>
    /// <param name="loaded">The contact.</param>
    /// <param name="priority">Its priority; 1 is called first.</param>
    /// <param name="at">The instant from which the contact may be called.</param>
    /// <param name="due">The same, including the contact's own schedule.</param>
    public CampaignReason? Load(int known, LoadedContact loaded, int priority, long at, long due)
    {
        if (IsAfterEnd(Math.Max(at, Now))) return CampaignReason.CampaignOver;
        if (CheckLoad(known, loaded, Math.Max(due, Now), replacement: null) is { } reason) return reason;
        WriteLoad(known, known >= 0 ? known : _cards.Count, loaded, priority, Math.Max(at, Now), due, Now);
        Commit();
        return null;
    }

    /// <summary>Edits a contact: its phones, priority and zone. A pass that has begun keeps its phones, except phones the contact no longer has.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="edited">The new data of the contact.</param>
    /// <param name="priority">Its priority; 1 is called first.</param>
    /// <param name="at">The current instant.</param>
    /// <param name="scheduled">The instant before which the contact is not called; <see cref="long.MinValue"/> for none.</param>
    public CampaignReason? Edit(int contact, LoadedContact edited, int priority, long at, long scheduled)
    {
        if (at < Now) return CampaignReason.TimeGoesBack;
        _rules.From = at;
        if (Check(edited) is { } reason) return reason;
        LoadDraft(contact);
        _past.Adopt(contact, edited.Phones, _adopted);
        var hasMoved = DraftEdit(edited, priority, at);
        if (scheduled != _host.ScheduledAt(contact)) hasMoved |= ContactTransition.TryReschedule(ref _draft.Standing, Math.Max(at, scheduled));
        if (hasMoved) Fit(at);
        ReopenDraft(at, scheduled);
        _past.Release(contact, _adopted);
        HoldDraftWithList(ListOf(edited));
        WriteDraft(CampaignFactKind.ContactEdited, at, edited);
        Commit();
        return null;
    }

    /// <summary>Closes a contact; a contact in a call closes when the call ends.</summary>
    public CampaignReason? Close(int contact, CloseReason reason, long at)
    {
        if (Check(contact, ContactEvent.Close, at) is { } refusal) return refusal;
        LoadDraft(contact);
        ContactTransition.Close(ref _draft.Standing, reason, at);
        return Move(contact, at);
    }

    /// <summary>Puts a contact on hold or releases it.</summary>
    public CampaignReason? SetHeld(int contact, bool isHeld, long at)
    {
        if (Check(contact, isHeld ? ContactEvent.Hold : ContactEvent.Release, at) is { } reason) return reason;
        LoadDraft(contact);
        _draft.Standing.Card.IsHeld = isHeld;
        return Move(contact, at);
    }

    /// <summary>Schedules a callback for a waiting contact.</summary>
    public CampaignReason? ScheduleCallback(int contact, AgreedCallback callback, long at)
    {
        if (!HasPhone(contact, callback.Number)) return CampaignReason.PhoneUnknown;
        if (!DueTime.TryExact(callback.Time.At, out var callAt)) return CampaignReason.TimeOutOfRange;
        if (Check(contact, ContactEvent.Callback, at) is { } reason) return reason;
        if (IsAnotherCallback(contact, callback.Time) && TallyOf(contact).Callbacks >= Settings.MaxCallbacks) return CampaignReason.CallbackLimitReached;
        LoadDraft(contact);
        var phone = _draft.Standing.Card.Phone;
        _draft.Callback = callback.Time;
        ContactTransition.ScheduleCallback(ref _draft.Standing, Math.Max(callAt, at), PlaceOf(callback.Number, phone));
        Fit(at);
        WriteDraft(CampaignFactKind.CallbackAgreed, at, callback);
        Commit();
        return null;
    }

    /// <summary>Derives the instants of all callbacks again from their local times.</summary>
    public CampaignReason? ResolveCallbacks(IDateTimeZoneProvider zones, long at)
    {
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        foreach (var contact in _callbacks.Keys.Order().ToList())
        {
            var callback = _callbacks[contact];
            if (!_cards[contact].IsWaiting || zones.GetZoneOrNull(callback.Zone.Id) is not { } zone) continue;
            var again = new CallbackTime(callback.Local, zone, callback.Owner) { LiftsHoursFor = callback.LiftsHoursFor };
            if (again.At != callback.At) ScheduleCallback(contact, new AgreedCallback(again, PhoneNumber.None), at);
        }

        return null;
    }

    /// <summary>Adds a number to the blacklist, or lists it for longer.</summary>
    public CampaignReason? AddToBlacklist(PhoneNumber number, ListedNumber entry, long at)
    {
        if (at < Now) return CampaignReason.TimeGoesBack;
        if (entry.Until <= at) return CampaignReason.BlacklistEntryEnded;
        Now = at;
        if (!_listing.IsChangedBy(number, entry)) return null;
        NextFact(out var place).Write(place, CampaignFactKind.NumberBlacklisted, at, number, entry == ListedNumber.ForGood ? null : entry);
        Commit();
        return null;
    }

    /// <summary>Removes a number from the blacklist.</summary>
    public CampaignReason? RemoveFromBlacklist(PhoneNumber number, long at)
    {
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        return _listing.IsListed(number) ? Change(CampaignFactKind.NumberUnblacklisted, at, number) : null;
    }

    // Removes the numbers whose entries have ended.
    private void EndListings(long now)
    {
        foreach (var number in _listing.EndedAt(now)) NextFact(out var place).Write(place, CampaignFactKind.NumberUnblacklisted, now, number);
        Commit();
    }

    /// <summary>Pauses or resumes the campaign.</summary>
    public CampaignReason? SetPaused(bool isPaused, long at)
    {
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        return IsPaused == isPaused ? null : Change(isPaused ? CampaignFactKind.Paused : CampaignFactKind.Resumed, at);
    }

    /// <summary>Applies new settings.</summary>
    public CampaignReason? UpdateSettings(CampaignSettings settings, long at)
    {
        if (at < Now) return CampaignReason.TimeGoesBack;
        if (settings.Equals(Settings) && Advance(at)) return null;
        if (settings.Check(DueTime.ToInstant(at)) is { IsOk: false, Reason: var never }) return never;
        if (NeedsForgottenCalls(settings)) return CampaignReason.PastCallsUnknown;
        return ChangeSettings(settings, at);
    }

    /// <summary>Places all waiting contacts again by the same settings.</summary>
    public CampaignReason? PlaceAgain(long at) => at < Now ? CampaignReason.TimeGoesBack : ChangeSettings(Settings, at);

    private bool NeedsForgottenCalls(CampaignSettings settings) => !_past.AreComplete && new RuleScopes(settings).HaveAttemptRules;

    private CampaignReason? Change(CampaignFactKind kind, long at, PhoneNumber number = default, object? detail = null)
    {
        NextFact(out var place).Write(place, kind, at, number, detail);
        Commit();
        return null;
    }

    private CampaignReason? Check(int contact, ContactEvent happens, long at) => at < Now ? CampaignReason.TimeGoesBack : ContactTransition.Check(happens, _cards[contact]);

    private CampaignReason? Check(LoadedContact contact)
    {
        if (contact.Phones.Length > ContactCard.MaxPhones) return CampaignReason.TooManyPhones;
        return HasTooManyRules(contact.Phones, contact.Zone, contact.Contact) ? CampaignReason.TooManyZones : null;
    }

    // Checks a load; within a list replacement, in the state after the loads before it.
    private CampaignReason? CheckLoad(int known, LoadedContact loaded, long due, ListReplacement? replacement)
    {
        if (replacement is not null && replacement.HasLoaded(loaded.Contact!.Id)) return CampaignReason.ContactAlreadyLoaded;
        if (known >= 0 && (!Settings.ReloadClosedContacts || !IsClosedAfter(replacement, known))) return CampaignReason.ContactAlreadyLoaded;
        if (known >= 0 && IsDeleted(known)) return CampaignReason.ContactDeleted;
        _rules.From = due;
        if (Check(loaded) is { } reason) return reason;
        return IsDuplicate(known, loaded, replacement) ? CampaignReason.NumberAlreadyLoaded : null;
    }

    // Decides on the draft alone, so that previous loads of the batch need not be applied.
    private void WriteLoad(int known, int contact, LoadedContact loaded, int priority, long from, long due, long now)
    {
        DraftLoad(known, contact, loaded, priority, now);
        _past.Adopt(contact, loaded.Phones, _adopted);
        ContactTransition.Begin(ref _draft.Standing, due);
        BeginPass(from, isLoaded: false);
        Settle(now);
        _past.Release(contact, _adopted);
        HoldDraftWithList(ListOf(loaded));
        WriteDraft(CampaignFactKind.ContactLoaded, now, loaded);
    }

    private CampaignReason? Move(int contact, long at)
    {
        Advance(at);
        if (_draft.Standing.Card == _cards[contact]) return null;
        WriteDraft(CampaignFactKind.ContactMoved, at);
        Commit();
        return null;
    }

    private void WriteDraft(CampaignFactKind kind, long at, object? detail = null)
    {
        ref var fact = ref NextFact(out var number);
        fact.Write(number, kind, _draft.Contact, _draft.Standing, at, _draft.IsReplanned, detail);
        if (_draft.Standing.Card.IsUnderWay) fact.WriteCall(CallOf(_draft.Contact));
        _draft.Fact = number;
    }

    private void DraftLoad(int known, int contact, LoadedContact loaded, int priority, long now)
    {
        if (known < 0)
        {
            Span<int> rules = stackalloc int[ContactCard.MaxPhones];
            for (var i = 0; i < loaded.Phones.Length; i++) rules[i] = RulesOf(loaded.Phones[i], loaded.Zone, loaded.Contact);
            _draft.Load(contact, priority, loaded.Phones, loaded.Zone, _listing, _rules, rules);
            TakeFacts(loaded);
            return;
        }

        LoadDraft(contact);
        _draft.Forget();
        _draft.Reorder(loaded.Phones, _listing, _rules);
        (_draft.Zone, _draft.Standing.Card.Priority) = (loaded.Zone, priority);
        TakeFacts(loaded);
        _draft.MarkRules(DraftRulesOf);
        Replan(now);
    }

    private void TakeFacts(LoadedContact loaded) => _draft.Dated = DatedOf(loaded.Phones, loaded.Zone, _draft.TakeFacts(loaded.Contact));

    // Returns whether the next call must be placed again.
    private bool DraftEdit(LoadedContact edited, int priority, long now)
    {
        _draft.Standing.Card.Priority = priority;
        var (order, hasMoved) = (_draft.Order, !Equals(_draft.Zone, edited.Zone));
        if (hasMoved || _scopes.ReadContacts)
        {
            var wasDated = _draft.Dated is not null;
            _draft.Zone = edited.Zone;
            TakeFacts(edited);
            hasMoved |= _draft.MarkRules(DraftRulesOf) | wasDated | _draft.Dated is not null;
            _draft.KeepOrderIfLeftOut(_listing, _rules);
            _draft.MarkGone(_listing, _rules);
        }

        if (order.AsSpan().SequenceEqual(edited.Phones)) return hasMoved;
        _draft.Reorder(edited.Phones, _listing, _rules);
        return hasMoved || !order.Where(IsCalled).SequenceEqual(edited.Phones.Where(IsCalled));

        bool IsCalled(PhoneNumber number) => !IsLeftOut(number, _draft.Zone, DraftFacts(), now);
    }
}
