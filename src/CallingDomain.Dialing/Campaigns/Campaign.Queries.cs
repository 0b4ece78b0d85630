using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Queries: open contacts, the next contacts, explanations.</content>
public sealed partial class Campaign
{
    /// <summary>The maximum of <see cref="Explanation.AheadInHopper"/>: 10,000 contacts.</summary>
    public const int MaxAhead = 10_000;

    /// <summary>The phones that the current pass of a contact calls, in calling order; for a closed contact, those of its last pass. Empty if there is no such contact.</summary>
    public ImmutableArray<ContactPhone> PhonesOf(ContactKey contact)
    {
        if (!TryFind(contact, out var number)) return [];
        var planned = _scheduler.PhonesOf(number);
        var phones = ImmutableArray.CreateBuilder<ContactPhone>(planned.Count);
        for (var i = 0; i < planned.Count; i++) phones.Add(_directory.PhoneOf(number, planned[i].Number));
        return phones.MoveToImmutable();
    }

    /// <summary>The attempts on one phone of a contact that did not reach the contact, by status, since it was loaded or reset; all 0 if there is no such contact or phone.</summary>
    public AttemptCounts CountsOf(ContactKey contact, PhoneNumber phone) => TryFind(contact, out var number) ? _scheduler.CountsOf(number, phone) : default;

    /// <summary>The numbers of the contacts that have a phone number now, in the order of loading.</summary>
    /// <param name="phone">The phone number as loaded, without a dial prefix of the host.</param>
    /// <returns>The contacts that have the phone, blacklisted or not; empty for none. <see cref="PhaseOf"/> and <see cref="FinalOf"/> give the state of each.</returns>
    /// <remarks>Takes time proportional to the contacts that have the phone number; the first time, builds an index of all numbers, as <see cref="AddToBlacklist"/>.</remarks>
    public ImmutableArray<int> FindContacts(PhoneNumber phone)
    {
        _scheduler.Enter();
        return phone == PhoneNumber.None ? [] : [.. _scheduler.ContactsOf(phone)];
    }

    /// <summary>The entry of a number that was added to the blacklist; null for a number that is not on the blacklist, or is there only by the settings.</summary>
    public BlacklistEntry? BlacklistEntryOf(PhoneNumber number) => _scheduler.Listing.TryFind(number, out var entry)
        ? new BlacklistEntry(number, entry.Until == DueTime.Never ? null : DueTime.ToInstant(entry.Until), entry.Reason)
        : null;

    /// <summary>The phones of all contacts that are not called, and why, in the order of loading.</summary>
    /// <remarks>Visits every contact.</remarks>
    public IEnumerable<SkippedPhone> SkippedPhones =>
        from number in Enumerable.Range(0, _scheduler.ContactCount)
        where _directory.PhoneCountOf(number) > _scheduler.PhonesOf(number).Count || _scheduler.HasSpare(number) // nearly all contacts have all their phones in the plan
        let contact = ContactOf(number)
        where contact is not null
        from phone in PhonePlan.Of(contact, _scheduler.IsListed, each => _scheduler.NeverOf(number, each, _scheduler.Now)).Skipped
        select new SkippedPhone(number, contact.Id, phone.Phone, phone.Reason);

    /// <summary>The open contacts in the order of loading.</summary>
    /// <param name="at">The current instant, which decides whether a contact waits for its due time or for its turn.</param>
    /// <remarks>Visits every contact.</remarks>
    public IEnumerable<OpenContact> OpenContacts(Instant at)
    {
        var now = DueTime.Of(at);
        for (var contact = 0; contact < _scheduler.ContactCount; contact++)
        {
            if (!_scheduler.CardOf(contact).IsClosed) yield return Describe(contact, now);
        }
    }

    /// <summary>An open contact; null if the contact is closed, or if there is no such contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The current instant.</param>
    public OpenContact? OpenContactOf(ContactKey contact, Instant at) => TryFind(contact, out var number) && !_scheduler.CardOf(number).IsClosed ? Describe(number, DueTime.Of(at)) : null;

    /// <summary>The contacts whose due time has come, in calling order, including contacts whose number is in a call or not leased, callbacks owned by agents, and reserved contacts.</summary>
    /// <param name="at">The current instant or a later one, for which the result assumes that nothing else happens before. An instant earlier than <see cref="Now"/> counts as <see cref="Now"/>.</param>
    /// <param name="count">The maximum number of contacts.</param>
    /// <remarks>Takes the time of as many claims. A number whose time on the blacklist has ended is listed until the next claim or <see cref="Expire"/>.</remarks>
    public ImmutableArray<OpenContact> DueContacts(Instant at, int count = int.MaxValue) =>
        CheckTime(at, out var now) is null ? [.. _scheduler.DueContacts(now, count).Select(contact => Describe(contact, Math.Max(now, _scheduler.Now)))] : [];

    /// <summary>The contacts that the next claims without an agent give, in order, for agents who look at a contact before the call. <see cref="OpenContact.NextPhone"/> is the phone that the claim calls: the campaign chooses it, not the agent.</summary>
    /// <param name="at">The current instant or a later one, as in <see cref="DueContacts"/>.</param>
    /// <param name="count">The maximum number of contacts.</param>
    /// <remarks>Takes the time of as many claims. A number whose time on the blacklist has ended is listed until the next claim or <see cref="Expire"/>. Source: the multi-number page, "Multi-number feature on Preview Strategy".</remarks>
    public ImmutableArray<OpenContact> Preview(Instant at, int count = 1) => CheckTime(at, out var now) is null
        ? [.. _scheduler.Predict(now, agent: null, count).Select(call => Describe(call.Contact, Math.Max(now, _scheduler.Now)) with { NextPhone = _directory.PhoneOf(call.Contact, call.Number) })]
        : [];

    /// <summary>Explains why a contact is called now, later, or never again.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="at">The current instant or a later one, as in <see cref="DueContacts"/>.</param>
    /// <returns>The explanation; null if there is no such contact, or if <paramref name="at"/> is outside the years 1678 to 2261.</returns>
    /// <remarks>Takes the time of as many claims as there are contacts ahead, at most <see cref="MaxAhead"/>. A number whose time on the blacklist has ended is listed until the next claim or <see cref="Expire"/>.</remarks>
    public Explanation? Explain(ContactKey contact, Instant at)
    {
        if (CheckContact(contact, at, out var number, out var now) is not null) return null;
        now = Math.Max(now, _scheduler.Now);
        var state = _scheduler.StateOf(number);
        var explanation = new Explanation(number, _directory.IdentityOf(number), state.Phase)
        {
            Pass = state.Pass,
            AttemptCount = state.Attempts,
            IsHeld = state.IsHeld,
            IsListHeld = state.IsHeldWithList,
            Skips = _scheduler.SkipsOf(number),
            History = _kept is null ? [] : [.. _kept.Of(number)],
        };
        if (state.Phase == ContactPhase.Closed) return explanation with { Final = FinalEntryOf(number) };
        int? ahead = _scheduler.PreviewOf(number, now) is null && _scheduler.IsCallable(number, now) ? _scheduler.Predict(now, _scheduler.OwnerOf(number, now), MaxAhead, number).Count : null;
        return explanation with
        {
            NextPhone = _directory.PhoneOf(number, ahead is null ? NextNumberOf(number) : _scheduler.Predict(number, now).Number),
            DueAt = Describe(number, now).DueAt,
            NotBefore = CausesOf(number, state, now, ahead),
            AheadInHopper = ahead,
        };
    }

    private PhoneNumber NextNumberOf(int contact) => _scheduler.PhonesOf(contact)[_scheduler.CardOf(contact).Phone].Number;

    private OpenContact Describe(int contact, long now)
    {
        var number = NextNumberOf(contact);
        var state = _scheduler.StateOf(contact);
        var preview = _scheduler.PreviewOf(contact, now);
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
        else if (preview is not null)
        {
            why = WaitReason.Preview;
        }
        else if (_scheduler.IsReady(contact, now))
        {
            // Due and not called: no line was free, or the calling hours have closed since.
            var (standing, other) = _scheduler.Predict(contact, now);
            if (standing.Card.IsWaiting && standing.Due > now) (due, why) = (DueTime.ToInstant(standing.Due), standing.Card.Why);
            else why = _scheduler.IsInCall(number) || _scheduler.MustWait(other) ? WaitReason.NumberInCall : WaitReason.Turn;
        }

        return new OpenContact(contact, _directory.IdentityOf(contact), _directory.PhoneOf(contact, number), due, why)
        {
            HasOtherPhones = _scheduler.PhonesOf(contact).Count > 1,
            ReservedBy = preview?.Agent,
            ReservedUntil = preview is null ? null : DueTime.ToInstant(preview.Until),
        };
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
            if (causes.Count == before && due > from) causes.Add(new WaitCause(state.Why, due == DueTime.Never ? null : state.DueAt, Rule: null)); // the cause has passed earlier than predicted
            if (_scheduler.IsInCall(NextNumberOf(contact)) || (_scheduler.IsReady(contact, now) && _scheduler.MustWait(_scheduler.Predict(contact, now).Number))) causes.Add(new WaitCause(WaitReason.NumberInCall, Until: null, Rule: null));
        }

        if (_scheduler.IsAfterEnd(Math.Max(now, DueTime.Of(state.DueAt)))) causes.Add(new WaitCause(WaitReason.CampaignEnd, Until: null, Rule: null));
        if (_scheduler.OwnerOf(contact, now) is { } owner) causes.Add(new WaitCause(WaitReason.Owner, DueTime.IsExact(_scheduler.LapseOf(contact)) ? DueTime.ToInstant(_scheduler.LapseOf(contact)) : null, owner));
        if (_scheduler.PreviewOf(contact, now) is { } preview) causes.Add(new WaitCause(WaitReason.Preview, preview.Until == DueTime.Never ? null : DueTime.ToInstant(preview.Until), preview.Agent));
        if (!HasFreeLine) causes.Add(new WaitCause(WaitReason.Line, Until: null, Rule: null));
        if (ahead is > 0) causes.Add(new WaitCause(WaitReason.Turn, Until: null, Rule: null));
        return [.. causes];
    }
}
