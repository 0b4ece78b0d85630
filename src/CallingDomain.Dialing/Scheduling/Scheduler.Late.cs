using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>Late outcomes: lost calls that are reported as reached.</content>
internal sealed partial class Scheduler
{
    private readonly LostCallTable _lost = new();
    private readonly Dictionary<int, PhoneNumber> _reachedLate = []; // of contacts in another call, which close when that call ends

    // The contact is not called again; a closing by the host keeps its reason.
    private CampaignReason? ReachLate(LostCall lost, string? agent, long at, CallRemarks? remarks)
    {
        if (IsAfterEnd(at)) return CampaignReason.AttemptAlreadyEnded;
        if (lost.Call.Agent is { } holder && holder != agent) return CampaignReason.AttemptForeign;
        if (at < Now) return CampaignReason.TimeGoesBack;
        ListNumbers(EffectsOf(lost.Call.Number, remarks, at), lost.Call.Contact, lost.Call.Number, at);
        DraftLate(lost, at);
        WriteDraft(CampaignFactKind.AttemptReachedLate, at, new LateAttempt(lost.Call.Attempt) { Remarks = remarks });
        _batch[_batched - 1].Concern(lost.Call.Number);
        WriteListings(at);
        Commit();
        return null;
    }

    private void DraftLate(LostCall lost, long at)
    {
        LoadDraft(lost.Call.Contact);
        if (lost.Counted != CallStatus.Unspecified) _draft.Uncount(lost.Call.Number, lost.Counted);
        ref var card = ref _draft.Standing.Card;
        if (card.IsUnderWay)
        {
            if (!IsOfHost(card.ClosesWith)) card.ClosesWith = CloseReason.Reached; // the call ends first
            return;
        }

        if (card.IsClosed && (card.ClosedReason == CloseReason.Reached || IsOfHost(card.ClosedReason))) return;
        if (!card.IsClosed) card.Close(CloseReason.Reached, phone: -1, CallStatus.Reached, at);
        NameReached(lost.Call.Number);
    }

    // Names the number that reached a closed contact, which is also its last called number.
    private void NameReached(PhoneNumber number)
    {
        var phone = _draft.IndexOf(number);
        _draft.Standing.Card.Reach(phone);
        _draft.SetLastCalled(phone >= 0 ? PhoneNumber.None : number);
    }

    // Names the number of the late outcome for a contact that closes at the end of another call.
    private void NameReachedLate(in ContactCard after, int contact, bool reaches)
    {
        if (!reaches && after is { IsClosed: true, ClosedReason: CloseReason.Reached } && _reachedLate.TryGetValue(contact, out var number)) NameReached(number);
    }

    private void ReachLate(in CampaignFact late)
    {
        DraftPlan(late);
        _lost.TryFind(late.Attempt, out var lost);
        _lost.Remove(lost);
        _past.End(late.Contact, late.Phone, late.Attempt, late.AtNanoseconds, CallStatus.Reached, CallRemarks.Of(lost.Remarks, late.Remarks));
        _deadSigns.Add(late.Phone, CallStatus.Reached, late.Remarks, late.AtNanoseconds, Settings.TimeZone);
        if (_hostReceives) _host.CorrectHistory(late, lost.Call, CallRemarks.Of(lost.Remarks, late.Remarks));
        if (_draft.Standing.Card is { IsUnderWay: true, ClosesWith: CloseReason.Reached }) _reachedLate[late.Contact] = late.Phone;
        var wasClosed = _cards[late.Contact].IsClosed;
        PlaceDraft();
        if (wasClosed && _hostReceives) _host.CorrectFinal(late.Contact);
    }

    private CampaignDataReason? CheckLate(in CampaignFact late)
    {
        if (late.Detail is not LateAttempt || !_lost.TryFind(late.Attempt, out var lost) || lost.Call.Contact != late.Contact || lost.Call.Number != late.Phone) return CampaignDataReason.FactContradicts;
        if (_cards[late.Contact].IsUnderWay && late.Words.Attempt != CallOf(late.Contact).Attempt) return CampaignDataReason.FactContradicts;
        DraftPlan(late);
        var isSame = late.Standing.Card.PhoneCount == _draft.Standing.Card.PhoneCount && late.Priority == _draft.Standing.Card.Priority && ContactState.Of(late.Standing) == ContactState.Of(_draft.Standing);
        return isSame ? null : CampaignDataReason.FactContradicts;
    }

    private static bool IsOfHost(CloseReason reason) => reason is CloseReason.Deleted or CloseReason.Canceled;
}
