using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <content>Lists: hold, release, detach, replace.</content>
internal sealed partial class PlainCampaign
{
    private readonly HashSet<string> _heldLists = [];

    public CampaignReason? SetListHeld(string list, bool isHeld, Instant at)
    {
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        if (!(isHeld ? _heldLists.Add(list) : _heldLists.Remove(list))) return null;
        foreach (var contact in _contacts.Where(contact => contact.Contact.List == list)) contact.WaitsForNumber = null;
        return null;
    }

    public Result<int, CampaignReason> DetachList(string list, Instant at)
    {
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        var open = _contacts.Where(contact => contact.Contact.List == list && contact.Phase != PlainPhase.Closed && contact.ClosesWith == CloseReason.Unspecified).ToList();
        foreach (var contact in open)
        {
            if (contact.IsUnderWay) contact.ClosesWith = CloseReason.ListDetached;
            else Close(contact, at, CloseReason.ListDetached);
        }

        return open.Count;
    }

    /// <summary>Detaches and loads, and restores everything if a contact is refused.</summary>
    public Result<int, ListRefusal> ReplaceList(string list, IReadOnlyList<Contact> contacts, Instant at)
    {
        if (at < _now) return new ListRefusal(null, CampaignReason.TimeGoesBack);
        if (at >= EndAt) return new ListRefusal(null, CampaignReason.CampaignOver);
        var (before, finals, now, hoursFrom) = (_contacts.ConvertAll(contact => contact.CopyApart()), _final.Count, _now, _hoursFrom);
        var detached = DetachList(list, at).Value;
        for (var i = 0; i < contacts.Count; i++)
        {
            var isThereTwice = contacts.Take(i).Any(other => other.Id == contacts[i].Id);
            var reason = contacts[i].List != list ? CampaignReason.ContactOfOtherList : isThereTwice ? CampaignReason.ContactAlreadyLoaded : Load(contacts[i], at);
            if (reason is not { } refused) continue;
            _contacts.Clear();
            _contacts.AddRange(before);
            _final.RemoveRange(finals, _final.Count - finals);
            (_now, _hoursFrom) = (now, hoursFrom);
            return new ListRefusal(i, refused);
        }

        return detached;
    }

    private bool IsHeldWithList(PlainContact contact) => contact.Phase != PlainPhase.Closed && _heldLists.Contains(contact.Contact.List);
}
