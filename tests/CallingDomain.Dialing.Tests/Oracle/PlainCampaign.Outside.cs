using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A call placed elsewhere.</summary>
internal sealed record PlainOutsideCall(int Id, PhoneNumber Phone, Instant At, CallStatus Status, CallOutcome Outcome);

/// <content>Calls placed elsewhere, which count for limits and lockouts of the number and of its contacts.</content>
internal sealed partial class PlainCampaign
{
    private readonly List<PlainOutsideCall> _outside = [];

    public CampaignReason? RecordOutsideCall(PhoneNumber number, Instant at, CallStatus status, Instant now, CallOutcome outcome)
    {
        if (status is CallStatus.Unspecified or CallStatus.NotDialed || !Enum.IsDefined(status)) return CampaignReason.StatusUnknown;
        if (at > now) return CampaignReason.OutsideCallInFuture;
        if (!Advance(now)) return CampaignReason.TimeGoesBack;
        _outside.Add(new PlainOutsideCall(_outside.Count, number, at, status, outcome));
        foreach (var contact in _contacts.Where(contact => CallingOrder.Of(contact.Contact).Any(phone => phone.Phone == number)))
        {
            LearnOutside(contact);
            if (_settings.Rules.Any(rule => rule.AttemptRules.Any())) Place(contact, now);
        }

        return null;
    }

    /// <summary>Whether the contact had the number when it was called elsewhere, or got it later.</summary>
    private void LearnOutside(PlainContact contact)
    {
        foreach (var call in _outside.Where(call => CallingOrder.Of(contact.Contact).Any(phone => phone.Phone == call.Phone))) contact.OutsideCalls.Add(call);
    }
}
