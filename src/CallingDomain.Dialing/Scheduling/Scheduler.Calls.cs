using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>Calls: claim, start, end, expiry.</content>
internal sealed partial class Scheduler
{
    private const int MovesInABatch = 1024;

    /// <summary>Claims the next call to place.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="agent">The agent that claims; null for none.</param>
    /// <param name="moves">The maximum number of contacts to move, less those that were moved: 0 if due contacts may be left.</param>
    /// <param name="call">The place of the call, for <see cref="CallAt"/>.</param>
    /// <returns>False if no due contact may be called, no line is free, or the campaign is paused.</returns>
    /// <remarks>Moves due contacts that may not be called, in the batch of the claim; after 1,024 of them, in batches before it.</remarks>
    public bool TryClaim(long now, string? agent, ref int moves, out int call)
    {
        call = -1;
        if (IsAfterEnd(now))
        {
            EndCampaign(now);
            return false;
        }

        if (IsPaused || !Advance(now)) return false;
        if (_listing.NextEnd <= now) EndListings(now);
        if (!_previews.IsEmpty) EndPreviews(now);
        if (!_owned.IsEmpty) Lapse(now);
        while (moves > 0 && HasFreeLine && TryTakeNext(now, agent, out var contact))
        {
            FetchAhead();
            ref var block = ref BlockOf(contact);
            var phones = _phones.Of(block.Card);
            var phone = phones[block.Card.Phone];
            if (_calls.IsCalled(phone.Number, out var other)) // a number is in at most one call
            {
                WaitFor(other, contact);
            }
            else if (!MayCall(contact, phone, now))
            {
                moves--;
                if (Defer(contact, now)) CommitClaims();
            }
            else if (IsUnleased(phone.Number, out var share))
            {
                WaitFor(~share, contact);
            }
            else
            {
                Dial(contact, block, phones, phone.Number, now, agent);
                call = _lastBegun;
                return true;
            }
        }

        if (_batched > 0) CommitClaims();
        return false;
    }

    /// <summary>Starts a claimed call or renews its lease.</summary>
    public CampaignReason? Start(long attempt, string? agent, long at, CallRemarks? remarks)
    {
        if (Check(attempt, agent, at, out var call) is { } reason) return reason;
        ref var fact = ref WriteCallFact(CampaignFactKind.AttemptStarted, call, at);
        fact.Start(DueTime.Later(at, _callLease));
        if (remarks is not null) fact.Remark(remarks);
        Commit();
        return null;
    }

    /// <summary>Ends a call.</summary>
    public CampaignReason? End(long attempt, string? agent, CallStatus status, long at, CallRemarks? remarks)
    {
        if (status is CallStatus.Unspecified or CallStatus.Callback or > CallStatus.NotDialed) return CampaignReason.StatusUnknown;
        if (Check(attempt, agent, at, out var call) is { } reason)
            return reason == CampaignReason.AttemptAlreadyEnded && status == CallStatus.Reached && _lost.TryFind(attempt, out var lost) ? ReachLate(lost, agent, at, remarks) : reason;
        var isFast = at < _unrecordedEnd && _cards[_calls[call].Contact].CanEndFast && (status.IsRetryStatus() || status == CallStatus.Reached);
        if (!isFast || !TryEndFast(call, status, at)) End(call, new CallEnd(status, CountedAs(status), at), callback: null);
        if (remarks is not null) _batch[_batched - 1].Remark(remarks);
        Commit();
        return null;
    }

    /// <summary>Ends the calls whose leases have expired as <see cref="CallStatus.Lost"/>, in the order of the ends of their leases; each is one batch.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="lost">Receives each call before it ends.</param>
    public void Expire(long now, Action<CallUnderWay> lost)
    {
        if (!Advance(now)) return;
        EndCampaign(now);
        if (_listing.NextEnd <= now && !IsOver) EndListings(now);
        while (_calls.TryFirstLease(out var call) && _calls[call].LeaseUntil <= now)
        {
            lost(_calls[call]);
            End(call, new CallEnd(CallStatus.Lost, CountedAs(CallStatus.Lost), now), callback: null);
            Commit();
        }
    }

    private CallStatus CountedAs(CallStatus status) => status switch
    {
        CallStatus.Lost => Settings.CountLostCalls ? CallStatus.NoAnswer : CallStatus.Unspecified,
        _ => status.IsRetryStatus() ? status : CallStatus.Unspecified,
    };

    private void Dial(int contact, in ContactBlock block, PhonePool.Phones phones, PhoneNumber number, long now, string? agent)
    {
        ref var claimed = ref _calls.Next;
        claimed.Attempt = AttemptCount + 1;
        claimed.Contact = contact;
        claimed.Number = number;
        claimed.Dialed = now;
        claimed.LeaseUntil = DueTime.Later(now, _claimLease);
        ref var fact = ref NextFact(out var place);
        fact.Write(place, CampaignFactKind.AttemptClaimed, claimed, block, phones.Counts[block.Card.Phone].Total + 1, now, _cards.BaseOf(contact, block.Card));
        fact.Claim(agent);
        CommitClaims();
    }

    // Moves a due contact that may not be called: its hours have closed since, or another contact has reached a limit of the number.
    // Returns whether the batch must be applied before the claim continues: the contact is due again, or the batch is full.
    private bool Defer(int contact, long now)
    {
        LoadDraft(contact);
        Settle(now);
        WriteDraft(CampaignFactKind.ContactMoved, now);
        return _draft.Standing.Due <= now || _batched == MovesInABatch;
    }

    // If the receiver of facts throws, the taken contacts return to their queues.
    private void CommitClaims()
    {
        if (_facts is null)
        {
            Commit();
            return;
        }

        var count = _batched;
        var isTaken = false;
        try
        {
            Commit();
            isTaken = true;
        }
        finally
        {
            for (var i = 0; !isTaken && i < count; i++) Enter(_batch[i].Contact);
        }
    }

    private void End(int call, in CallEnd end, AgreedCallback? callback, CallRemarks? remarks = null)
    {
        ref readonly var underWay = ref _calls[call];
        var contact = underWay.Contact;
        LoadDraft(contact);
        if (RecordEnd(end.At) && _draft.Standing.Card.ClosesWith == CloseReason.Unspecified) _draft.Standing.Card.ClosesWith = CloseReason.CampaignEnded;
        ref var standing = ref _draft.Standing;
        var (phone, due) = (standing.Card.Phone, standing.Due);
        if (end.Counted != CallStatus.Unspecified) _draft.Counts[phone] = _draft.Counts[phone].With(end.Counted);
        _past.End(contact, underWay.Number, underWay.Attempt, end.At, end.Status, remarks); // limits and lockouts include the ended call
        _draft.Callback = callback?.Time;
        ContactTransition.End(ref standing, end with { Phone = callback is null ? phone : PlaceOf(callback.Number, phone) }, _cards.BaseOf(due, underWay.Dialed, end.At), _draft.Counts, Settings.Retry, _draft.Elsewhere);
        CountForDraft(end);
        KeepLastCalled(phone, underWay.Number, end);
        NameReachedLate(_draft.Standing.Card, contact, end.Reaches);
        Fit(end.At);
        CloseIfLostTooOften(end);
        _past.Reopen(contact, underWay.Number, underWay.Attempt, underWay.Dialed); // reverted until the fact is applied
        ref var fact = ref WriteCallFact(CampaignFactKind.AttemptEnded, call, end.At);
        fact.End(end.Status, end.Counted);
        fact.Take(_draft.Standing, _draft.IsReplanned, callback);
        _draft.Fact = fact.Number;
    }

    // The card names the last called phone, unless the rules need another call of this pass there.
    private void KeepLastCalled(int phone, PhoneNumber number, in CallEnd end)
    {
        ref var card = ref _draft.Standing.Card;
        if (end.Status == CallStatus.NotDialed) return;
        if (card.IsClosed || card.LastStatus == CallStatus.Unspecified) card.LastPhone = phone;
        _draft.SetLastCalled(card.LastPhone == phone ? PhoneNumber.None : number);
    }

    // The fast path of nearly all calls: the next step of the rules is due while its phone may be called. All other cases take the slow path, including contacts with phones outside their plan, callbacks or lost calls.
    private bool TryEndFast(int call, CallStatus status, long at)
    {
        ref readonly var underWay = ref _calls[call];
        var contact = underWay.Contact;
        if ((_spares.Count > 0 && _spares.ContainsKey(contact)) || (_tallies.Count > 0 && _tallies.ContainsKey(contact))) return false;
        ref readonly var block = ref BlockOf(contact);
        var phones = _phones.Of(block.Card);
        var (isReached, phone) = (status == CallStatus.Reached, block.Card.Phone);
        var counts = phones.Counts;
        var before = counts[phone];
        if (!isReached) counts[phone] = before.With(status);
        var next = RetryRules.AfterCall(phone, status, counts, Settings.Retry);
        counts[phone] = before; // reverted until the fact is applied
        ref var fact = ref WriteCallFact(CampaignFactKind.AttemptEnded, underWay, block, at);
        fact.End(status, isReached ? CallStatus.Unspecified : status);
        fact.Follow(status, next, _cards.BaseOf(fact.CallDue, fact.Dialed, at), Settings.Retry);
        if (next.Kind == NextStepKind.Close) return true;
        if (_past.AreLookedAt) _past.End(contact, underWay.Number, underWay.Attempt, at, status);
        var mayCall = MayCall(contact, phones[next.Phone], Math.Max(fact.Standing.Due, at));
        if (_past.AreLookedAt) _past.Reopen(contact, underWay.Number, underWay.Attempt, underWay.Dialed);
        if (!mayCall) _batched--;
        return mayCall;
    }

    private CampaignReason? Check(long attempt, string? agent, long at, out int call)
    {
        if (!_calls.TryFind(attempt, out call)) return attempt < 1 || attempt > AttemptCount ? CampaignReason.AttemptUnknown : CampaignReason.AttemptAlreadyEnded;
        if (_calls[call].Agent is { } holder && holder != agent) return CampaignReason.AttemptForeign;
        return at < Now ? CampaignReason.TimeGoesBack : null;
    }

    private ref CampaignFact WriteCallFact(CampaignFactKind kind, int call, long at) => ref WriteCallFact(kind, _calls[call], BlockOf(_calls[call].Contact), at);

    private ref CampaignFact WriteCallFact(CampaignFactKind kind, in CallUnderWay call, in ContactBlock block, long at)
    {
        ref var fact = ref NextFact(out var number);
        fact.Write(number, kind, call, block, call.PhoneAttempt, at, _cards.BaseOf(call.Contact, block.Card));
        return ref fact;
    }

    // The index of a number in the draft's plan; a phone that the contact got after the pass began is appended.
    private int PlaceOf(PhoneNumber number, int otherwise)
    {
        if (number == PhoneNumber.None) return otherwise;
        var place = _draft.IndexOf(number);
        return place >= 0 ? place : _draft.Add(number, DraftRulesOf(number));
    }

    private bool HasPhone(int contact, PhoneNumber number)
    {
        if (number == PhoneNumber.None) return true;
        if (_listing.IsListed(number)) return false;
        var phones = PhonesOf(contact);
        if (_spares.GetValueOrDefault(contact) is { } spare) return spare.Order.AsSpan().Contains(number) && !IsNever(number, _cards.ZoneOf(contact), FactsOf(contact), Now) && (phones.IndexOf(number) >= 0 || phones.Count < ContactCard.MaxPhones);
        return phones.IndexOf(number) >= 0;
    }

    private bool Advance(long now)
    {
        if (now < Now) return false;
        Now = now;
        return true;
    }
}
