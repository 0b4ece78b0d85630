using System.Runtime.CompilerServices;
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
        if (IsPaused || !DueTime.TryExact(now, out var at) || !Advance(now)) return false;
        while (HasFreeLine && _hopper.TryTake(at, out var contact))
        {
            FetchAhead();
            ref var card = ref _cards[contact];
            var phones = _phones.Of(card);
            if (_calls.IsCalled(phones.NumberOf(card.Phone), out var other)) // nobody is called twice at once
            {
                WaitFor(other, contact);
            }
            else if (MayCall(contact, phones, card.Phone, at))
            {
                Dial(contact, at, out call);
                return true;
            }
            else
            {
                Record(FactOf(EngineFactKind.ContactMoved, contact, Settle(contact, Read(contact), now), now)); // hours have closed since, or a limit was reached on another contact
            }
        }

        return false;
    }

    /// <summary>Says that a claimed call was dialled, or still goes on: a lease of <see cref="CampaignSettings.CallLease"/> from now on. It need not be said of calls that end before their lease does.</summary>
    /// <returns>Null when it is noted; else why nothing has changed.</returns>
    public CampaignReason? Start(long attempt, Instant at)
    {
        if (WhyNot(attempt, at, out var call) is { } reason) return reason;
        var contact = _calls[call].Contact;
        var decision = ContactTransition.Decide(Read(contact), ContactEvent.Start(attempt, at, EndOfTime.Later(at, Settings.CallLease)), CountsOf(contact), Settings.Retry);
        if (!decision.IsAccepted) return decision.Refusal;
        Advance(at);
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
        if (WhyNot(attempt, at, out var call) is { } reason) return reason;
        var lostCountsAs = Settings.LostCalls == LostCalls.DoNotCount ? CallStatus.Unspecified : CallStatus.NoAnswer;
        if (!_cards[_calls[call].Contact].IsSimplyUnderWay || !(status.IsRetryStatus() || status == CallStatus.Reached)) return End(call, ContactEvent.End(attempt, status, at, lostCountsAs));
        EndSimply(call, status, status == CallStatus.Reached ? CallStatus.Unspecified : status, at);
        return null;
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

    private void Dial(int contact, long at, out ClaimedCall call)
    {
        ref readonly var card = ref _cards[contact];
        var phones = _phones.Of(card);
        var claimed = new CallUnderWay { Attempt = _attempts + 1, Contact = contact, Number = phones.NumberOf(card.Phone), Dialed = at, LeaseUntil = DueTime.Later(at, _claimLease) };
        Unsafe.SkipInit(out EngineFact fact);
        fact.Write(EngineFactKind.AttemptClaimed, claimed, card, _hopper.RecordOf(contact), phones.Counts[card.Phone].Total + 1, at, _cards.BaseOf(contact));
        fact.Claim();
        Record(fact);
        call = new ClaimedCall(fact);
    }

    private CampaignReason? End(int call, in ContactEvent happened)
    {
        var contact = _calls[call].Contact;
        var decision = ContactTransition.Decide(Read(contact), happened, CountsOf(contact), Settings.Retry);
        if (!decision.IsAccepted) return decision.Refusal;
        Conclude(call, happened.Status, decision.Counted, happened.At, out var fact);
        RecordPlaced(ref fact, decision.Next, happened.At);
        return null;
    }

    // What nearly all calls lead to: the step that the rules give, at its time. Whatever is not so simple goes the full way, and a property says that both lead to the same.
    private void EndSimply(int call, CallStatus status, CallStatus counted, Instant at)
    {
        Conclude(call, status, counted, at, out var fact);
        var (retry, contact) = (Settings.Retry, fact.Contact);
        var ended = status == CallStatus.Reached ? status : counted;
        var next = RetryRules.AfterCall(fact.PhoneIndex, ended, CountsOf(contact), retry);
        if (next.Kind == NextStepKind.Close)
        {
            fact.Follow(ended, next, fact.Due, fact.Base);
            Record(fact);
            return;
        }

        var from = _cards.BaseOf(fact.CallDue, fact.Dialed, fact.AtNanoseconds);
        fact.Follow(ended, next, DueTime.Later(from, RetryRules.DelayBefore(next.Kind, ended, retry).ToInt64Nanoseconds()), from);
        var keepsPhones = _blocked.Count == 0 || next.Kind == NextStepKind.CallNextPhone;
        if (keepsPhones && MayCall(contact, _phones.Of(_cards[contact]), next.Phone, Math.Max(fact.Due, fact.AtNanoseconds))) Record(fact);
        else RecordPlaced(ref fact, fact.State, at);
    }

    private void RecordPlaced(ref EngineFact fact, in ContactState state, Instant at)
    {
        var placed = Fit(fact.Contact, state, at);
        fact.Take(placed, placed.HasCalledInPass ? _cards.BaseOf(placed.LastCall) : 0);
        Record(fact with { PhoneCount = _cards[fact.Contact].PhoneCount });
    }

    private CampaignReason? WhyNot(long attempt, Instant at, out int call)
    {
        if (!_calls.TryFind(attempt, out call)) return attempt < 1 || attempt > _attempts ? CampaignReason.AttemptUnknown : CampaignReason.AttemptAlreadyEnded;
        return at < _now ? CampaignReason.TimeGoesBack : null;
    }

    private ClaimedCall Describe(int call)
    {
        ref readonly var underWay = ref _calls[call];
        ref readonly var card = ref _cards[underWay.Contact];
        Unsafe.SkipInit(out EngineFact fact);
        fact.Write(EngineFactKind.AttemptStarted, underWay, card, _hopper.RecordOf(underWay.Contact), _phones.Of(card).Counts[card.Phone].Total + 1, underWay.Dialed, 0);
        return fact.Call;
    }
}
