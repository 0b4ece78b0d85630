using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Calls: claimed, dialled, ended, lost.</content>
public sealed partial class CampaignEngine
{
    /// <summary>Claims the call that is to be placed next, if there is one.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="call">
    /// The first in the hopper's order of the contacts that are due, whose calling hours are open, whose limits allow it and whose number nobody is calling. It is a lease of <see cref="CampaignSettings.ClaimLease"/>.
    /// </param>
    /// <returns>
    /// False when there is none, no line is free, the campaign is paused, or <paramref name="now"/> lies before an instant given earlier, or outside the years 1678 to 2261.
    /// </returns>
    public bool TryClaim(Instant now, out ClaimedCall call)
    {
        call = default;
        if (IsPaused || !DueTime.IsExact(now) || !Advance(now)) return false;
        while (HasFreeLine && _hopper.TryTake(now, out var contact))
        {
            var state = Read(contact);
            var number = _phones.Of(_cards[contact]).NumberOf(state.Phone);
            if (_calls.IsCalled(number, out var other)) // nobody is called twice at once
            {
                WaitFor(other, contact);
                continue;
            }

            var placed = Settle(contact, state, now);
            if (placed.DueAt <= now && placed.Phone == state.Phone && placed.Pass == state.Pass && placed.IsWaiting)
            {
                call = Dial(contact, placed, now);
                return true;
            }

            Record(FactOf(EngineFactKind.ContactMoved, contact, placed, now)); // hours have closed since, or a limit was reached on another contact
        }

        return false;
    }

    /// <summary>Says that a claimed call was dialled, or still goes on: a lease of <see cref="CampaignSettings.CallLease"/> from now on. It need not be said of calls that end before their lease does.</summary>
    /// <returns>Null when it is noted; else why nothing has changed.</returns>
    public CampaignReason? Start(long attempt, Instant at)
    {
        if (WhyNot(attempt, at, out var call) is { } reason) return reason;
        var contact = _calls[call].Contact;
        var decision = ContactTransition.Decide(Read(contact), ContactEvent.Start(attempt, at, Later(at, Settings.CallLease)), CountsOf(contact), Settings.Retry);
        if (!decision.IsAccepted) return decision.Refusal;
        Record(FactOf(EngineFactKind.AttemptStarted, contact, decision.Next, at) with { Call = Describe(call) });
        return null;
    }

    /// <summary>Says how a call ended.</summary>
    /// <param name="attempt">The <see cref="ClaimedCall.Attempt"/>.</param>
    /// <param name="status">How it ended. <see cref="CallStatus.NotDialed"/> gives it back: same phone, same pass, nothing counted.</param>
    /// <param name="at">When it ended.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? End(long attempt, CallStatus status, Instant at)
    {
        if (status is CallStatus.Unspecified or CallStatus.Recall or > CallStatus.NotDialed) return CampaignReason.StatusUnknown;
        return WhyNot(attempt, at, out var call) ?? End(call, ContactEvent.End(attempt, status, at, Settings.LostCalls == LostCalls.DoNotCount ? CallStatus.Unspecified : CallStatus.NoAnswer));
    }

    /// <summary>Says that a call ended with the wish to be called at another time.</summary>
    /// <param name="attempt">The <see cref="ClaimedCall.Attempt"/>.</param>
    /// <param name="callAt">The wish.</param>
    /// <param name="at">When the call ended.</param>
    /// <param name="phone">The place of the phone to call in the pass, from 0; null for the one that was called.</param>
    /// <returns>Null when it is done; else why nothing has changed.</returns>
    public CampaignReason? Recall(long attempt, Instant callAt, Instant at, int? phone = null)
    {
        if (WhyNot(attempt, at, out var call) is { } reason) return reason;
        return HasPhone(_calls[call].Contact, phone) ? End(call, ContactEvent.Recall(attempt, at, callAt, phone ?? -1)) : CampaignReason.PhoneUnknown;
    }

    /// <summary>Ends the calls whose leases have run out: nobody said how they ended, and they end as <see cref="CallStatus.Lost"/>, in the order in which their leases ended.</summary>
    /// <param name="now">The present instant.</param>
    /// <returns>How many they were.</returns>
    public int Expire(Instant now)
    {
        if (!Advance(now)) return 0;
        var (until, lost) = (DueTime.Of(now), 0);
        for (; _calls.TryFirstLease(out var call) && _calls[call].LeaseUntil <= until; lost++) End(_calls[call].Attempt, CallStatus.Lost, now);
        return lost;
    }

    private ClaimedCall Dial(int contact, in ContactState placed, Instant now)
    {
        var claim = ContactEvent.Claim(_attempts + 1, now, Later(now, Settings.ClaimLease));
        var decision = ContactTransition.Decide(placed, claim, CountsOf(contact), Settings.Retry);
        var phones = _phones.Of(_cards[contact]);
        var call = new ClaimedCall(claim.Attempt, contact, phones.NumberOf(placed.Phone), placed.Phone, placed.Pass, phones.Counts[placed.Phone].Total + 1, placed.DueAt, now);
        Record(FactOf(EngineFactKind.AttemptClaimed, contact, decision.Next, now) with { Call = call });
        return call;
    }

    private CampaignReason? End(int call, in ContactEvent happened)
    {
        var ended = Describe(call);
        var contact = ended.Contact;
        var decision = ContactTransition.Decide(Read(contact), happened, CountsOf(contact), Settings.Retry);
        if (!decision.IsAccepted) return decision.Refusal;
        var fact = new EngineFact { Kind = EngineFactKind.AttemptEnded, At = happened.At, Contact = contact, Call = ended, Status = happened.Status, Counted = decision.Counted };
        Conclude(fact); // limits and lockouts look at the call that has just ended
        Record(fact with { State = Fit(contact, decision.Next, happened.At), PhoneCount = _cards[contact].PhoneCount });
        return null;
    }

    private CampaignReason? WhyNot(long attempt, Instant at, out int call)
    {
        if (!_calls.TryFind(attempt, out call)) return attempt < 1 || attempt > _attempts ? CampaignReason.AttemptUnknown : CampaignReason.AttemptAlreadyEnded;
        return at < _now ? CampaignReason.TimeGoesBack : null;
    }

    private ClaimedCall Describe(int call)
    {
        ref var underWay = ref _calls[call];
        ref var card = ref _cards[underWay.Contact];
        var counts = _phones.Of(card).Counts;
        return new ClaimedCall(
            underWay.Attempt, underWay.Contact, underWay.Number, card.Phone, card.Pass, counts[card.Phone].Total + 1, DueTime.ToInstant(_hopper.RecordOf(underWay.Contact).Due), DueTime.ToInstant(underWay.Dialed));
    }

    // The end of time is the latest that anything can be due.
    private static Instant Later(Instant from, Duration delay) => Instant.MaxValue - from < delay ? Instant.MaxValue : from + delay;
}
