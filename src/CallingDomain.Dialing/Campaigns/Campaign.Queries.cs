using System.Collections.Immutable;
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

    /// <summary>The contacts that come next, for agents who look at them before they call.</summary>
    /// <param name="at">The present instant.</param>
    /// <param name="count">How many at most.</param>
    /// <remarks>Source: the multi-number page, "Multi-number feature on Preview Strategy".</remarks>
    public ImmutableArray<CallPreview> Preview(Instant at, int count = 1) =>
    [
        .. _inLoadingOrder.Where(contact => IsReady(contact, at) && OpeningNow(contact, at).At <= at).Order(Comparer<ContactProgress>.Create(Compare)).Take(count)
            .Select(contact => new CallPreview(contact.Contact, contact.NextPhone, contact.Plan.Phones.Length > 1 ? PreviewWarning.PhoneChosenByStrategy : PreviewWarning.None)),
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
            state.Phase == ContactPhase.Closed ? null : contact.NextPhone,
            causes,
            AheadOf(contact, at),
            state.Phase == ContactPhase.Closed ? FinalOf(contact) : null,
            [.. _history.Where(entry => entry.Attempt.ContactId == contactId)]);
    }

    private static bool IsReady(ContactProgress contact, Instant at) => contact.State is { IsWaiting: true, IsHeld: false } && contact.State.DueAt <= at;

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
            var opening = OpeningNow(contact, at);
            if (opening.At > at) (due, why) = (opening.At, opening.Why);
            else why = _waitingForNumber.ContainsKey(contact.NextPhone.Phone) ? WaitReason.NumberInCall : WaitReason.Turn;
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
        var verdict = VerdictOn(contact, contact.NextPhone.Phone, Instant.Max(at, state.RuleDueAt));
        if (verdict.Rule is { } limit) causes.Add(new WaitCause(ReasonOf(limit), verdict.FreeFrom, limit.Name));
        var opening = OpeningNow(contact, at); // the hours, once limits and lockouts allow it
        if (opening.Why == WaitReason.Window) causes.Add(new WaitCause(opening.Why, opening.At == Instant.MaxValue ? null : opening.At, opening.Rule));
        if (_waitingForNumber.ContainsKey(contact.NextPhone.Phone)) causes.Add(new WaitCause(WaitReason.NumberInCall, Until: null, Rule: null));
        if (contact.Callback?.Owner is not null) causes.Add(new WaitCause(WaitReason.Owner, Until: null, contact.Callback.Owner));
        if (!HasFreeLine) causes.Add(new WaitCause(WaitReason.Line, Until: null, Rule: null));
        if (AheadOf(contact, at) is > 0) causes.Add(new WaitCause(WaitReason.Turn, Until: null, Rule: null));
        return causes.DrainToImmutable();
    }

    // Those that would be called before it: ready, and not kept by hours, limits or another call.
    private int? AheadOf(ContactProgress contact, Instant at)
    {
        if (!IsReady(contact, at)) return null;
        var ahead = 0;
        foreach (var other in _inLoadingOrder)
        {
            if (other == contact || !IsReady(other, at) || Compare(other, contact) > 0 || other.Callback?.Owner != contact.Callback?.Owner) continue;
            if (OpeningNow(other, at).At <= at && !_waitingForNumber.ContainsKey(other.NextPhone.Phone)) ahead++;
        }

        return ahead;
    }
}
