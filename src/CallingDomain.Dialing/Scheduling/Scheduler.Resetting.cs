namespace CallingDomain.Dialing;

/// <content>Closed contacts that are open again: fresh after a reset, or since they have a phone that may be called.</content>
internal sealed partial class Scheduler
{
    private int _resetLast; // how many contacts

    /// <summary>Makes closed contacts fresh again, unless they were deleted, cancelled or detached.</summary>
    /// <param name="list">Those of this list; null for all.</param>
    /// <param name="includeOpen">Whether to make open contacts fresh too, unless they are in a call or wait for a callback.</param>
    /// <param name="at">From when on they may be called.</param>
    /// <returns>How many; -1 when the instant lies before one passed earlier.</returns>
    public int ResetList(string? list, bool includeOpen, long at)
    {
        if (!Advance(at)) return -1;
        if (!HasContactsToReset(list, includeOpen)) return 0;
        ref var fact = ref NextFact(out var place);
        fact.Write(place, CampaignFactKind.ListReset, at, default, list);
        if (includeOpen) fact.IncludeOpen();
        Commit();
        return _resetLast;
    }

    /// <summary>Makes one closed contact fresh again, unless it was deleted.</summary>
    public CampaignReason? Reset(int contact, long at)
    {
        if (WhyNot(contact, ContactEvent.Reset, at) is { } reason) return reason;
        if (IsAfterEnd(at)) return CampaignReason.CampaignOver;
        if (!HasPhoneToCall(contact)) return CampaignReason.PhoneUnknown;
        DraftReset(contact, at);
        WriteDraft(CampaignFactKind.ContactReset, at);
        Commit();
        return null;
    }

    private void Reset(string? list, bool includeOpen, long at)
    {
        _resetLast = 0;
        for (var contact = 0; contact < _cards.Count; contact++)
        {
            if (!IsToReset(contact, list, includeOpen)) continue;
            DraftReset(contact, at);
            Reopen(contact);
            _previews.Remove(contact);
            PlaceDraft(isFresh: true);
            _resetLast++;
        }
    }

    private void DraftReset(int contact, long at)
    {
        LoadDraft(contact);
        var isHeld = _draft.Standing.Card.IsHeld;
        ForgetDraft();
        ContactTransition.Begin(ref _draft.Standing, Math.Max(at, _host.ScheduledAt(contact)));
        _draft.Standing.Card.IsHeld = isHeld;
        BeginPass(at, isLoaded: true);
        Settle(at);
        HoldDraftWithList(_host.ListOf(contact));
    }

    private void ForgetDraft()
    {
        _draft.Forget();
        Replan();
    }

    // A contact that was closed for want of a phone waits again when it has one: its counts stay, and it is not called before the rules had made its next call due.
    private void ReopenDraft(long at, long scheduled)
    {
        if (!_draft.Standing.Card.IsClosedForWantOfPhone || _draft.Tally.LostCalls >= Settings.MaxLostCalls || IsAfterEnd(at)) return;
        Replan();
        if (RetryRules.FirstCallable(_draft.Counts, Settings.Retry, from: 0) < 0) return;
        if (RetryRules.WhileWaiting(last: -1, CallStatus.Unspecified, next: 0, _draft.Counts, Settings.Retry, _draft.Elsewhere).Kind == NextStepKind.Close) return;
        ContactTransition.Reopen(ref _draft.Standing, Math.Max(at, scheduled), Settings.Retry);
        BeginPass(at, isLoaded: true);
        Settle(at);
    }

    private void ReopenKnownDraft(long at)
    {
        if (!_draft.Standing.Card.IsClosedForWantOfPhone) return;
        ReopenDraft(at, _host.ScheduledAt(_draft.Contact));
        HoldDraftWithList(_host.ListOf(_draft.Contact));
        if (!_draft.Standing.Card.IsClosed) Reopen(_draft.Contact);
    }

    // A closed contact is open again; one that is closed at once stands in Final again.
    private void Reopen(int contact)
    {
        if (_cards[contact].IsClosed) OpenCount++;
    }

    private bool IsDeleted(int contact) => _cards[contact].IsClosed && _cards[contact].ClosedReason == CloseReason.Deleted;

    private bool HasContactsToReset(string? list, bool includeOpen) => Enumerable.Range(0, _cards.Count).Any(contact => IsToReset(contact, list, includeOpen));

    // A callback that was agreed on is kept: the contact is not called before.
    private bool IsToReset(int contact, string? list, bool includeOpen)
    {
        ref readonly var card = ref _cards[contact];
        var isOfThem = card.IsClosed
            ? card.ClosedReason is not (CloseReason.Deleted or CloseReason.Cancelled or CloseReason.ListDetached)
            : includeOpen && card.IsWaiting && card.RuleWhy != WaitReason.Callback;
        return isOfThem && (list is null || _host.IsInList(contact, list)) && HasPhoneToCall(contact);
    }

    // Whether a contact has a phone that is neither blacklisted nor never called.
    private bool HasPhoneToCall(int contact)
    {
        var spare = _spares.GetValueOrDefault(contact);
        return spare is null ? _cards[contact].PhoneCount > 0 : Array.Exists(spare.Order, number => !IsLeftOut(number, _cards.ZoneOf(contact)));
    }
}
