namespace CallingDomain.Dialing;

/// <content>Closed contacts that are open again: fresh after a reset, or since they have a phone that may be called.</content>
internal sealed partial class Scheduler
{
    private int _resetLast; // how many contacts

    /// <summary>Makes closed contacts fresh again, unless they were deleted or cancelled.</summary>
    /// <param name="list">Those of this list; null for all.</param>
    /// <param name="at">From when on they may be called.</param>
    /// <returns>How many; -1 when the instant lies before one passed earlier.</returns>
    public int ResetList(string? list, long at)
    {
        if (!Advance(at)) return -1;
        if (!HasContactsToReset(list)) return 0;
        Change(CampaignFactKind.ListReset, at, default, list);
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

    private void Reset(string? list, long at)
    {
        _resetLast = 0;
        for (var contact = 0; contact < _cards.Count; contact++)
        {
            if (!IsToReset(contact, list)) continue;
            DraftReset(contact, at);
            Reopen(contact);
            PlaceDraft(isFresh: true);
            _resetLast++;
        }
    }

    private void DraftReset(int contact, long at)
    {
        LoadDraft(contact);
        ForgetDraft();
        ContactTransition.Begin(ref _draft.Standing, Math.Max(at, _host.ScheduledAt(contact)));
        Settle(at);
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
        if (!_draft.Standing.Card.IsClosed) Reopen(_draft.Contact);
    }

    // A closed contact is open again; one that is closed at once stands in Final again.
    private void Reopen(int contact)
    {
        if (_cards[contact].IsClosed) OpenCount++;
    }

    private bool IsDeleted(int contact) => _cards[contact].IsClosed && _cards[contact].ClosedReason == CloseReason.Deleted;

    private bool HasContactsToReset(string? list) => Enumerable.Range(0, _cards.Count).Any(contact => IsToReset(contact, list));

    private bool IsToReset(int contact, string? list) =>
        _cards[contact].IsClosed && _cards[contact].ClosedReason is not (CloseReason.Deleted or CloseReason.Cancelled) && (list is null || _host.IsInList(contact, list)) && HasPhoneToCall(contact);

    // Whether a closed contact has a phone that is neither blacklisted nor never called.
    private bool HasPhoneToCall(int contact)
    {
        var spare = _spares.GetValueOrDefault(contact);
        return spare is null ? _cards[contact].PhoneCount > 0 : Array.Exists(spare.Order, number => !IsLeftOut(number, _cards.ZoneOf(contact)));
    }
}
