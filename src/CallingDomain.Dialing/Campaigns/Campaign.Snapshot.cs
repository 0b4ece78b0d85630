
namespace CallingDomain.Dialing;

/// <content>As it stands, and back.</content>
public sealed partial class Campaign
{
    internal SnapshotDocument ToDocument() => new(
        CampaignJson.FormatVersion,
        _now,
        IsPaused,
        [.. _listedSince.Order()],
        [.. _unlistedSince.Order()],
        [.. _inLoadingOrder.Select(contact => new ProgressDocument(
            DocumentWriter.Of(contact.Contact), DocumentWriter.Of(contact.State), DocumentWriter.Of(contact.Plan), contact.PlanPass, [.. contact.Counts.ToArray().Select(DocumentWriter.Of)])
        {
            OtherCounts = contact.OtherCounts.Any() ? [.. contact.OtherCounts.Select(other => new OtherCountsDocument(other.Key, DocumentWriter.Of(other.Value)))] : null,
            LastPhone = contact.LastPhone is { } last ? DocumentWriter.Of(last) : null,
            Callback = contact.Callback is null ? null : DocumentWriter.Of(contact.Callback),
        })],
        [.. _history.Select(DocumentWriter.Of)],
        [.. _final.Select(DocumentWriter.Of)]);

    internal static Campaign Of(SnapshotDocument document, CampaignSettings settings, DocumentReader reader, Action<CampaignFact>? facts)
    {
        var campaign = new Campaign(settings, facts) { _now = document.Now, IsPaused = document.Paused, _listedSince = [.. document.Listed], _unlistedSince = [.. document.Unlisted] };
        foreach (var each in DocumentReader.Whole(document.Contacts)) campaign.Take(each, reader);
        foreach (var each in DocumentReader.Whole(document.History)) campaign.Take(DocumentReader.History(each));
        campaign._final.AddRange(DocumentReader.Whole(document.Final).Select(DocumentReader.Final));
        campaign.RememberAll();
        foreach (var contact in campaign._inLoadingOrder)
        {
            if (contact.State.IsUnderWay != campaign.IsUnderWay(contact)) throw new DocumentException();
            campaign.Enter(contact);
        }

        return campaign;
    }

    internal PhonePlan? PlanOf(string contactId) => _contacts.GetValueOrDefault(contactId)?.Plan;

    /// <summary>Applies a fact that comes from outside, if it can follow those before it.</summary>
    internal void ApplyChecked(CampaignFact fact)
    {
        var fits = fact switch
        {
            ContactLoaded { Plan: null } loaded => _contacts.ContainsKey(loaded.ContactId),
            ContactLoaded => true,
            AttemptClaimed claimed => _contacts.TryGetValue(claimed.ContactId, out var contact) && contact.State.IsWaiting && claimed.State.IsUnderWay && claimed.Attempt.Id == _history.Count + 1
                && claimed.State.Attempt == claimed.Attempt.Id && !_waitingForNumber.ContainsKey(claimed.Attempt.Phone.Phone),
            AttemptEnded ended => _contacts.TryGetValue(ended.ContactId, out var contact) && contact.State.IsUnderWay && contact.State.Attempt == ended.Attempt && !ended.State.IsUnderWay
                && (ended.Counted == CallStatus.Unspecified || ended.Counted.IsRetryStatus()),
            ContactFact other => _contacts.TryGetValue(other.ContactId, out var contact) && contact.State.IsUnderWay == other.State.IsUnderWay && contact.State.Attempt <= Math.Max(other.State.Attempt, _history.Count),
            _ => true,
        };
        if (!fits) throw new DocumentException();
        Apply(fact);
    }

    private void Take(ProgressDocument document, DocumentReader reader)
    {
        var plan = DocumentReader.Plan(document.Plan);
        var contact = new ContactProgress(_inLoadingOrder.Count, reader.Contact(document.Contact), plan)
        {
            State = DocumentReader.State(document.State, plan.Phones.Length),
            LastPhone = document.LastPhone is null ? null : DocumentReader.Phone(document.LastPhone),
            Callback = document.Callback is null ? null : reader.Callback(document.Callback),
        };
        if (document.Counts.Length != plan.Phones.Length || !_contacts.TryAdd(contact.Contact.Id, contact)) throw new DocumentException();
        contact.Take(plan, document.PlanPass);
        contact.Restore(
            DocumentReader.Whole(document.Counts).Select(DocumentReader.Counts).ToArray(), DocumentReader.Whole(document.OtherCounts).Select(other => KeyValuePair.Create(other.Phone, DocumentReader.Counts(other.Counts))));
        _inLoadingOrder.Add(contact);
        if (contact.State.Phase != ContactPhase.Closed) OpenCount++;
    }

    private void Take(HistoryEntry entry)
    {
        if (entry.Attempt.Id != _history.Count + 1 || !_contacts.TryGetValue(entry.Attempt.ContactId, out var contact)) throw new DocumentException();
        _history.Add(entry);
        if (entry.EndedAt is not null) return;
        if (contact.State.Attempt != entry.Attempt.Id || !contact.State.IsUnderWay || !_waitingForNumber.TryAdd(entry.Attempt.Phone.Phone, [])) throw new DocumentException();
        CallsUnderWay++;
        _leases.Enqueue(entry.Attempt.Id, (contact.State.LeaseUntil, entry.Attempt.Id));
    }

    private bool IsUnderWay(ContactProgress contact) =>
        contact.State.Attempt is > 0 and var attempt && attempt <= _history.Count && _history[(int)attempt - 1] is { EndedAt: null } entry && entry.Attempt.ContactId == contact.Contact.Id;
}
