using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <content>Placement: when hours, limits and lockouts allow the next call of a contact, and on which phone.</content>
internal sealed partial class PlainCampaign
{
    /// <summary>Places the next call again after a change. A pass that has not called a phone takes the contact's current phones.</summary>
    private void Refit(PlainContact contact, Instant now)
    {
        if (contact.Phase != PlainPhase.Waiting) return;
        if (!contact.HasCalledInPass && !(PlanOf(contact.Contact).SequenceEqual(contact.Plan) && IsCallable(contact, contact.NextPhone)))
        {
            var asked = contact.NextPhone;
            if (contact.RuleWhy == WaitReason.Callback && PlanOf(contact.Contact).Contains(asked)) Replan(contact, asked);
            else BeginPass(contact, now);
        }

        if (contact.Phase == PlainPhase.Waiting) CloseAtLimit(contact, now);
        Place(contact, now);
    }

    /// <summary>A callback keeps its phone at any limit.</summary>
    private void Replan(PlainContact contact, PhoneNumber asked)
    {
        contact.Take(PlanOf(contact.Contact));
        (contact.Phone, contact.WaitsForNumber) = (contact.Plan.IndexOf(asked), null);
    }

    private void Place(PlainContact contact, Instant now)
    {
        while (contact.Phase == PlainPhase.Waiting)
        {
            var pass = contact.Pass;
            PlaceInPass(contact, now);
            if (contact.Pass == pass) return;
        }
    }

    private void PlaceInPass(PlainContact contact, Instant now)
    {
        var from = Instant.Max(contact.RuleDueAt, now);
        var left = PhonesLeft(contact);
        if (left.Count == 0)
        {
            EndPassEarly(contact, now);
            return;
        }

        var (first, opening) = (left[0], OpeningOf(contact, left[0], from));
        if (opening.At == from)
        {
            MoveToFree(contact, first, from);
            return;
        }

        var isCallback = contact.RuleWhy == WaitReason.Callback; // waits for the named phone
        var skips = !isCallback && Retry.SkipBlockedPhones;
        var restarts = !isCallback && Retry.RestartInterruptedPass && (opening.Why == WaitReason.Window || ClosesBetween(contact, first, from, opening.At));
        var free = skips ? left.Where(phone => OpeningOf(contact, phone, from).At == from).Take(1).ToList() : [];
        if (free is [var open])
        {
            MoveToFree(contact, open, from);
        }
        else if ((skips || restarts) && contact.HasCalledInPass)
        {
            EndPassEarly(contact, now);
        }
        else
        {
            // At the beginning of a pass nothing can be skipped: the phone that opens first begins it.
            var phone = skips ? left.MinBy(each => (OpeningOf(contact, each, from).At, each)) : first;
            var (at, why) = OpeningOf(contact, phone, from);
            contact.MoveTo(phone, at, why);
        }
    }

    /// <summary>The next phone of the pass and the callable phones after it.</summary>
    private List<int> PhonesLeft(PlainContact contact) => [.. Enumerable.Range(contact.Phone, contact.Plan.Count - contact.Phone)
        .Where(phone => ((phone == contact.Phone && contact.RuleWhy == WaitReason.Callback) || IsCallable(contact, contact.Plan[phone])) && !IsGone(contact, contact.Plan[phone]))];

    private bool IsGone(PlainContact contact, PhoneNumber phone) => IsListed(phone) || IsNever(contact.Contact, phone) || CallingOrder.Of(contact.Contact).All(has => has.Phone != phone);

    /// <summary>A contact that was already due keeps its place; a delayed contact gets the due time of the rules.</summary>
    private static void MoveToFree(PlainContact contact, int phone, Instant from)
    {
        if (contact.DueAt <= from) contact.MoveTo(phone, contact.DueAt, contact.Why);
        else contact.MoveTo(phone, contact.RuleDueAt, contact.RuleWhy);
    }

    /// <summary>Ends a pass before its last phone, as if the last called phone were the last one.</summary>
    private void EndPassEarly(PlainContact contact, Instant now)
    {
        if (contact.HasCalledInPass)
        {
            EndPass(contact, now);
        }
        else
        {
            contact.Pass++;
            BeginPass(contact, now);
        }
    }

    /// <summary>The first instant at which a phone may be called, and what prevents an earlier call.</summary>
    private (Instant At, WaitReason Why) OpeningOf(PlainContact contact, int phone, Instant from)
    {
        var number = contact.Plan[phone];
        var verdict = AttemptRules.Check(
            from,
            Past(call => call.Phone == number, _outside.Where(call => call.Phone == number)),
            Past(call => call.ContactId == contact.Contact.Id, _outside.Where(contact.OutsideCalls.Contains)),
            [.. _settings.Rules.SelectMany(rule => rule.AttemptRules)],
            ZonesOf(contact.Contact, number));
        var opening = HoursOf(contact.Contact, number).NextOpen(verdict.FreeFrom);
        var isLifted = contact is { RuleWhy: WaitReason.Callback, Callback: { } agreed } && verdict.FreeFrom < agreed.At + agreed.LiftsHoursFor && agreed.LiftsHoursFor > Duration.Zero;
        if (opening.Rule is not null && !isLifted) return (opening.At ?? Instant.MaxValue, WaitReason.Window);
        if (verdict.Rule is not null) return (verdict.FreeFrom, verdict.Rule.Lockout is not null ? WaitReason.Lockout : WaitReason.AttemptLimit);
        return (from, WaitReason.Unspecified);
    }

    /// <summary>Whether the hours of a phone never overlap, from the beginning of the campaign or of its current settings.</summary>
    private bool IsNever(Contact contact, PhoneNumber number) => Enumerable.Range(0, 8).All(time => HoursOf(contact, number).NextOpen(_hoursFrom + (time * CallableTimes.Horizon)).At is null);

    /// <summary>Whether calling hours close at any time between two instants.</summary>
    private bool ClosesBetween(PlainContact contact, int phone, Instant from, Instant until) =>
        HoursOf(contact.Contact, contact.Plan[phone]).Openings(from, until).Select(open => (open.Start, open.End)).FirstOrDefault() != (from, until);

    private CallableTimes HoursOf(Contact contact, PhoneNumber number) => _hours.In(ZonesOf(contact, number));

    private CallZones ZonesOf(Contact contact, PhoneNumber number) => CallZones.ForCall(_settings.PhoneZones.Find(number), contact.TimeZone, _settings.TimeZone);

    private PastAttempt[] Past(Func<CallRow, bool> which, IEnumerable<PlainOutsideCall> outside) =>
    [
        .. _history.Where(call => which(call) && call.Status != CallStatus.NotDialed).Select(call => new PastAttempt(call.DialedAt, call.EndedAt ?? call.DialedAt, CountedAs(call.Status), MarksOf(call), OutcomeOf(call)))
            .Concat(outside.Select(call => new PastAttempt(call.At, call.At, CountedAs(call.Status), CallMarks.None, call.Outcome))).OrderBy(past => past.DialedAt),
    ];

    /// <summary>The status of a call for limits and lockouts.</summary>
    private CallStatus CountedAs(CallStatus status) => status == CallStatus.Lost && _settings.CountLostCalls ? CallStatus.NoAnswer : status;
}
