using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>Calls placed elsewhere, which count for limits and lockouts like calls of the campaign.</content>
internal sealed partial class Scheduler
{
    private readonly List<long> _adopted = []; // by the contact that is loaded or edited, until its fact is applied

    /// <summary>Records a call placed elsewhere.</summary>
    /// <param name="number">The called number.</param>
    /// <param name="called">When it was called.</param>
    /// <param name="status">How the call ended.</param>
    /// <param name="details">What else is known of the call; null for nothing.</param>
    /// <param name="now">The current instant.</param>
    public CampaignReason? RecordOutsideCall(PhoneNumber number, long called, CallStatus status, OutsideCall? details, long now)
    {
        if (!CanBeOutside(status)) return CampaignReason.StatusUnknown;
        if (called > now) return CampaignReason.OutsideCallInFuture;
        if (now < Now) return CampaignReason.TimeGoesBack;
        ref var fact = ref NextFact(out var place);
        fact.Write(place, CampaignFactKind.OutsideCall, now, number, details);
        fact.CallOutside(called, status);
        Commit();
        return null;
    }

    // The contacts of the number wait as long as limits and lockouts require now.
    private void AddOutside(in CampaignFact call)
    {
        if (!_past.TryAddOutside(call.Phone, -call.Number, new PastAttempt(call.DialedAt, call.DialedAt, call.Status, (call.Detail as OutsideCall)?.MarksUnder(Settings) ?? CallMarks.None, call.Outcome))) return;
        foreach (var contact in ContactsWith(call.Phone))
        {
            LoadDraft(contact);
            if (!_draft.Order.AsSpan().Contains(call.Phone)) continue;
            _past.Adopt(contact, [call.Phone], adopted: null);
            if (!_past.AreLookedAt || !_draft.Standing.Card.IsWaiting) continue;
            Settle(call.AtNanoseconds);
            if (HasMoved()) PlaceDraft();
        }
    }

    private static bool CanBeOutside(CallStatus status) => status is > CallStatus.Unspecified and < CallStatus.NotDialed;

    private static bool IsOutside(in CampaignFact call) => call.Phone != PhoneNumber.None && CanBeOutside(call.Status) && (call.Detail is null or OutsideCall { IsPossible: true }) && call.Dialed <= call.AtNanoseconds && DueTime.IsExact(call.Dialed);
}
