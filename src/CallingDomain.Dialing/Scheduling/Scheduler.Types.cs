namespace CallingDomain.Dialing;

/// <content>Changes of contact item types.</content>
internal sealed partial class Scheduler
{
    private int _followedLast; // the number of contacts

    /// <summary>Changes or deletes a contact item type: each contact with a phone of the type is edited.</summary>
    /// <returns>The number of contacts; -1 if the instant is earlier than an instant passed before.</returns>
    public int ChangeTypes(TypeChange change, long at)
    {
        if (!Advance(at)) return -1;
        if (!HasContactsOfType(change)) return 0;
        Change(CampaignFactKind.ContactTypesChanged, at, default, change);
        return _followedLast;
    }

    private void Apply(TypeChange change, long at)
    {
        _followedLast = 0;
        for (var contact = 0; contact < _cards.Count; contact++)
        {
            if (_host.Follow(contact, change) is not { } edited) continue;
            LoadDraft(contact);
            Keep(contact, edited);
            if (DraftEdit(edited, _draft.Standing.Card.Priority, at)) Fit(at);
            ReopenKnownDraft(at);
            PlaceDraft();
            _followedLast++;
        }
    }

    private CampaignDataReason? CheckTypeChange(object? detail)
    {
        if (detail is not TypeChange { IsPossible: true } change) return CampaignDataReason.FactInvalid;
        return HasContactsOfType(change) ? null : CampaignDataReason.FactChangesNothing;
    }

    private bool HasContactsOfType(TypeChange change) => Enumerable.Range(0, _cards.Count).Any(contact => _host.HasType(contact, change.From.Name));
}
