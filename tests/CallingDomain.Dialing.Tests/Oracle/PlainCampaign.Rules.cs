using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <content>The rules of a pass: its phones, the step after a call, and the limits that close a contact.</content>
internal sealed partial class PlainCampaign
{
    /// <summary>The phones of a pass: the distinct numbers of the contact in calling order, without blacklisted and never callable ones.</summary>
    private List<PhoneNumber> PlanOf(Contact contact) =>
        [.. CallingOrder.Of(contact).Select(phone => phone.Phone).Where(number => number != PhoneNumber.None && !IsListed(number) && !IsNever(contact, number)).Distinct()];

    /// <summary>Begins a pass with the first phone that is not at a limit.</summary>
    private void BeginPass(PlainContact contact, Instant now, bool isLoading = false)
    {
        contact.Take(PlanOf(contact.Contact));
        contact.WaitsForNumber = null;
        if (contact.Plan.Count == 0)
        {
            var numbers = CallingOrder.Of(contact.Contact).Select(phone => phone.Phone).Where(number => number != PhoneNumber.None).ToList();
            Close(contact, now, !numbers.TrueForAll(IsListed) ? CloseReason.NeverCallable : numbers.Count > 0 && !isLoading ? CloseReason.Blacklisted : CloseReason.NoDialablePhone);
        }
        else if (FirstCallable(contact, from: 0) is { } first)
        {
            contact.Phone = first;
            CloseAtLimit(contact, now);
        }
        else
        {
            var limit = LimitReached(contact, contact.LastCall!)!.Value;
            Close(contact, now, limit.Reason, limit.Phone, limit.Status);
        }
    }

    /// <summary>The step after a counted call or a call that reached the contact.</summary>
    private void Follow(PlainContact contact, PlainCall call)
    {
        contact.LastCall = call;
        if (call.Status == CallStatus.Reached)
        {
            Close(contact, call.EndedAt, CloseReason.Reached, call.Phone, CallStatus.Reached);
            return;
        }

        var next = FirstCallable(contact, contact.Phone + 1);
        if (next is not { } phone) EndPass(contact, call.EndedAt);
        else if (LimitWithinPass(contact, call, phone) is { } limit) Close(contact, call.EndedAt, limit.Reason, limit.Phone, limit.Status);
        else contact.WaitFor(phone, Later(call.DelayFrom, Retry.CallAdditionalPhoneAfter), WaitReason.AdditionalDelay);
    }

    /// <summary>Ends a pass that has called a phone: a limit closes the contact, or the delay of the last status begins.</summary>
    private void EndPass(PlainContact contact, Instant now)
    {
        var last = contact.LastCall!;
        if (LimitReached(contact, last) is { } limit)
        {
            Close(contact, now, limit.Reason, limit.Phone, limit.Status);
            return;
        }

        contact.Pass++;
        contact.WaitFor(phone: 0, Later(last.DelayFrom, Retry[last.Status].RetryAfter), WaitReason.RetryDelay);
        BeginPass(contact, now);
    }

    // By the settings at the end of the call: later settings measure from the same instant.
    private Instant DelayBaseOf(CallRow call, Instant endedAt) => Retry.DelayBase switch
    {
        DelayBase.AttemptStart => call.DialedAt,
        DelayBase.Due => call.DueAt,
        _ => endedAt,
    };

    /// <summary>The limit that closes a contact after a call: status limits before the global limit, the last called phone before the others in calling order.</summary>
    private (CloseReason Reason, PhoneNumber? Phone, CallStatus Status)? LimitReached(PlainContact contact, PlainCall call)
    {
        IEnumerable<PhoneNumber> phones = Retry.LimitScope switch
        {
            LimitScope.LastPhone => contact.Plan.Where(phone => phone == call.Phone), // none if the contact no longer has it
            LimitScope.AllPhones when FirstCallable(contact, from: 0) is not null => [], // a callable phone is left
            _ => [.. contact.Plan.Where(phone => phone == call.Phone), .. contact.Plan],
        };
        foreach (var phone in phones)
        {
            if (phone == call.Phone && contact.CountsOf(phone)[call.Status] >= Retry[call.Status].MaxAttempts) return (CloseReason.StatusLimit, phone, call.Status);
            if (StatusAtLimit(contact, phone) is { } status) return (CloseReason.StatusLimit, phone, status);
        }

        if (Retry.GlobalScope == AttemptScope.Contact)
        {
            return contact.Counts.Keys.Sum(phone => contact.CountsOf(phone).Total) >= Retry.GlobalMaxAttempts ? (CloseReason.GlobalLimit, PhoneOf(contact, call), CallStatus.Unspecified) : null;
        }

        foreach (var phone in phones)
        {
            if (contact.CountsOf(phone).Total >= Retry.GlobalMaxAttempts) return (CloseReason.GlobalLimit, phone, CallStatus.Unspecified);
        }

        return null;
    }

    /// <summary>Closes a waiting contact at a limit reached without another call, for example by lower limits. A callback remains.</summary>
    private void CloseAtLimit(PlainContact contact, Instant now)
    {
        if (contact.RuleWhy == WaitReason.Callback) return;
        if (contact.LastCall is { } last && (contact.HasCalledInPass ? LimitWithinPass(contact, last, contact.Phone) : LimitReached(contact, last)) is { } limit) Close(contact, now, limit.Reason, limit.Phone, limit.Status);
        else if (contact.Losses >= _settings.MaxLostCalls) Close(contact, now, CloseReason.LostLimit);
    }

    /// <summary>The limit that closes a contact within a pass: one reached before the pass, or any if each attempt is a checkpoint.</summary>
    private (CloseReason Reason, PhoneNumber? Phone, CallStatus Status)? LimitWithinPass(PlainContact contact, PlainCall call, int next)
    {
        if (Retry.CheckEachAttempt) return LimitReached(contact, call);
        if (Retry.LimitScope == LimitScope.AnyPhone)
        {
            List<PhoneNumber> phones = [.. contact.Plan.Where(phone => phone == call.Phone), .. contact.Plan];
            foreach (var phone in phones)
            {
                // The pass has called or skipped the phones before the next one.
                bool IsOver(CallStatus status) => contact.CountsOf(phone)[status] > Retry[status].MaxAttempts || (contact.CountsOf(phone)[status] == Retry[status].MaxAttempts && contact.Plan.IndexOf(phone) >= next);
                foreach (var status in phone == call.Phone ? [call.Status, .. StatusCounts.Statuses] : StatusCounts.Statuses)
                {
                    if (IsOver(status)) return (CloseReason.StatusLimit, phone, status);
                }
            }

            if (Retry.GlobalScope == AttemptScope.Phone && phones.Cast<PhoneNumber?>().FirstOrDefault(phone => contact.CountsOf(phone!.Value).Total >= Retry.GlobalMaxAttempts + (contact.Plan.IndexOf(phone.Value) < next ? 1 : 0)) is { } first)
                return (CloseReason.GlobalLimit, first, CallStatus.Unspecified);
        }

        return Retry.GlobalScope == AttemptScope.Contact && contact.Counts.Values.Sum(counts => counts.Total) >= Retry.GlobalMaxAttempts + next ? (CloseReason.GlobalLimit, PhoneOf(contact, call), CallStatus.Unspecified) : null;
    }

    /// <summary>The phone of a call, unless the contact no longer has it.</summary>
    private static PhoneNumber? PhoneOf(PlainContact contact, PlainCall call) => contact.Plan.Contains(call.Phone) ? call.Phone : null;

    private CallStatus? StatusAtLimit(PlainContact contact, PhoneNumber phone)
    {
        foreach (var status in StatusCounts.Statuses)
        {
            if (contact.CountsOf(phone)[status] >= Retry[status].MaxAttempts) return status;
        }

        return null;
    }

    /// <summary>The first callable phone of the plan from an index on; with <see cref="LimitScope.AllPhones"/> without phones at a limit.</summary>
    private int? FirstCallable(PlainContact contact, int from)
    {
        for (var phone = from; phone < contact.Plan.Count; phone++)
        {
            if (IsCallable(contact, contact.Plan[phone])) return phone;
        }

        return null;
    }

    private bool IsCallable(PlainContact contact, PhoneNumber phone) => Retry.LimitScope != LimitScope.AllPhones
        || (StatusAtLimit(contact, phone) is null && (Retry.GlobalScope == AttemptScope.Contact || contact.CountsOf(phone).Total < Retry.GlobalMaxAttempts));

    private void Close(PlainContact contact, Instant at, CloseReason reason, PhoneNumber? causePhone = null, CallStatus causeStatus = CallStatus.Unspecified)
    {
        contact.Reserved = null;
        (contact.Phase, contact.ClosedAs, contact.ClosedAt, contact.IsHeld, contact.Callback, contact.WaitsForNumber) = (PlainPhase.Closed, reason, at, false, null, null);
        var counts = contact.LastPhone is { } last ? contact.CountsOf(last) : default;
        _final.Add(new FinalRow(contact.Contact.Id, contact.LastPhone, counts, at, reason, causePhone, causeStatus, contact.AllCounts));
    }
}
