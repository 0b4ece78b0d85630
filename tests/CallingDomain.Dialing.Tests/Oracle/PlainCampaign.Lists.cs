using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <content>Lists: on hold, released, detached.</content>
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

    private bool IsHeldWithList(PlainContact contact) => contact.Phase != PlainPhase.Closed && _heldLists.Contains(contact.Contact.List);
}
