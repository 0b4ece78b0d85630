namespace CallingDomain.Dialing;

/// <content>Resetting closed contacts, and reopening contacts that have a callable phone again.</content>
internal sealed partial class Scheduler
{
    private int _resetLast; // the number of contacts

    /// <summary>Resets closed contacts, except deleted, canceled and detached ones.</summary>
    /// <param name="list">The list to reset; null for all contacts.</param>
    /// <param name="includeOpen">Whether to reset open contacts too, except contacts in a call or waiting for a callback.</param>
    /// <param name="at">The instant from which they may be called.</param>
    /// <returns>The number of contacts; -1 if the instant is earlier than an instant passed before.</returns>
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

    /// <summary>Resets one closed contact, unless it was deleted.</summary>
    public CampaignReason? Reset(int contact, long at)
    {
        if (Check(contact, ContactEvent.Reset, at) is { } reason) return reason;
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
        ForgetDraft(at);
        ContactTransition.Begin(ref _draft.Standing, Math.Max(at, _host.ScheduledAt(contact)));
        _draft.Standing.Card.IsHeld = isHeld;
        BeginPass(at, isLoaded: true);
        Settle(at);
        HoldDraftWithList(_host.ListOf(contact));
    }

    private void ForgetDraft(long now)
    {
        _draft.Forget();
        Replan(now);
    }

    // Reopens a contact that was closed for lack of a callable phone: its counts remain, and it is not called before its previous due time.
    private void ReopenDraft(long at, long scheduled)
    {
        if (!_draft.Standing.Card.IsClosedWithoutPhone || _draft.Tally.LostCalls >= Settings.MaxLostCalls || IsAfterEnd(at)) return;
        Replan(at);
        if (RetryRules.FirstCallable(_draft.Counts, Settings.Retry, from: 0) < 0) return;
        if (RetryRules.WhileWaiting(last: -1, CallStatus.Unspecified, next: 0, _draft.Counts, Settings.Retry, _draft.Elsewhere).Kind == NextStepKind.Close) return;
        ContactTransition.Reopen(ref _draft.Standing, Math.Max(at, scheduled), Settings.Retry);
        BeginPass(at, isLoaded: true);
        Settle(at);
    }

    private void ReopenKnownDraft(long at)
    {
        if (!_draft.Standing.Card.IsClosedWithoutPhone) return;
        ReopenDraft(at, _host.ScheduledAt(_draft.Contact));
        HoldDraftWithList(_host.ListOf(_draft.Contact));
        if (!_draft.Standing.Card.IsClosed) Reopen(_draft.Contact);
    }

    // Counts a closed contact as open; if it closes again at once, it gets another Final entry.
    private void Reopen(int contact)
    {
        if (_cards[contact].IsClosed) OpenCount++;
    }

    private bool IsDeleted(int contact) => _cards[contact].IsClosed && _cards[contact].ClosedReason == CloseReason.Deleted;

    private bool HasContactsToReset(string? list, bool includeOpen) => Enumerable.Range(0, _cards.Count).Any(contact => IsToReset(contact, list, includeOpen));

    // An agreed callback remains: the contact is not called before.
    private bool IsToReset(int contact, string? list, bool includeOpen)
    {
        ref readonly var card = ref _cards[contact];
        var isOfThem = card.IsClosed
            ? card.ClosedReason is not (CloseReason.Deleted or CloseReason.Canceled or CloseReason.ListDetached)
            : includeOpen && card.IsWaiting && card.RuleWhy != WaitReason.Callback;
        return isOfThem && (list is null || _host.IsInList(contact, list)) && HasPhoneToCall(contact);
    }

    // Whether a contact has a phone that is neither blacklisted nor never callable.
    private bool HasPhoneToCall(int contact)
    {
        var spare = _spares.GetValueOrDefault(contact);
        return spare is null ? _cards[contact].PhoneCount > 0 : Array.Exists(spare.Order, number => !IsLeftOut(number, _cards.ZoneOf(contact), FactsOf(contact), Now));
    }
}
