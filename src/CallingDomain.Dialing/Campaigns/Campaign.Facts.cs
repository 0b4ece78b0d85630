using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Facts: what each makes of the campaign. Nothing is decided here.</content>
public sealed partial class Campaign
{
    private void Apply(CampaignFact fact)
    {
        _now = Instant.Max(_now, fact.At);
        switch (fact)
        {
            case ContactFact ofContact:
                Apply(ofContact);
                break;
            case NumberBlacklisted listed:
                (_listedSince, _unlistedSince) = listed.IsListed
                    ? (_listedSince.Add(listed.Number), _unlistedSince.Remove(listed.Number))
                    : (_listedSince.Remove(listed.Number), _unlistedSince.Add(listed.Number));
                break;
            case CampaignPaused paused:
                IsPaused = paused.IsPaused;
                break;
        }
    }

    private void Apply(ContactFact fact)
    {
        var contact = ContactOf(fact);
        Leave(contact);
        switch (fact)
        {
            case ContactLoaded loaded:
                Reopen(contact);
                contact.Contact = loaded.Contact;
                contact.Forget();
                break;
            case ContactEdited edited:
                contact.Contact = edited.Contact;
                break;
            case CallbackAgreed agreed:
                contact.Callback = agreed.Callback;
                break;
            case ContactReset:
                Reopen(contact);
                contact.Forget();
                break;
            case AttemptClaimed claimed:
                Begin(contact, claimed);
                break;
            case AttemptStarted:
                _leases.Enqueue(fact.State.Attempt, (fact.State.LeaseUntil, fact.State.Attempt));
                break;
            case AttemptEnded ended:
                End(contact, ended);
                break;
        }

        if (fact.Plan is not null) contact.Take(fact.Plan, fact.State.Pass);
        Move(contact, fact.State);
    }

    private ContactProgress ContactOf(ContactFact fact)
    {
        if (_contacts.TryGetValue(fact.ContactId, out var contact)) return contact;
        if (fact is not ContactLoaded { Plan: { } plan } loaded) throw new ArgumentException("A fact of a contact that was never loaded.", nameof(fact));
        contact = new ContactProgress(_inLoadingOrder.Count, loaded.Contact, plan);
        _contacts.Add(loaded.ContactId, contact);
        _inLoadingOrder.Add(contact);
        OpenCount++;
        return contact;
    }

    private void Move(ContactProgress contact, in ContactState state)
    {
        var wasClosed = contact.State.Phase == ContactPhase.Closed;
        contact.State = state;
        if (state is { IsWaiting: true, RuleWhy: not WaitReason.Callback } or { Phase: ContactPhase.Closed }) contact.Callback = null;
        if (state.Phase != ContactPhase.Closed)
        {
            Enter(contact);
        }
        else if (!wasClosed)
        {
            OpenCount--;
            _final.Add(FinalOf(contact));
        }
    }

    // One that is closed again at once stands in Final again.
    private void Reopen(ContactProgress contact)
    {
        if (contact.State.Phase != ContactPhase.Closed) return;
        contact.State = default;
        OpenCount++;
    }

    private void Begin(ContactProgress contact, AttemptClaimed claimed)
    {
        var attempt = claimed.Attempt;
        _history.Add(new HistoryEntry(attempt, CallStatus.Unspecified, EndedAt: null));
        _leases.Enqueue(attempt.Id, (claimed.State.LeaseUntil, attempt.Id));
        _waitingForNumber.Add(attempt.Phone.Phone, []);
        CallsUnderWay++;
        Remember(contact, attempt);
    }

    private void End(ContactProgress contact, AttemptEnded ended)
    {
        var entry = _history[(int)ended.Attempt - 1];
        var number = entry.Attempt.Phone.Phone;
        _history[(int)ended.Attempt - 1] = entry with { Status = ended.Status, EndedAt = ended.At };
        CallsUnderWay--;
        if (ended.Status != CallStatus.NotDialed) contact.LastPhone = entry.Attempt.Phone;
        if (ended.Counted != CallStatus.Unspecified) contact.Count(number, ended.Counted);
        if (ended.Callback is not null) contact.Callback = ended.Callback;
        Remember(contact, _history[(int)ended.Attempt - 1]);
        FreeNumber(number);
    }

    private void Remember(ContactProgress contact, Attempt attempt) => _past.Begin(contact.Number, attempt.Phone.Phone, attempt.Id, attempt.DialedAt);

    private void Remember(ContactProgress contact, HistoryEntry ended) => _past.End(contact.Number, ended.Attempt.Phone.Phone, ended.Attempt.Id, ended.EndedAt!.Value, ended.Status);

    private static FinalEntry FinalOf(ContactProgress contact)
    {
        var closing = contact.State.Closing;
        return new FinalEntry(
            contact.Contact.Id,
            contact.LastPhone,
            contact.LastPhone is { } last ? contact.CountOf(last.Phone) : default,
            closing.At,
            closing.Reason,
            closing.Phone >= 0 ? contact.Plan.Phones[closing.Phone] : null,
            closing.Status);
    }
}
