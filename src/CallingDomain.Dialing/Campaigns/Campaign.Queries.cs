using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Questions: which contacts are open, which is next, and why.</content>
public sealed partial class Campaign
{
    /// <summary>The most contacts ahead of another that <see cref="Explain"/> counts: 10,000.</summary>
    public const int MaxAhead = 10_000;

    /// <summary>The phones of a contact's plan in calling order, each with its attempts by status; empty when there is no such contact.</summary>
    public ImmutableArray<PhoneCounts> CountsOf(ContactKey contact)
    {
        if (!TryFind(contact, out var number)) return [];
        var phones = _scheduler.PhonesOf(number);
        var counts = ImmutableArray.CreateBuilder<PhoneCounts>(phones.Count);
        for (var i = 0; i < phones.Count; i++) counts.Add(new PhoneCounts(_directory.PhoneOf(number, phones[i].Number), phones.Counts[i]));
        return counts.MoveToImmutable();
    }

    /// <summary>The contacts that have a number, in the order of loading, and where each stands.</summary>
    /// <param name="number">The number, as it was loaded: before any dial prefix of the host.</param>
    /// <returns>Each contact of which it is a phone now, blacklisted or not; empty for none.</returns>
    /// <remarks>Takes the time of as many contacts as have the number; the first time, an index of all numbers is made, as for <see cref="SetBlacklisted"/>.</remarks>
    public ImmutableArray<NumberMatch> FindNumber(PhoneNumber number)
    {
        _scheduler.Enter();
        return number == PhoneNumber.None ? [] : [.. _scheduler.ContactsOf(number).Select(MatchOf)];

        NumberMatch MatchOf(int contact)
        {
            ref readonly var card = ref _scheduler.CardOf(contact);
            return new NumberMatch(contact, _directory.IdentityOf(contact), _directory.PhoneOf(contact, number), card.Phase, card.IsClosed ? card.ClosedReason : CloseReason.Unspecified);
        }
    }

    /// <summary>The phones of all contacts that are not called, and why, in the order of loading.</summary>
    /// <remarks>Looks at every contact.</remarks>
    public IEnumerable<LeftOutPhoneOf> LeftOutPhones =>
        from number in Enumerable.Range(0, _scheduler.ContactCount)
        where _directory.PhoneCountOf(number) > _scheduler.PhonesOf(number).Count || _scheduler.HasSpare(number) // nearly all contacts have all their phones in the plan
        let contact = ContactOf(number)
        where contact is not null
        from phone in PhonePlan.Of(contact, _scheduler.IsListed, each => _scheduler.IsNever(number, each)).LeftOut
        select new LeftOutPhoneOf(number, contact.Id, phone);

    /// <summary>The contacts that are not closed, in the order of loading.</summary>
    /// <param name="at">The present instant, which tells a contact that waits for its time from one that waits for its turn.</param>
    /// <remarks>Looks at every contact.</remarks>
    public IEnumerable<OpenContact> OpenContacts(Instant at)
    {
        var now = DueTime.Of(at);
        for (var contact = 0; contact < _scheduler.ContactCount; contact++)
        {
            if (!_scheduler.CardOf(contact).IsClosed) yield return Describe(contact, now);
        }
    }

    /// <summary>A contact that is not closed; null for one that is, and for none.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The present instant.</param>
    public OpenContact? OpenContact(ContactKey contact, Instant at) => TryFind(contact, out var number) && !_scheduler.CardOf(number).IsClosed ? Describe(number, DueTime.Of(at)) : null;

    /// <summary>The contacts whose due time has come, in the order in which they are to be called.</summary>
    /// <param name="at">The present instant, or a later one: the answer is what a claim would give then, if nothing happens before. An earlier one than the campaign was told counts as that.</param>
    /// <param name="count">How many at most.</param>
    /// <remarks>Takes the time of as many claims.</remarks>
    public ImmutableArray<OpenContact> DueContacts(Instant at, int count = int.MaxValue) =>
        WhyNot(at, out var now) is null ? [.. _scheduler.DueContacts(now, count).Select(contact => Describe(contact, Math.Max(now, _scheduler.Now)))] : [];

    /// <summary>The contacts that come next, for agents who look at them before they call; callbacks that wait for one agent are not among them.</summary>
    /// <param name="at">The present instant, or a later one: the answer is what a claim would give then, if nothing happens before. An earlier one than the campaign was told counts as that.</param>
    /// <param name="count">How many at most.</param>
    /// <remarks>Takes the time of as many claims. Source: the multi-number page, "Multi-number feature on Preview Strategy".</remarks>
    public ImmutableArray<CallPreview> Preview(Instant at, int count = 1) => WhyNot(at, out var now) is null ? [.. _scheduler.Foresee(now, agent: null, count).Select(PreviewOf)] : [];

    /// <summary>Why a contact is called now, or not yet, or no more.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The present instant, or a later one: the answer is what a claim would give then, if nothing happens before. An earlier one than the campaign was told counts as that.</param>
    /// <returns>The explanation; null when there is no such contact, or <paramref name="at"/> lies outside the years 1678 to 2261.</returns>
    /// <remarks>Takes the time of as many claims as there are contacts ahead, at most <see cref="MaxAhead"/>.</remarks>
    public Explanation? Explain(ContactKey contact, Instant at)
    {
        if (WhyNot(contact, at, out var number, out var now) is not null) return null;
        now = Math.Max(now, _scheduler.Now);
        var state = _scheduler.StateOf(number);
        var isClosed = state.Phase == ContactPhase.Closed;
        var ahead = !isClosed && _scheduler.PreviewOf(number, now) is null && _scheduler.IsCallable(number, now) ? _scheduler.Foresee(now, _scheduler.OwnerOf(number, now), MaxAhead, number).Count : (int?)null;
        return new Explanation(
            number,
            _directory.IdentityOf(number),
            state,
            isClosed ? null : _directory.PhoneOf(number, ahead is null ? NextNumberOf(number) : _scheduler.Foresee(number, now).Number),
            isClosed ? [] : CausesOf(number, state, now, ahead),
            ahead,
            isClosed ? FinalOf(number) : null,
            _kept is null ? [] : [.. _kept.Of(number)])
        { Skips = _scheduler.SkipsOf(number) };
    }

    private CallPreview PreviewOf(ForeseenCall call) => new(
        call.Contact, ContactOf(call.Contact), _directory.PhoneOf(call.Contact, call.Number), call.Phones > 1 ? PreviewWarning.PhoneChosenByStrategy : PreviewWarning.None);

    private PhoneNumber NextNumberOf(int contact) => _scheduler.PhonesOf(contact)[_scheduler.CardOf(contact).Phone].Number;

    private OpenContact Describe(int contact, long now)
    {
        var number = NextNumberOf(contact);
        var state = _scheduler.StateOf(contact);
        var (due, why) = (state.DueAt, state.Why);
        if (state.IsUnderWay)
        {
            why = WaitReason.InCall;
        }
        else if (state.IsHeld || state.IsHeldWithList)
        {
            why = WaitReason.Held;
        }
        else if (_scheduler.IsAfterEnd(Math.Max(now, DueTime.Of(due))))
        {
            why = WaitReason.CampaignEnd;
        }
        else if (_scheduler.PreviewOf(contact, now) is not null)
        {
            why = WaitReason.Preview;
        }
        else if (_scheduler.IsReady(contact, now))
        {
            // Due and not called: for want of a line, or because the hours have closed since.
            var (standing, other) = _scheduler.Foresee(contact, now);
            if (standing.Card.IsWaiting && standing.Due > now) (due, why) = (DueTime.ToInstant(standing.Due), standing.Card.Why);
            else why = _scheduler.IsInCall(number) || _scheduler.IsInCall(other) ? WaitReason.NumberInCall : WaitReason.Turn;
        }

        return new OpenContact(contact, _directory.IdentityOf(contact), _directory.PhoneOf(contact, number), due, why);
    }

    private ImmutableArray<WaitCause> CausesOf(int contact, in ContactState state, long now, int? ahead)
    {
        if (state.IsUnderWay) return [new WaitCause(WaitReason.InCall, Until: null, Rule: null)];
        var causes = new List<WaitCause>();
        ref readonly var card = ref _scheduler.CardOf(contact);
        if (card.IsHeld) causes.Add(new WaitCause(WaitReason.Held, Until: null, Rule: null));
        if (card.IsHeldWithList) causes.Add(new WaitCause(WaitReason.Held, Until: null, _directory.ListOf(contact)));
        if (IsPaused) causes.Add(new WaitCause(WaitReason.Paused, Until: null, Rule: null));
        if (card.RuleDue > now) causes.Add(new WaitCause(card.RuleWhy, card.RuleDue == DueTime.Never ? null : DueTime.ToInstant(card.RuleDue), Rule: null));
        if (ahead is null)
        {
            var before = causes.Count;
            var from = Math.Max(now, card.RuleDue);
            _scheduler.AddCauses(contact, from, causes);
            var due = DueTime.Of(state.DueAt);
            if (causes.Count == before && due > from) causes.Add(new WaitCause(state.Why, due == DueTime.Never ? null : state.DueAt, Rule: null)); // the cause has passed before the instant that it gave
            if (_scheduler.IsInCall(NextNumberOf(contact)) || (_scheduler.IsReady(contact, now) && _scheduler.IsInCall(_scheduler.Foresee(contact, now).Number))) causes.Add(new WaitCause(WaitReason.NumberInCall, Until: null, Rule: null));
        }

        if (_scheduler.IsAfterEnd(Math.Max(now, DueTime.Of(state.DueAt)))) causes.Add(new WaitCause(WaitReason.CampaignEnd, Until: null, Rule: null));
        if (_scheduler.OwnerOf(contact, now) is { } owner) causes.Add(new WaitCause(WaitReason.Owner, DueTime.IsExact(_scheduler.LapseOf(contact)) ? DueTime.ToInstant(_scheduler.LapseOf(contact)) : null, owner));
        if (_scheduler.PreviewOf(contact, now) is { } preview) causes.Add(new WaitCause(WaitReason.Preview, preview.Until == DueTime.Never ? null : DueTime.ToInstant(preview.Until), preview.Agent));
        if (!HasFreeLine) causes.Add(new WaitCause(WaitReason.Line, Until: null, Rule: null));
        if (ahead is > 0) causes.Add(new WaitCause(WaitReason.Turn, Until: null, Rule: null));
        return [.. causes];
    }
}
