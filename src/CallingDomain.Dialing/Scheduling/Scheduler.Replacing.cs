using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>Replacing the contacts of a list in one command.</content>
internal sealed partial class Scheduler
{
    private const int KeptBatch = 1024; // facts; larger batches are released after use

    /// <summary>Detaches a list and loads contacts, all or nothing.</summary>
    /// <param name="list">The list.</param>
    /// <param name="contacts">The contacts with identities; enumerated once.</param>
    /// <param name="at">The current instant.</param>
    /// <returns>The number of detached contacts; or the refused contact and the reason.</returns>
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
            if ((refused ?? CheckLoad(known, loaded, due, replacement)) is { } reason) return new ListRefusal(index, reason);
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
        return card.IsClosed || (replacement is not null && !card.IsUnderWay && _host.IsInList(contact, replacement.List)); // a call ends first
    }
}
