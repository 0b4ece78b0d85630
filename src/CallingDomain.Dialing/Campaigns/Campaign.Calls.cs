using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Calls: claimed, dialled, ended, lost.</content>
public sealed partial class Campaign
{
    private readonly PriorityQueue<long, (Instant Until, long Attempt)> _leases = new(); // as they were given; those that have changed since are passed over

    /// <summary>
    /// When <see cref="Claim"/> is worth asking again, if no call ends before: null when no contact waits that it could give to anybody, no line is free, or the campaign is paused. Callbacks of agents come at <see cref="NextWakeUpFor"/>.
    /// </summary>
    public Instant? NextWakeUp => NextWakeUpFor(agent: null);

    /// <summary>When the first lease ends of a call of which nothing was heard; null when no call is under way.</summary>
    public Instant? NextLeaseEnd
    {
        get
        {
            while (_leases.TryPeek(out var attempt, out var lease))
            {
                var until = lease.Until;
                var state = ContactOfAttempt(attempt).State;
                if (state.IsUnderWay && state.Attempt == attempt && state.LeaseUntil == until) return until;
                _leases.Dequeue();
            }

            return null;
        }
    }

    /// <summary>When <see cref="Claim"/> is worth asking again for an agent, whose own callbacks count too.</summary>
    public Instant? NextWakeUpFor(string? agent)
    {
        if (!HasFreeLine || IsPaused) return null;
        var own = agent is not null && _owned.TryGetValue(agent, out var callbacks) ? callbacks.NextDue : null;
        var next = _hopper.NextDue is { } due && (own is null || due < own) ? due : own;
        return next is { } at && (at < NodaConstants.UnixEpoch || DueTime.IsExact(at)) ? next : null; // beyond the hopper's years nobody comes due
    }

    /// <summary>Claims the call that is to be placed next, if there is one.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="agent">The agent or dialer who asks, and alone may tell of the call then; callbacks of this agent count too. Null: anybody.</param>
    /// <returns>
    /// The first in the hopper's order of the contacts that are due, whose calling hours are open, whose limits allow it and whose number nobody is calling; null when there is none, no line is free, the campaign is paused, or
    /// <paramref name="now"/> lies before an instant given earlier, or outside the years 1678 to 2261. It is a lease of <see cref="CampaignSettings.ClaimLease"/>.
    /// </returns>
    public Attempt? Claim(Instant now, string? agent = null)
    {
        if (IsPaused || !DueTime.IsExact(now) || !Advance(now)) return null;
        while (HasFreeLine && TryTakeNext(now, agent, out var contact))
        {
            var number = contact.NextPhone.Phone;
            if (_waitingForNumber.TryGetValue(number, out var waiting)) // nobody is called twice at once
            {
                waiting.Add(contact.Number);
                contact.WaitsForNumber = number;
                continue;
            }

            PhonePlan? plan = null;
            var placed = Settle(contact, contact.State, now, ref plan);
            if (plan is null && placed.DueAt <= now && placed.Phone == contact.State.Phone && placed.IsWaiting) return Dial(contact, now, agent);
            Record(new ContactMoved(now, contact.Contact.Id, placed) { Plan = plan }); // hours have closed since, or a limit was reached on another contact
        }

        return null;
    }

    /// <summary>Says that a claimed call was dialled, or still goes on: a lease of <see cref="CampaignSettings.CallLease"/> from now on. It need not be said of calls that end before their lease does.</summary>
    /// <returns>Null when it is noted; else why nothing has changed.</returns>
    public CampaignReason? Start(long attempt, Instant at, string? agent = null)
    {
        if (WhyNot(attempt, agent) is { } reason) return reason;
        if (at < _now) return CampaignReason.TimeGoesBack;
        var contact = ContactOfAttempt(attempt);
        var decision = ContactTransition.Decide(contact.State, ContactEvent.Start(attempt, at, EndOfTime.Later(at, Settings.CallLease)), contact.Counts, Settings.Retry);
        if (!decision.IsAccepted) return decision.Refusal;
        Record(new AttemptStarted(at, contact.Contact.Id, decision.Next));
        return null;
    }

    /// <summary>Says how a call ended.</summary>
    /// <param name="attempt">The <see cref="Attempt.Id"/>.</param>
    /// <param name="status">How it ended. <see cref="CallStatus.NotDialed"/> gives it back: same phone, same pass, nothing counted.</param>
    /// <param name="at">When it ended.</param>
    /// <param name="agent">Who says so, if the call was claimed by somebody.</param>
    /// <returns>Where the contact stands now; or why nothing has changed.</returns>
    public Result<ContactState, CampaignReason> End(long attempt, CallStatus status, Instant at, string? agent = null)
    {
        if (status is CallStatus.Unspecified or CallStatus.Recall or > CallStatus.NotDialed) return CampaignReason.StatusUnknown;
        if (WhyNot(attempt, agent) is { } reason) return reason;
        if (at < _now) return CampaignReason.TimeGoesBack;
        return End(attempt, ContactEvent.End(attempt, status, at, Settings.LostCalls == LostCalls.DoNotCount ? CallStatus.Unspecified : CallStatus.NoAnswer));
    }

    /// <summary>Says that a call ended with the wish to be called at another time.</summary>
    /// <param name="attempt">The <see cref="Attempt.Id"/>.</param>
    /// <param name="callback">The wish.</param>
    /// <param name="at">When the call ended.</param>
    /// <param name="phone">The phone to call, one of the contact's; null for the one that was called.</param>
    /// <param name="agent">Who says so, if the call was claimed by somebody.</param>
    /// <returns>Where the contact stands now; or why nothing has changed.</returns>
    public Result<ContactState, CampaignReason> Recall(long attempt, CallbackTime callback, Instant at, PhoneNumber? phone = null, string? agent = null)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (WhyNot(attempt, agent) is { } reason) return reason;
        var contact = ContactOfAttempt(attempt);
        if (!TryFindPhone(contact, phone, out var index, out var plan)) return CampaignReason.PhoneUnknown;
        if (at < _now) return CampaignReason.TimeGoesBack;
        return End(attempt, ContactEvent.Recall(attempt, at, callback.At, index), callback, plan);
    }

    /// <summary>Ends the calls whose leases have run out: nobody said how they ended, and they stand in History as <see cref="CallStatus.Lost"/>.</summary>
    /// <param name="now">The present instant.</param>
    /// <returns>The calls, in the order in which their leases ended.</returns>
    public ImmutableArray<Attempt> Expire(Instant now)
    {
        if (!Advance(now)) return [];
        var lost = ImmutableArray.CreateBuilder<Attempt>();
        while (NextLeaseEnd is { } until && until <= now)
        {
            var attempt = _leases.Dequeue();
            lost.Add(_history[(int)attempt - 1].Attempt);
            _ = End(attempt, CallStatus.Lost, now, lost[^1].Agent).Value; // under way, so that it is never refused
        }

        return lost.DrainToImmutable();
    }

    private Attempt Dial(ContactProgress contact, Instant now, string? agent)
    {
        var phone = contact.NextPhone;
        var attempt = new Attempt(_history.Count + 1, contact.Contact.Id, phone, contact.State.Pass, contact.CountOf(phone.Phone).Total + 1, contact.State.DueAt, now) { Agent = agent };
        var decision = ContactTransition.Decide(contact.State, ContactEvent.Claim(attempt.Id, now, EndOfTime.Later(now, Settings.ClaimLease)), contact.Counts, Settings.Retry);
        Record(new AttemptClaimed(now, attempt, decision.Next));
        return attempt;
    }

    private Result<ContactState, CampaignReason> End(long attempt, ContactEvent happened, CallbackTime? callback = null, PhonePlan? plan = null)
    {
        var contact = ContactOfAttempt(attempt);
        var decision = ContactTransition.Decide(contact.State, happened, contact.Counts, Settings.Retry);
        if (!decision.IsAccepted) return decision.Refusal;
        Record(new AttemptEnded(happened.At, contact.Contact.Id, decision.Next, attempt, happened.Status, decision.Counted) { Callback = callback, Plan = plan });
        Refit(contact, happened.At);
        return contact.State;
    }

    private CampaignReason? WhyNot(long attempt, string? agent)
    {
        if (attempt < 1 || attempt > _history.Count) return CampaignReason.AttemptUnknown;
        var entry = _history[(int)attempt - 1];
        if (entry.Attempt.Agent is { } holder && holder != agent) return CampaignReason.AttemptForeign;
        return entry.EndedAt is null ? null : CampaignReason.AttemptAlreadyEnded;
    }

    private ContactProgress ContactOfAttempt(long attempt) => _contacts[_history[(int)attempt - 1].Attempt.ContactId];
}
