using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <content>Late outcomes: lost calls reported as reached.</content>
internal sealed partial class PlainCampaign
{
    private EndAnswer ReachLate(CallRow lost, CallEnding ending, Instant at, string? agent)
    {
        if (at >= EndAt) return Refused(CampaignReason.AttemptAlreadyEnded);
        if (lost.Agent is not null && lost.Agent != agent) return Refused(CampaignReason.AttemptForeign);
        if (!Advance(at)) return Refused(CampaignReason.TimeGoesBack);
        var contact = ContactOf(lost);
        var all = Combine(_endings[lost.Id], ending);
        _endings[lost.Id] = all;
        Sign(lost, ending, at);
        contact.LostCalls.Remove(lost.Id, out var counted);
        _history[(int)lost.Id - 1] = lost with { Status = CallStatus.Reached, EndedAt = at, IsLate = true, Note = string.IsNullOrEmpty(all.Note) ? null : all.Note, Details = DetailsOf(all) };
        if (StatusCounts.Statuses.Contains(counted)) contact.Counts[lost.Phone] = contact.CountsOf(lost.Phone).Without(counted);
        if (contact.IsUnderWay)
        {
            if (contact.ClosesWith is CloseReason.Deleted or CloseReason.Canceled) return Noted();
            (contact.ClosesWith, contact.ReachedLate) = (CloseReason.Reached, lost.Phone);
        }
        else if (contact.Phase == PlainPhase.Waiting)
        {
            contact.LastPhone = lost.Phone;
            Close(contact, at, CloseReason.Reached, lost.Phone, CallStatus.Reached);
        }
        else
        {
            var place = _final.FindLastIndex(row => row.ContactId == lost.ContactId);
            var isLimit = _final[place].Reason is not (CloseReason.Reached or CloseReason.Deleted or CloseReason.Canceled);
            if (isLimit)
            {
                (contact.LastPhone, contact.ClosedAs) = (lost.Phone, CloseReason.Reached);
                _final[place] = _final[place] with { LastPhone = lost.Phone, Reason = CloseReason.Reached, CausePhone = lost.Phone, CauseStatus = CallStatus.Reached };
            }

            _final[place] = _final[place] with { AllCounts = contact.AllCounts, Counts = contact.LastPhone is { } last ? contact.CountsOf(last) : default };
        }

        return Noted();
    }

    private static EndAnswer Noted() => new(null, null, null);
}
