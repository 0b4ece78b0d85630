using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Lists as a whole; contacts that are known by number alone are of the empty list.</content>
public sealed partial class Campaign
{
    /// <summary>The lists on hold, in the order of their characters.</summary>
    public IReadOnlyCollection<string> HeldLists => _scheduler.HeldLists;

    /// <summary>Puts a list on hold: its contacts are not called until it is released, nor are those that are loaded into it meanwhile or edited into it; calls under way go on.</summary>
    /// <param name="list">The list, which may have no contacts yet.</param>
    /// <param name="at">When.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    /// <remarks>It is one fact, and apart from <see cref="Hold"/>: a contact is called when neither itself nor its list is on hold. Looks at every contact.</remarks>
    public CampaignReason? HoldList(string list, Instant at) => WhyNotList(list, at, out var now) ?? _scheduler.SetListHeld(list, isHeld: true, now);

    /// <summary>Releases a list; due times have not changed.</summary>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    /// <remarks>It is one fact. Looks at every contact.</remarks>
    public CampaignReason? ReleaseList(string list, Instant at) => WhyNotList(list, at, out var now) ?? _scheduler.SetListHeld(list, isHeld: false, now);

    /// <summary>Detaches a list: its open contacts are closed as <see cref="CloseReason.ListDetached"/>, those in a call when the call is over. Contacts that are loaded into it afterwards are not affected; a hold of the list stays.</summary>
    /// <param name="list">The list.</param>
    /// <param name="at">When.</param>
    /// <returns>How many contacts they are; or why nothing has changed.</returns>
    /// <remarks>It is one fact. Looks at every contact.</remarks>
    public Result<int, CampaignReason> DetachList(string list, Instant at)
    {
        if (WhyNotList(list, at, out var now) is { } reason) return reason;
        var count = _scheduler.DetachList(list, now);
        return count < 0 ? CampaignReason.TimeGoesBack : count;
    }

    /// <summary>Replaces the contacts of a list: detaches it (<see cref="DetachList"/>), then loads contacts of the same list (<see cref="Load(Contact, Instant)"/>), all of it or nothing.</summary>
    /// <param name="list">The list, which may have no contacts yet. A hold of the list stays, for the new contacts too.</param>
    /// <param name="contacts">The contacts in the order of loading, each of this list (<see cref="Contact.List"/>). It is read once, before anything else.</param>
    /// <param name="at">When, and from when on they may be called; a contact that is scheduled for later, from that instant on.</param>
    /// <returns>
    /// How many contacts were detached; or why nothing has changed, with the index of the first contact that is refused: <see cref="CampaignReason.ContactOfOtherList"/> for one of another list, else a reason that a load gives, with the state after the detach and after the contacts before it. A detached contact comes again only if
    /// <see cref="CampaignSettings.Reload"/> allows it; one whose call is under way is open until the call ends. An identity that comes twice in the sequence is <see cref="CampaignReason.ContactAlreadyLoaded"/>.
    /// </returns>
    /// <remarks>
    /// It is one batch of facts: that of the detach, unless there is nothing to detach, and one for each contact. Memory until it is applied: 128 bytes for each fact, the contacts, and sets of their identities and, with <see cref="CampaignSettings.DuplicateCheck"/>, of their numbers. Looks at every contact of the campaign.
    /// </remarks>
    /// <exception cref="ArgumentException">The sequence has a null contact.</exception>
    public Result<int, ListRefusal> ReplaceList(string list, IEnumerable<Contact> contacts, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        Contact[] all = [.. contacts];
        if (Array.Exists(all, contact => contact is null)) throw new ArgumentException("A contact is null.", nameof(contacts));
        if (WhyNotList(list, at, out var now) is { } reason) return new ListRefusal(Index: null, reason);
        return _scheduler.ReplaceList(list, all.Select(contact => ReadOf(list, contact)), now);
    }

    /// <summary>
    /// Makes closed contacts fresh again, unless they are closed as <see cref="CloseReason.Deleted"/>, <see cref="CloseReason.Cancelled"/> or <see cref="CloseReason.ListDetached"/>: their counts are forgotten, History and Final stay.
    /// </summary>
    /// <param name="at">From when on they may be called.</param>
    /// <param name="list">Only those of this list; null for all.</param>
    /// <param name="includeOpen">Whether open contacts are made fresh too, except those in a call and those that wait for a callback. Holds stay.</param>
    /// <returns>How many they are; or why nothing has changed. It is one fact.</returns>
    /// <remarks>Looks at every contact.</remarks>
    public Result<int, CampaignReason> ResetList(Instant at, string? list = null, bool includeOpen = false)
    {
        if (WhyNot(at, out var now) is { } reason) return reason;
        if (_scheduler.IsAfterEnd(now) && now >= _scheduler.Now) return CampaignReason.CampaignOver;
        var count = _scheduler.ResetList(list, includeOpen, now);
        return count < 0 ? CampaignReason.TimeGoesBack : count;
    }

    private ReplacingContact ReadOf(string list, Contact contact)
    {
        var refused = Read(contact, out var loaded, out var scheduled);
        if (contact.List != list) refused = CampaignReason.ContactOfOtherList;
        return new ReplacingContact(refused is null ? _directory.Find(contact.Id) : -1, loaded, contact.Priority, scheduled, refused);
    }

    private CampaignReason? WhyNotList(string list, Instant at, out long now)
    {
        ArgumentNullException.ThrowIfNull(list);
        return WhyNot(at, out now) ?? (ContactText.IsWhole(list) ? null : CampaignReason.TextInvalid);
    }
}
