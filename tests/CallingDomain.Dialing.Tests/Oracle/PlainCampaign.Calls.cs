using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <content>Commands of calls: claimed, started, ended, recalled, lost.</content>
internal sealed partial class PlainCampaign
{
    public object? Claim(Instant now, string? agent)
    {
        if (IsInCallingYears(now) && now >= EndAt)
        {
            if (Advance(now)) EndIfItIsTime(now);
            return null;
        }

        if (IsPaused || !IsInCallingYears(now) || !Advance(now)) return null;
        EndListings(now);
        while (HasFreeLine && NextToCall(now, agent) is { } contact)
        {
            if (IsInCall(contact.NextPhone))
            {
                contact.WaitsForNumber = contact.NextPhone; // no number is in two calls at once
                continue;
            }

            var before = (contact.Pass, contact.Phone);
            Place(contact, now);
            if (contact.Phase == PlainPhase.Waiting && contact.DueAt <= now && (contact.Pass, contact.Phone) == before)
            {
                if (!IsUnleased(contact.NextPhone)) return Dial(contact, now, agent);
                contact.WaitsForNumber = contact.NextPhone;
            }
        }

        return null;
    }

    private CallRow Dial(PlainContact contact, Instant now, string? agent)
    {
        var phone = contact.NextPhone;
        var call = new CallRow(_history.Count + 1, contact.Contact.Id, phone, contact.Pass, contact.CountsOf(phone).Total + 1, contact.DueAt, now, agent, CallStatus.Unspecified, EndedAt: null);
        _history.Add(call);
        (contact.Phase, contact.Why, contact.LeaseUntil) = (PlainPhase.Reserved, WaitReason.InCall, Later(now, _settings.ClaimLease));
        contact.Attempts++;
        contact.Reserved = null;
        return call;
    }

    public CampaignReason? Start(long attempt, Instant at, string? agent, string? reference)
    {
        if (reference?.Length > 64) return CampaignReason.TextTooLong;
        if (Check(attempt, agent) is { } reason) return reason;
        if (!Advance(at)) return CampaignReason.TimeGoesBack;
        var contact = ContactOf(_history[(int)attempt - 1]);
        (contact.Phase, contact.LeaseUntil) = (PlainPhase.InCall, Later(at, _settings.CallLease));
        if (!string.IsNullOrEmpty(reference)) _references[attempt] = reference;
        return null;
    }

    public object? EndCall(long attempt, CallStatus status, Instant at, string? agent, string? note)
    {
        if (note?.Length > 256) return Refused(CampaignReason.TextTooLong);
        if (!StatusCounts.Statuses.Contains(status) && status is not (CallStatus.Reached or CallStatus.Lost or CallStatus.NotDialed)) return Refused(CampaignReason.StatusUnknown);
        if (status == CallStatus.Reached && _history.Find(call => call.Id == attempt) is { Status: CallStatus.Lost } lost && ContactOf(lost).LostCalls.ContainsKey(attempt)) return ReachLate(lost, new CallEnding(status) { Note = note }, at, agent);
        if (Check(attempt, agent) is { } reason) return Refused(reason);
        return Advance(at) ? End(_history[(int)attempt - 1], new CallEnding(status) { Note = note }, at) : Refused(CampaignReason.TimeGoesBack);
    }

    public object? EndWithCallback(long attempt, CallbackTime callback, Instant at, PhoneNumber? phone, string? agent, string? note)
    {
        if (Check(attempt, agent) is { } reason) return Refused(reason);
        var call = _history[(int)attempt - 1];
        if (!MayAskFor(ContactOf(call), phone)) return Refused(CampaignReason.PhoneUnknown);
        return Advance(at) ? End(call, new CallEnding(CallStatus.Callback) { Note = note, Callback = callback, CallbackPhone = phone }, at) : Refused(CampaignReason.TimeGoesBack);
    }

    public IReadOnlyList<long> Expire(Instant now)
    {
        var lost = new List<long>();
        if (!Advance(now)) return lost;
        EndIfItIsTime(now);
        if (!_isOver) EndListings(now);
        while (FirstLeaseToEnd() is { } contact && contact.LeaseUntil <= now)
        {
            var call = AttemptOf(contact);
            lost.Add(call.Id);
            End(call, new CallEnding(CallStatus.Lost), now);
        }

        return lost;
    }

    private EndAnswer End(CallRow call, CallEnding ending, Instant at, CallEffect? action = null)
    {
        EndIfItIsTime(at);
        var contact = ContactOf(call);
        var (status, callback) = (ending.Status, ending.Callback);
        var counted = action?.RetryAs ?? CountedAs(status);
        var isReached = status == CallStatus.Reached && action?.RetryAs is null;
        _endings[call.Id] = ending;
        Sign(call, ending, at);
        _history[(int)call.Id - 1] = call with { Status = status, EndedAt = at, Reference = _references.GetValueOrDefault(call.Id), Note = string.IsNullOrEmpty(ending.Note) ? null : ending.Note, Details = DetailsOf(ending) };
        if (status != CallStatus.NotDialed) contact.LastPhone = call.Phone;
        if (status == CallStatus.Lost) contact.LostCalls.Add(call.Id, counted);
        var isCounted = StatusCounts.Statuses.Contains(counted);
        if (isCounted) contact.Counts[call.Phone] = contact.CountsOf(call.Phone).With(counted);
        foreach (var waiting in _contacts.Where(other => other.WaitsForNumber == call.Phone)) waiting.WaitsForNumber = null;

        if (status == CallStatus.NotDialed) contact.Attempts--;
        if (status == CallStatus.Lost) contact.Losses++;
        if (contact.ClosesWith == CloseReason.Reached && !isReached)
        {
            contact.LastPhone = contact.ReachedLate;
            Close(contact, at, CloseReason.Reached, contact.ReachedLate, CallStatus.Reached);
        }
        else if (contact.ClosesWith != CloseReason.Unspecified && !isReached) Close(contact, at, contact.ClosesWith);
        else if (action is { Closes: true } && !isReached) Close(contact, at, CloseReason.Disposition, call.Phone, isCounted ? counted : CallStatus.Unspecified);
        else if (callback is not null && ++contact.Callbacks > _settings.MaxCallbacks) Close(contact, at, CloseReason.CallbackLimit);
        else if (callback is not null) Agree(contact, callback, at, ending.CallbackPhone);
        else if (isCounted || isReached) Follow(contact, new PlainCall(call.Phone, contact.Pass, counted, at, DelayBaseOf(call, at)));
        else (contact.Phase, contact.Why) = (PlainPhase.Waiting, contact.RuleWhy); // as before the call: same phone, same pass, same place
        Refit(contact, at);
        if (status == CallStatus.Lost && contact.Losses >= _settings.MaxLostCalls && contact.Phase == PlainPhase.Waiting) Close(contact, at, CloseReason.LostLimit);
        return new EndAnswer(null, contact.Phase, contact.Phase == PlainPhase.Closed ? null : contact.DueAt);
    }

    private CampaignReason? Check(long attempt, string? agent)
    {
        if (attempt < 1 || attempt > _history.Count) return CampaignReason.AttemptUnknown;
        var call = _history[(int)attempt - 1];
        if (call.EndedAt is not null) return CampaignReason.AttemptAlreadyEnded;
        return call.Agent is null || call.Agent == agent ? null : CampaignReason.AttemptForeign;
    }

    private static EndAnswer Refused(CampaignReason reason) => new(reason, null, null);
}
