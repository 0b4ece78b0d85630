namespace CallingDomain.Dialing;

/// <content>Lists: hold, release, detach.</content>
internal sealed partial class Scheduler
{
    private readonly SortedSet<string> _heldLists = new(StringComparer.Ordinal);
    private int _changedLast; // the number of contacts

    /// <summary>The lists on hold, in ordinal order.</summary>
    public IReadOnlyCollection<string> HeldLists => _heldLists;

    /// <summary>Puts a list on hold or releases it.</summary>
    public CampaignReason? SetListHeld(string list, bool isHeld, long at)
    {
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        return _heldLists.Contains(list) == isHeld ? null : Change(CampaignFactKind.ListChanged, at, default, new ListChange(list, isHeld ? ListAction.Hold : ListAction.Release));
    }

    /// <summary>Closes the open contacts of a list; contacts in a call close when the call ends.</summary>
    /// <returns>The number of contacts; -1 if the instant is earlier than an instant passed before.</returns>
    public int DetachList(string list, long at)
    {
        if (!Advance(at)) return -1;
        if (!HasContactsToDetach(list)) return 0;
        Change(CampaignFactKind.ListChanged, at, default, new ListChange(list, ListAction.Detach));
        return _changedLast;
    }

    /// <summary>Whether each open contact is held with its list exactly if the list is on hold.</summary>
    public bool ContactsFollowLists()
    {
        for (var contact = 0; contact < _cards.Count; contact++)
        {
            if (!FollowsList(_cards[contact], contact)) return false;
        }

        return true;
    }

    private void Apply(ListChange change, long at)
    {
        _changedLast = 0;
        if (change.Action == ListAction.Hold) _heldLists.Add(change.List);
        else if (change.Action == ListAction.Release) _heldLists.Remove(change.List);
        for (var contact = 0; contact < _cards.Count; contact++)
        {
            if (!(change.Action == ListAction.Detach ? IsToDetach(contact, change.List) : !_cards[contact].IsClosed && _host.IsInList(contact, change.List))) continue;
            var standing = StandingOf(contact);
            if (change.Action == ListAction.Detach) ContactTransition.Close(ref standing, CloseReason.ListDetached, at);
            else standing.Card.IsHeldWithList = change.Action == ListAction.Hold;
            Leave(contact);
            _cards.Set(contact, standing.Card, standing.Base);
            Enter(contact, ref BlockOf(contact), standing, wasClosed: false);
            _changedLast++;
        }
    }

    private CampaignDataReason? CheckListChange(object? detail) => detail switch
    {
        ListChange { Action: ListAction.Hold, List: var list } => _heldLists.Contains(list) ? CampaignDataReason.FactChangesNothing : null,
        ListChange { Action: ListAction.Release, List: var list } => _heldLists.Contains(list) ? null : CampaignDataReason.FactChangesNothing,
        ListChange { Action: ListAction.Detach, List: var list } => HasContactsToDetach(list) ? null : CampaignDataReason.FactChangesNothing,
        _ => CampaignDataReason.FactInvalid,
    };

    private bool HasContactsToDetach(string list) => Enumerable.Range(0, _cards.Count).Any(contact => IsToDetach(contact, list));

    // A contact that closes at the end of its call keeps its reason.
    private bool IsToDetach(int contact, string list) => !_cards[contact].IsClosed && _cards[contact].ClosesWith == CloseReason.Unspecified && _host.IsInList(contact, list);

    private void HoldDraftWithList(string list)
    {
        ref var card = ref _draft.Standing.Card;
        if (!card.IsClosed) card.IsHeldWithList = _heldLists.Count > 0 && _heldLists.Contains(list);
    }

    private bool FollowsList(in ContactCard card, int contact, LoadedContact? loaded = null)
    {
        if (_heldLists.Count == 0 || card.IsClosed) return !card.IsHeldWithList;
        return card.IsHeldWithList == _heldLists.Contains(loaded is null ? _host.ListOf(contact) : ListOf(loaded));
    }

    private static string ListOf(LoadedContact loaded) => loaded.Contact?.List ?? "";
}
