using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>A list whose contacts are replaced in one command.</content>
internal sealed partial class Scheduler
{
    private const int KeptBatch = 1024; // facts; the room of a larger batch is given back

    /// <summary>Detaches a list and loads contacts, all of it or nothing.</summary>
    /// <param name="list">The list.</param>
    /// <param name="contacts">The contacts with identities, each looked at once.</param>
    /// <param name="at">When.</param>
    /// <returns>How many contacts were detached; or which contact is refused, and why.</returns>
    public Result<int, ListRefusal> ReplaceList(string list, IEnumerable<ReplacingContact> contacts, long at)
    {
        if (at < Now) return new ListRefusal(Index: null, CampaignReason.TimeGoesBack);
        if (IsAfterEnd(at)) return new ListRefusal(Index: null, CampaignReason.CampaignOver);
        try
        {
            if (HasContactsToDetach(list)) NextFact(out var number).Write(number, CampaignFactKind.ListChanged, at, default, new ListChange(list, ListAction.Detach));
            if (WriteLoads(new ListReplacement(list), contacts, at) is { } refusal) return refusal;
            Advance(at);
            _changedLast = 0;
            if (_batched > 0) Commit();
            return _changedLast;
        }
        finally
        {
            (_batched, _draft.Fact) = (0, 0);
            if (_batch.Length > KeptBatch) _batch = new CampaignFact[1];
        }
    }

    private ListRefusal? WriteLoads(ListReplacement replacement, IEnumerable<ReplacingContact> contacts, long at)
    {
        var (index, next) = (0, _cards.Count);
        foreach (var (known, loaded, priority, scheduled, refused) in contacts)
        {
            var due = Math.Max(at, scheduled);
            if ((refused ?? WhyNotLoad(known, loaded, due, replacement)) is { } reason) return new ListRefusal(index, reason);
            WriteLoad(known, known >= 0 ? known : next++, loaded, priority, at, due, at);
            var isCompared = Settings.DuplicateCheck == DuplicateCheck.Always || !_draft.Standing.Card.IsClosed;
            replacement.Add(loaded.Contact!.Id, known, isCompared ? ComparedNumbers(loaded) : []);
            index++;
        }

        return null;
    }

    private bool IsClosedAfter(ListReplacement? replacement, int contact)
    {
        ref readonly var card = ref _cards[contact];
        return card.IsClosed || (replacement is not null && !card.IsUnderWay && _host.IsInList(contact, replacement.List)); // a call is finished first
    }
}
