using System.Runtime.CompilerServices;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>Applies facts. Applying is total: it decides nothing except the effect of a mass command on each contact.</content>
internal sealed partial class Scheduler
{
    private int _lastBegun; // the place of the last claimed call

    private void Apply(in CampaignFact fact)
    {
        FactCount = fact.Number;
        Now = Math.Max(Now, fact.AtNanoseconds);
        _rules.From = RulesFrom(fact);
        switch (fact.Kind)
        {
            case CampaignFactKind.AttemptClaimed:
                Begin(fact);
                Move(fact);
                break;
            case CampaignFactKind.AttemptEnded:
                CountCall(fact);
                End(fact);
                break;
            case CampaignFactKind.AttemptStarted:
                _calls.TryFind(fact.Attempt, out var started);
                _calls.Renew(started, fact.LeaseUntil);
                if (fact.Reference is { } reference) _references[fact.Attempt] = reference;
                Move(fact, ref BlockOf(fact.Contact));
                break;
            case CampaignFactKind.ContactMoved when !fact.IsReplanned:
                Move(fact);
                break;
            case CampaignFactKind.ContactMoved or CampaignFactKind.ContactLoaded or CampaignFactKind.ContactEdited or CampaignFactKind.CallbackAgreed or CampaignFactKind.ContactReset:
                Place(fact);
                break;
            case CampaignFactKind.AttemptReachedLate:
                ReachLate(fact);
                break;
            case CampaignFactKind.PreviewReserved:
                Reserve(fact);
                break;
            case CampaignFactKind.PreviewSkipped:
                Skip(fact);
                break;
            case CampaignFactKind.OutsideCall:
                AddOutside(fact);
                break;
            case CampaignFactKind.NumberBlacklisted or CampaignFactKind.NumberUnblacklisted:
                SetListed(fact.Phone, fact.Kind == CampaignFactKind.NumberUnblacklisted ? null : fact.Detail as ListedNumber ?? ListedNumber.ForGood, fact.AtNanoseconds);
                break;
            case CampaignFactKind.Paused or CampaignFactKind.Resumed:
                IsPaused = fact.Kind == CampaignFactKind.Paused;
                break;
            case CampaignFactKind.SettingsChanged:
                Take((CampaignSettings)fact.Detail!, fact.AtNanoseconds);
                break;
            case CampaignFactKind.CampaignEnded:
                CloseAll(fact.AtNanoseconds);
                break;
            case CampaignFactKind.ContactTypesChanged:
                Apply((TypeChange)fact.Detail!, fact.AtNanoseconds);
                break;
            case CampaignFactKind.ListChanged:
                Apply((ListChange)fact.Detail!, fact.AtNanoseconds);
                break;
            case CampaignFactKind.ListReset:
                Reset(fact.List, fact.IncludesOpen, fact.AtNanoseconds);
                break;
        }

        _rulesKept = _rules.Count;
    }

    // The instant from which the calling hours of a fact's contact are examined: for a loaded contact, the instant of its first call, or without a callable phone the instant at which it could have been called.
    private static long RulesFrom(in CampaignFact fact)
    {
        if (fact.Kind != CampaignFactKind.ContactLoaded) return fact.AtNanoseconds;
        var scheduled = fact.LoadedContact?.ScheduledAt is { } at ? DueTime.Of(at) : long.MinValue;
        return Math.Max(Math.Max(fact.Standing.Card.RuleDue, scheduled), fact.AtNanoseconds);
    }

    private void Begin(in CampaignFact claimed)
    {
        AttemptCount = claimed.Attempt;
        _lastBegun = _calls.Begin(claimed);
        _past.Begin(claimed);
        if (_hostReceives) _host.Claimed(_lastBegun, _calls[_lastBegun]);
    }

    private void End(in CampaignFact ended)
    {
        _calls.TryFind(ended.Attempt, out var place);
        ref readonly var call = ref _calls[place]; // keeps its values after its end
        _past.End(ended.Contact, call.Number, call.Attempt, ended.AtNanoseconds, ended.Status, ended.Remarks);
        _deadSigns.Add(call.Number, ended.Status, ended.Remarks, ended.AtNanoseconds, Settings.TimeZone);
        _calls.End(place);
        FreeNumber(call.Waiting);
        var remarks = ended.Remarks;
        if (_references.Count > 0 && _references.Remove(ended.Attempt, out var reference)) remarks = CallRemarks.Of(new CallRemarks(reference, Note: null), remarks);
        if (ended.Status == CallStatus.Lost) _lost.Add(call, ended.Counted, remarks);
        if (_hostReceives) _host.AddToHistory(ended, place, call, remarks);
        if (IsOfAnotherPlan(ended))
        {
            Place(ended);
            return;
        }

        ref var block = ref BlockOf(ended.Contact);
        if (ended.Counted != CallStatus.Unspecified)
        {
            ref var counts = ref _phones.Of(block.Card).Counts[ended.PhoneIndex];
            counts = counts.With(ended.Counted);
        }

        Move(ended, ref block);
    }

    // Whether the end changes more than the contact's state and one count.
    private bool IsOfAnotherPlan(in CampaignFact ended) =>
        ended.IsReplanned || ended.Detail is AgreedCallback || (_reachedLate.Count > 0 && _reachedLate.ContainsKey(ended.Contact)) || (_spares.Count > 0 && _spares.ContainsKey(ended.Contact)) || (ended.Status != CallStatus.NotDialed && ended.Standing.Card.LastPhone != ended.PhoneIndex);

    /// <summary>Loads the draft with the contact's plan after a fact, unless the command or the check has already loaded it.</summary>
    private void DraftPlan(in CampaignFact fact)
    {
        if (_draft.Fact == fact.Number && _draft.Contact == fact.Contact) return;
        MakePlan(fact);
        _draft.Fact = fact.Number;
    }

    private void MakePlan(in CampaignFact fact)
    {
        if (fact.Detail is LoadedContact loaded && fact.Kind == CampaignFactKind.ContactLoaded)
        {
            DraftLoad(fact.Contact < _cards.Count ? fact.Contact : -1, fact.Contact, loaded, fact.Priority, fact.AtNanoseconds);
            return;
        }

        if (fact.Detail is LateAttempt late && _lost.TryFind(late.Attempt, out var lost))
        {
            DraftLate(lost, fact.AtNanoseconds);
            return;
        }

        LoadDraft(fact.Contact);
        if (fact.Kind == CampaignFactKind.ContactReset)
        {
            ForgetDraft(fact.AtNanoseconds);
            return;
        }

        if (fact.Kind == CampaignFactKind.AttemptEnded)
        {
            DraftCall(fact);
            NameReachedLate(fact.Standing.Card, fact.Contact, fact is { Status: CallStatus.Reached, Counted: CallStatus.Unspecified });
        }

        if (fact.Detail is LoadedContact edited) DraftEdit(edited, fact.Priority, fact.AtNanoseconds);
        if (fact.Detail is AgreedCallback callback) PlaceOf(callback.Number, otherwise: 0);
        if (fact.IsReplanned) Replan(fact.AtNanoseconds);
    }

    private void DraftCall(in CampaignFact ended)
    {
        ref var card = ref _draft.Standing.Card;
        if (ended.Counted != CallStatus.Unspecified) _draft.Counts[ended.PhoneIndex] = _draft.Counts[ended.PhoneIndex].With(ended.Counted);
        if (ended.Status == CallStatus.NotDialed) return;
        var isCounted = ended.Counted != CallStatus.Unspecified || ended.Status == CallStatus.Reached || card.ClosesWith != CloseReason.Unspecified || ended.Standing.Card is { IsClosed: true, ClosedReason: CloseReason.Disposition };
        if (isCounted || card.LastStatus == CallStatus.Unspecified) card.LastPhone = ended.PhoneIndex;
        _draft.SetLastCalled(card.LastPhone == ended.PhoneIndex ? PhoneNumber.None : _draft.Phones[ended.PhoneIndex].Number);
    }

    // Applies a fact that changes the contact's plan or the phones outside of it.
    private void Place(in CampaignFact fact)
    {
        var contact = fact.Contact;
        var (begins, isKnown) = (fact.Kind is CampaignFactKind.ContactLoaded or CampaignFactKind.ContactReset, contact < _cards.Count);
        DraftPlan(fact);
        if (!isKnown) AddContact(fact.Priority);
        else if (begins || !fact.Standing.Card.IsClosed) Reopen(contact);
        Leave(contact);
        if (fact.Detail is LoadedContact loaded) Keep(contact, loaded);
        if (fact.Detail is AgreedCallback callback) Take(contact, callback.Time, isOfACall: fact.Kind == CampaignFactKind.AttemptEnded);
        _draft.Standing = fact.Standing;
        PlaceDraft(isFresh: begins);
    }

    private void AddContact(int priority)
    {
        _cards.Add(new ContactCard(0, 0, priority));
        OpenCount++;
    }

    private void Keep(int contact, LoadedContact loaded)
    {
        _host.Keep(contact, loaded);
        _past.Adopt(contact, loaded.Phones, adopted: null);
        AddToIndex(contact, loaded.Phones);
    }

    private void SetListed(PhoneNumber number, ListedNumber? entry, long at)
    {
        var (wasListed, isListed) = (_listing.IsListed(number), entry is not null);
        _listing.Set(number, entry);
        if (wasListed == isListed) return; // listed for longer
        foreach (var contact in ContactsWith(number))
        {
            LoadDraft(contact);
            if (!isListed && _draft.Order.AsSpan().Contains(number)) ReopenKnownDraft(at);
            if (_draft.IndexOf(number) < 0) continue;
            if (isListed) _draft.KeepOrder();
            _draft.MarkGone(_listing, _rules);
            if (isListed) Fit(at);
            if (HasMoved()) PlaceDraft();
            else StorePhones(contact);
        }
    }

    // A contact that waits for a number in a call keeps waiting if neither its next call nor its plan has changed.
    private bool HasMoved() => _draft.IsReplanned || _draft.Standing.Card != _cards[_draft.Contact] || _draft.Standing.Due != _records[_draft.Contact].Due;

    private void Take(CampaignSettings settings, long at)
    {
        if (at == long.MinValue) at = EarliestTime(); // a snapshot was opened before the first event
        for (var contact = 0; contact < _cards.Count; contact++) Leave(contact);
        _listing = _listing.Under(settings.Blacklist);
        Settings = settings;
        _scopes = new RuleScopes(settings);
        _rules = new PhoneRulesTable(_scopes) { From = at };
        _past.Take(_scopes);
        _cards.MeasureFrom(settings.Retry.DelayBase);
        TakeLeases(settings);
        TakeEnd(settings, IsOver && settings.EndInstant is { } end && at >= DueTime.OrNever(end));
        _records.Order = settings.Order;
        _hopper = new Hopper(_records, HopperSizes.Default); // all contacts have left the previous hopper
        for (var contact = 0; contact < _cards.Count; contact++)
        {
            LoadDraft(contact);
            _draft.Dated = _scopes.HaveDates ? DatedOf(_draft.Order, _draft.Zone, DraftFacts()) : null;
            _draft.MarkRules(DraftRulesOf);
            if (_draft.Spare is { } spare) Array.ForEach(spare.Order, number => DraftRulesOf(number)); // looks up the rules of all numbers now
            _draft.KeepOrderIfLeftOut(_listing, _rules);
            _draft.MarkGone(_listing, _rules);
            Fit(at);
            ReopenKnownDraft(at);
            PlaceDraft();
        }
    }

    // The earliest instant at which a contact is due, without regard to hours and limits, or was closed.
    private long EarliestTime()
    {
        var earliest = DueTime.Never;
        for (var contact = 0; contact < _cards.Count; contact++) earliest = Math.Min(earliest, _cards[contact].IsClosed ? _cards[contact].ClosedAt : _cards[contact].RuleDue);
        return earliest == DueTime.Never ? 0 : earliest;
    }

    // Applies a fact that does not change the plan.
    private void Move(in CampaignFact fact)
    {
        Leave(fact.Contact);
        Move(fact, ref BlockOf(fact.Contact));
    }

    // The same for a contact in a call, which is in no queue.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Move(in CampaignFact fact, ref ContactBlock block)
    {
        var contact = fact.Contact;
        var wasClosed = block.Card.IsClosed;
        block.Card.Take(fact.Standing.Card);
        _cards.SetBase(contact, fact.Standing.Base);
        Enter(contact, ref block, fact.Standing, wasClosed);
    }

    private void PlaceDraft(bool isFresh = false)
    {
        var contact = _draft.Contact;
        Leave(contact);
        StorePhones(contact);
        var wasClosed = _cards[contact].IsClosed && !isFresh;
        if (isFresh)
        {
            _tallies.Remove(contact);
            _lost.Forget(contact);
            _skips.Remove(contact);
        }

        _cards.Set(contact, _draft.Standing.Card, _draft.Standing.Base);
        _cards.SetZone(contact, _draft.Zone);
        Enter(contact, ref BlockOf(contact), _draft.Standing, wasClosed);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter(int contact, ref ContactBlock block, in ContactStanding standing, bool wasClosed)
    {
        block.Record.Due = standing.Due;
        block.Record.Attempts = standing.Attempts;
        ref var card = ref block.Card;
        if (_callbacks.Count > 0 && (card.IsClosed || (card.IsWaiting && card.RuleWhy != WaitReason.Callback))) _callbacks.Remove(contact);
        if (_reachedLate.Count > 0 && card.IsClosed) _reachedLate.Remove(contact);
        if (!_previews.IsEmpty && !card.IsWaiting) _previews.Remove(contact);
        if (card.IsInHopper) Enter(contact, ref block);
        if (wasClosed || !card.IsClosed) return;
        OpenCount--;
        if (_hostReceives) _host.AddToFinal(contact);
    }

    // A smaller plan reuses the space of the previous one.
    private void StorePhones(int contact)
    {
        ref var card = ref _cards[contact];
        var count = _draft.Standing.Card.PhoneCount;
        if (count > card.PhoneCount) card.Phones = _phones.Rent(count);
        card.PhoneCount = count;
        var phones = _phones.Of(card);
        if (count > 0)
        {
            _draft.Phones.CopyTo(phones.All);
            _draft.Counts.CopyTo(phones.Counts);
        }

        if (_draft.NeededSpare() is { } spare) _spares[contact] = spare;
        else _spares.Remove(contact);
        if (_draft.Dated is { } dated) _dated[contact] = dated;
        else if (_dated.Count > 0) _dated.Remove(contact);
    }
}
