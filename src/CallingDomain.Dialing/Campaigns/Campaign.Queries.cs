using System.Collections.Immutable;
using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Questions: who is open, who is next, and why.</content>
public sealed partial class Campaign
{
    /// <summary>The contacts that are not closed, in the order of loading.</summary>
    /// <param name="at">The present instant, which says who only waits for a turn.</param>
    public IEnumerable<OpenContact> OpenContacts(Instant at) => _inLoadingOrder.Where(contact => contact.State.Phase != ContactPhase.Closed).Select(contact => Describe(contact, at));

    /// <summary>The contacts that are due, in the order in which they are to be called.</summary>
    /// <param name="at">The present instant.</param>
    public IEnumerable<OpenContact> DueContacts(Instant at) =>
        _inLoadingOrder.Where(contact => IsReady(contact, at)).Order(Comparer<ContactProgress>.Create(Compare)).Select(contact => Describe(contact, at));

    /// <summary>The contacts that come next, for agents who look at them before they call; callbacks that wait for one agent are not among them.</summary>
    /// <param name="at">The present instant.</param>
    /// <param name="count">How many at most.</param>
    /// <remarks>Source: the multi-number page, "Multi-number feature on Preview Strategy".</remarks>
    public ImmutableArray<CallPreview> Preview(Instant at, int count = 1) =>
    [
        .. _inLoadingOrder.Where(contact => contact.Callback?.Owner is null && IsCallable(contact, at)).OrderBy(contact => TurnOf(contact, at), Comparer<(HopperPlace, int)>.Create(Compare)).Take(count)
            .Select(contact => (contact.Contact, Seen: Foresee(contact, at)))
            .Select(next => new CallPreview(next.Contact, next.Seen.Phone, next.Seen.Plan.Phones.Length > 1 ? PreviewWarning.PhoneChosenByStrategy : PreviewWarning.None)),
    ];

    /// <summary>Why a contact is called now, or not yet, or no more.</summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="at">The present instant.</param>
    /// <returns>The explanation; null when no contact of this identity was loaded.</returns>
    public Explanation? Explain(string contactId, Instant at)
    {
        if (!_contacts.TryGetValue(contactId ?? "", out var contact)) return null;
        var state = contact.State;
        var causes = state.Phase == ContactPhase.Closed ? [] : CausesOf(contact, at);
        return new Explanation(
            contact.Contact.Id,
            state,
            state.Phase == ContactPhase.Closed ? null : IsCallable(contact, at) ? Foresee(contact, at).Phone : contact.NextPhone,
            causes,
            AheadOf(contact, at),
            state.Phase == ContactPhase.Closed ? FinalOf(contact) : null,
            [.. _history.Where(entry => entry.Attempt.ContactId == contactId)]);
    }

    private static bool IsReady(ContactProgress contact, Instant at) => contact.State is { IsWaiting: true, IsHeld: false } && contact.State.DueAt <= at && DueTime.IsExact(at);

    private bool IsInCall(ContactPhone phone) => _waitingForNumber.ContainsKey(phone.Phone);

    // What a claim makes of a contact when it is its turn: it may be another phone's, or another pass's.
    private (ContactState State, PhonePlan Plan, ContactPhone Phone) Foresee(ContactProgress contact, Instant at)
    {
        PhonePlan? plan = null;
        var state = IsReady(contact, at) ? Settle(contact, contact.State, at, ref plan) : contact.State;
        plan ??= contact.Plan;
        return (state, plan, state.Phase == ContactPhase.Closed ? contact.NextPhone : plan.Phones[state.Phone]);
    }

    private bool IsCallable(ContactProgress contact, Instant at) =>
        IsReady(contact, at) && !IsInCall(contact.NextPhone) && Foresee(contact, at) is { State.IsWaiting: true } seen && seen.State.DueAt <= at && !IsInCall(seen.Phone);

    // A claim that moves a contact takes it at the place that it had, and gives it at the one that it gets, whichever comes later.
    private (HopperPlace Place, int Number) TurnOf(ContactProgress contact, Instant at)
    {
        var (present, other) = ((PlaceIn(contact, contact.State), contact.Number), (PlaceIn(contact, Foresee(contact, at).State), contact.Number));
        return Compare(present, other) > 0 ? present : other;
    }

    private PhoneOpening OpeningNow(ContactProgress contact, Instant at) => OpeningOf(contact, contact.NextPhone.Phone, Instant.Max(at, contact.State.RuleDueAt));

    private OpenContact Describe(ContactProgress contact, Instant at)
    {
        var state = contact.State;
        if (state.IsUnderWay) return new OpenContact(contact.Contact.Id, contact.NextPhone, state.DueAt, WaitReason.InCall);
        var (due, why) = (state.DueAt, state.Why);
        if (state.IsHeld) why = WaitReason.Held;
        else if (due <= at)
        {
            // Due, and not called: for want of a line, or because the hours have closed since.
            var seen = Foresee(contact, at);
            if (seen.State.IsWaiting && seen.State.DueAt > at) (due, why) = (seen.State.DueAt, seen.State.Why);
            else why = IsInCall(seen.Phone) || IsInCall(contact.NextPhone) ? WaitReason.NumberInCall : WaitReason.Turn;
        }

        return new OpenContact(contact.Contact.Id, contact.NextPhone, due, why);
    }

    private ImmutableArray<WaitCause> CausesOf(ContactProgress contact, Instant at)
    {
        var state = contact.State;
        if (state.IsUnderWay) return [new WaitCause(WaitReason.InCall, Until: null, Rule: null)];
        var causes = ImmutableArray.CreateBuilder<WaitCause>();
        if (state.IsHeld) causes.Add(new WaitCause(WaitReason.Held, Until: null, Rule: null));
        if (IsPaused) causes.Add(new WaitCause(WaitReason.Paused, Until: null, Rule: null));
        if (state.RuleDueAt > at) causes.Add(new WaitCause(state.RuleWhy, state.RuleDueAt, Rule: null));
        var callable = IsCallable(contact, at);
        var opening = OpeningNow(contact, at);
        var from = Instant.Max(at, state.RuleDueAt);
        var verdict = VerdictOn(contact, contact.NextPhone.Phone, from);
        if (!callable && opening.Why == WaitReason.Window && verdict.Rule is { } limit) causes.Add(new WaitCause(limit.WaitReason, verdict.FreeFrom, limit.Name)); // both are told
        if (!callable && opening.At > from) causes.Add(new WaitCause(opening.Why, Known(opening.At), opening.Rule));
        else if (state.DueAt > from) causes.Add(new WaitCause(state.Why, Known(state.DueAt), Rule: null)); // what kept it is over before the instant that it was given
        else if (!DueTime.IsExact(at)) causes.Add(new WaitCause(WaitReason.Turn, Until: null, Rule: null)); // nobody is called in those years
        if (!callable && (IsInCall(contact.NextPhone) || IsInCall(Foresee(contact, at).Phone))) causes.Add(new WaitCause(WaitReason.NumberInCall, Until: null, Rule: null));
        if (contact.Callback?.Owner is not null) causes.Add(new WaitCause(WaitReason.Owner, Until: null, contact.Callback.Owner));
        if (!HasFreeLine) causes.Add(new WaitCause(WaitReason.Line, Until: null, Rule: null));
        if (AheadOf(contact, at) is > 0) causes.Add(new WaitCause(WaitReason.Turn, Until: null, Rule: null));
        return causes.DrainToImmutable();
    }

    private static Instant? Known(Instant at) => at == Instant.MaxValue ? null : at;

    // Those that would be called before it: ready, and not kept by hours, limits or another call.
    private int? AheadOf(ContactProgress contact, Instant at)
    {
        if (!IsReady(contact, at)) return null;
        var (ahead, turn) = (0, TurnOf(contact, at));
        foreach (var other in _inLoadingOrder)
        {
            if (other == contact || other.Callback?.Owner != contact.Callback?.Owner || !IsCallable(other, at)) continue;
            if (Compare(TurnOf(other, at), turn) < 0) ahead++;
        }

        return ahead;
    }
}
