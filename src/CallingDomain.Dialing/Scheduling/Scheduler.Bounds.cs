namespace CallingDomain.Dialing;

/// <content>The bounds of callbacks and lost calls of a contact.</content>
internal sealed partial class Scheduler
{
    private readonly Dictionary<int, ContactTally> _tallies = []; // of the few contacts that have any

    /// <summary>The callbacks and lost calls of a contact since it was loaded or reset.</summary>
    public ContactTally TallyOf(int contact) => _tallies.GetValueOrDefault(contact);

    // A callback whose instant alone has changed, derived again from its local time, is the same callback.
    private bool IsAnotherCallback(int contact, CallbackTime callback) =>
        !_cards[contact].IsWaiting || !_callbacks.TryGetValue(contact, out var before) || before.Local != callback.Local || before.Zone.Id != callback.Zone.Id || before.Owner != callback.Owner || before.LiftsHoursFor != callback.LiftsHoursFor;

    // Counts the end of the draft's call; a callback beyond the bound closes the contact.
    private void CountForDraft(in CallEnd end)
    {
        ref var card = ref _draft.Standing.Card;
        if (end.Status == CallStatus.Callback && card.IsWaiting && _draft.Tally.Callbacks >= Settings.MaxCallbacks) card.Close(CloseReason.CallbackLimit, phone: -1, CallStatus.Unspecified, end.At);
        _draft.Tally = _draft.Tally.After(end.Status);
    }

    // Closes the contact at the bound of lost calls, even if it waits for a callback.
    private void CloseIfLostTooOften(in CallEnd end)
    {
        ref var card = ref _draft.Standing.Card;
        if (end.Status == CallStatus.Lost && card.IsWaiting && _draft.Tally.LostCalls >= Settings.MaxLostCalls) card.Close(CloseReason.LostLimit, phone: -1, CallStatus.Unspecified, end.At);
    }

    private void CountCall(in CampaignFact ended)
    {
        if (ended.Status is CallStatus.Callback or CallStatus.Lost) _tallies[ended.Contact] = TallyOf(ended.Contact).After(ended.Status);
    }

    private void Take(int contact, CallbackTime callback, bool isOfACall)
    {
        if (!isOfACall && IsAnotherCallback(contact, callback)) _tallies[contact] = TallyOf(contact).WithCallback();
        _callbacks[contact] = callback;
    }
}
