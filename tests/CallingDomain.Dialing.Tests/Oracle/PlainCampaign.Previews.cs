using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <content>Previews: contacts reserved for an agent.</content>
internal sealed partial class PlainCampaign
{
    public CampaignReason? Reserve(string contactId, Instant at, string agent, Duration lease)
    {
        if (Find(contactId) is not { } contact) return CampaignReason.ContactUnknown;
        if (at < _now) return CampaignReason.TimeGoesBack;
        if (contact.Phase == PlainPhase.Closed) return CampaignReason.ContactClosed;
        if (contact.IsUnderWay) return CampaignReason.ContactInCall;
        if (contact.IsHeld || IsHeldWithList(contact)) return CampaignReason.ContactHeld;
        if (contact.Reserved is { } other && other.Until > at && other.Agent != agent) return CampaignReason.PreviewForeign;
        if (contact.Callback?.Owner is { } owner && owner != agent && LapseOf(contact) > at) return CampaignReason.PreviewForeign;
        if (!MayBeClaimed(contact, at)) return CampaignReason.ContactNotDue;
        Advance(at);
        contact.Reserved = (agent, Later(at, lease));
        return null;
    }

    public CampaignReason? Skip(string contactId, Instant at, string agent, Duration delay)
    {
        if (Find(contactId) is not { } contact) return CampaignReason.ContactUnknown;
        if (at < _now) return CampaignReason.TimeGoesBack;
        if (contact.Reserved is not { } mine || mine.Until <= at || mine.Agent != agent) return CampaignReason.PreviewForeign;
        Advance(at);
        contact.Reserved = null;
        contact.Skips++;
        if (delay == Duration.Zero || Later(at, delay) <= contact.RuleDueAt) return null;
        var due = Later(at, delay);
        (contact.RuleDueAt, contact.DueAt, contact.Why) = (due, due, contact.RuleWhy);
        Place(contact, at);
        return null;
    }

    public object? ClaimReserved(string contactId, Instant now, string agent)
    {
        if (Find(contactId) is not { } contact) return null;
        if (now >= EndAt)
        {
            if (Advance(now)) EndIfItIsTime(now);
            return null;
        }

        if (IsPaused || !Advance(now) || !HasFreeLine) return null;
        if (contact.Reserved is not { } mine || mine.Until <= now || mine.Agent != agent) return null;
        while (contact is { Phase: PlainPhase.Waiting, IsHeld: false } && !IsHeldWithList(contact) && contact.DueAt <= now && !IsInCall(contact.NextPhone))
        {
            var before = (contact.Pass, contact.Phone);
            Place(contact, now);
            if (contact.Phase == PlainPhase.Waiting && contact.DueAt <= now && (contact.Pass, contact.Phone) == before) return IsUnleased(contact.NextPhone) ? null : Dial(contact, now, agent);
        }

        return null;
    }

    private bool IsReserved(PlainContact contact) => contact.Reserved is { } reserved && reserved.Until > _now;

    // Whether a claim would give the contact when it is first; does not change it.
    private bool MayBeClaimed(PlainContact contact, Instant at)
    {
        if (contact.DueAt > at || at >= EndAt || !IsInCallingYears(at) || IsInCall(contact.NextPhone)) return false;
        var (seen, closed) = (contact.Copy(), _final.Count);
        Place(seen, at);
        _final.RemoveRange(closed, _final.Count - closed);
        return seen.Phase == PlainPhase.Waiting && seen.DueAt <= at && !MustWait(seen.NextPhone);
    }
}
