using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Operations on whole lists. Contacts without an identity belong to the empty list.</content>
public sealed partial class Campaign
{
    /// <summary>The lists on hold, in ordinal order.</summary>
    public IReadOnlyCollection<string> HeldLists => _scheduler.HeldLists;

    /// <summary>Puts a list on hold: its contacts are not called until the list is released, including contacts loaded into the list or moved to it by an edit meanwhile. Calls under way continue.</summary>
    /// <param name="list">The list, which may have no contacts.</param>
    /// <param name="at">The current instant.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    /// <remarks>One fact, independent of <see cref="Hold"/>: a contact is called when neither it nor its list is on hold. Visits every contact.</remarks>
    public Result<long, CampaignReason> HoldList(string list, Instant at) => Answer(CheckList(list, at, out var now) ?? _scheduler.SetListHeld(list, isHeld: true, now));

    /// <summary>Releases a list. Due times do not change.</summary>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal.</returns>
    /// <remarks>One fact. Visits every contact.</remarks>
    public Result<long, CampaignReason> ReleaseList(string list, Instant at) => Answer(CheckList(list, at, out var now) ?? _scheduler.SetListHeld(list, isHeld: false, now));

    /// <summary>Detaches a list: closes its open contacts as <see cref="CloseReason.ListDetached"/>, contacts in a call when the call ends. Contacts loaded into the list later are not affected; a hold of the list remains.</summary>
    /// <param name="list">The list.</param>
    /// <param name="at">The current instant.</param>
    /// <returns>The number of detached contacts; or the reason of the refusal.</returns>
    /// <remarks>One fact, or none if there are no such contacts. Visits every contact.</remarks>
    public Result<int, CampaignReason> DetachList(string list, Instant at)
    {
        if (CheckList(list, at, out var now) is { } reason) return reason;
        var count = _scheduler.DetachList(list, now);
        return count < 0 ? CampaignReason.TimeGoesBack : count;
    }

    /// <summary>Replaces the contacts of a list: detaches the list (<see cref="DetachList"/>), then loads the given contacts (<see cref="Load(Contact, Instant)"/>), all or nothing.</summary>
    /// <param name="list">The list, which may have no contacts. A hold of the list remains, and applies to the new contacts.</param>
    /// <param name="contacts">The contacts in the order of loading, each of this list (<see cref="Contact.List"/>). The sequence is read once, first of all.</param>
    /// <param name="at">The current instant, from which the contacts may be called; a contact scheduled for later may be called from that instant.</param>
    /// <param name="refused">The index of the refused contact in the sequence; null if no contact or the command as a whole was refused.</param>
    /// <returns>
    /// The number of detached contacts; or the reason of the refusal: <see cref="CampaignReason.ContactOfOtherList"/>, or a reason of <see cref="Load(Contact, Instant)"/> in the state after the detach and the contacts
    /// before it. A detached contact may be loaded again only if <see cref="CampaignSettings.ReloadClosedContacts"/> allows it; a contact in a call is open until the call ends. An identity repeated in the sequence is refused as
    /// <see cref="CampaignReason.ContactAlreadyLoaded"/>.
    /// </returns>
    /// <remarks>
    /// One batch of facts: one for the detach, unless there is nothing to detach, and one for each contact. Until the batch is applied it takes 128 bytes of memory for each fact, the contacts, and sets of their identities and, with
    /// <see cref="CampaignSettings.DuplicateCheck"/>, of their numbers. Visits every contact of the campaign.
    /// </remarks>
    /// <exception cref="ArgumentException">The sequence contains null.</exception>
    public Result<int, CampaignReason> ReplaceList(string list, IEnumerable<Contact> contacts, Instant at, out int? refused)
    {
        refused = null;
        ArgumentNullException.ThrowIfNull(contacts);
        Contact[] all = [.. contacts];
        if (Array.Exists(all, contact => contact is null)) throw new ArgumentException("The sequence contains null.", nameof(contacts));
        if (CheckList(list, at, out var now) is { } reason) return reason;
        var replaced = _scheduler.ReplaceList(list, all.Select(contact => ReadOf(list, contact)), now);
        if (replaced.TryGet(out var count)) return count;
        refused = replaced.Reason.Index;
        return replaced.Reason.Reason;
    }

    /// <summary>
    /// Resets closed contacts, except those closed as <see cref="CloseReason.Deleted"/>, <see cref="CloseReason.Canceled"/> or <see cref="CloseReason.ListDetached"/>: their counts return to 0 and they wait for a first call; History and Final do not change.
    /// </summary>
    /// <param name="at">The current instant, from which the contacts may be called.</param>
    /// <param name="list">The list to reset; null for all contacts.</param>
    /// <param name="includeOpen">Whether to reset open contacts too, except contacts in a call or waiting for a callback. Holds remain.</param>
    /// <returns>The number of reset contacts; or the reason of the refusal.</returns>
    /// <remarks>One fact, or none if there are no such contacts. Visits every contact.</remarks>
    public Result<int, CampaignReason> ResetList(Instant at, string? list = null, bool includeOpen = false)
    {
        if (CheckTime(at, out var now) is { } reason) return reason;
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

    private CampaignReason? CheckList(string list, Instant at, out long now)
    {
        ArgumentNullException.ThrowIfNull(list);
        return CheckTime(at, out now) ?? (ContactText.IsWhole(list) ? null : CampaignReason.TextInvalid);
    }
}
