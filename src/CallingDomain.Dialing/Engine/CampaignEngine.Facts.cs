using System.Runtime.CompilerServices;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Facts: what each makes of the engine. Nothing is decided here.</content>
public sealed partial class CampaignEngine
{
    /// <summary>Applies a fact that another engine gave: all its facts, in their order, make this engine the same.</summary>
    /// <param name="fact">The fact; this engine's own are told nothing of it.</param>
    /// <param name="phones">With a <see cref="EngineFactKind.ContactLoaded"/>: the phones with which the contact was loaded.</param>
    /// <param name="zone">With a <see cref="EngineFactKind.ContactLoaded"/>: the zone with which the contact was loaded.</param>
    /// <exception cref="ArgumentException">The fact cannot follow those before it.</exception>
    public void Replay(in EngineFact fact, ReadOnlySpan<PhoneNumber> phones = default, DateTimeZone? zone = null)
    {
        if (!CanFollow(fact)) throw new ArgumentException("The fact cannot follow those before it.", nameof(fact));
        if (fact.Kind == EngineFactKind.ContactLoaded) Add(phones, fact.Priority, zone);
        if (fact.Kind == EngineFactKind.AttemptEnded && _calls.TryFind(fact.Attempt, out var call)) Conclude(call, fact.Status, fact.Counted, fact.At, out _);
        _now = Instant.Max(_now, fact.At);
        Apply(fact);
    }

    private bool CanFollow(in EngineFact fact)
    {
        if (fact.Kind is EngineFactKind.Paused or EngineFactKind.Resumed) return true;
        if (fact.Kind == EngineFactKind.NumberBlocked) return fact.Number != PhoneNumber.None;
        if (fact.Priority < 1) return false;
        if (fact.Kind == EngineFactKind.ContactLoaded) return fact.Contact == _cards.Count && !fact.Card.IsUnderWay;
        if (!IsKnown(fact.Contact) || fact.Card.Phase is ContactPhase.Unspecified or > ContactPhase.Closed) return false;
        ref var card = ref _cards[fact.Contact];
        if (fact.PhoneCount > card.PhoneCount || (fact.Card.Phase != ContactPhase.Closed && fact.Card.Phone >= fact.PhoneCount)) return false;
        var isPresent = card.IsUnderWay && _calls.TryFind(fact.Attempt, out var call) && _calls[call].Contact == fact.Contact && fact.PhoneIndex < card.PhoneCount;
        return fact.Kind switch
        {
            EngineFactKind.AttemptClaimed => card.IsWaiting && fact.Card.IsUnderWay && fact.Attempt == _attempts + 1 && fact.PhoneIndex == fact.Card.Phone && !_calls.IsCalled(fact.Number, out _)
                && _phones.Of(card).NumberOf(fact.PhoneIndex) == fact.Number,
            EngineFactKind.AttemptStarted => isPresent && fact.Card.IsUnderWay,
            EngineFactKind.AttemptEnded => isPresent && !fact.Card.IsUnderWay && (fact.Counted == CallStatus.Unspecified || fact.Counted.IsRetryStatus()),
            EngineFactKind.ContactMoved or EngineFactKind.PriorityChanged => card.IsUnderWay == fact.Card.IsUnderWay,
            EngineFactKind.ContactReset => card.Phase == ContactPhase.Closed && fact.Card.IsWaiting,
            _ => false,
        };
    }

    private void Record(in EngineFact fact)
    {
        Apply(fact);
        _facts?.Add(fact);
    }

    private void Apply(in EngineFact fact)
    {
        switch (fact.Kind)
        {
            case EngineFactKind.Paused or EngineFactKind.Resumed:
                IsPaused = fact.Kind == EngineFactKind.Paused;
                return;
            case EngineFactKind.NumberBlocked:
                _blocked.Add(fact.Number);
                for (var contact = 0; contact < _cards.Count; contact++) _phones.Of(_cards[contact]).MarkGone(fact.Number);
                return;
            case EngineFactKind.ContactReset:
                CountsOf(fact.Contact).Clear();
                break;
            case EngineFactKind.AttemptClaimed:
                _attempts = fact.Attempt;
                _calls.Begin(fact);
                if (_past.AreLookedAt) _past.Begin(fact.Contact, fact.Number, fact.Attempt, fact.At);
                break;
            case EngineFactKind.AttemptStarted:
                _calls.TryFind(fact.Attempt, out var started);
                _calls.Renew(started, fact.LeaseUntil);
                break;
        }

        Move(fact);
    }

    // What a call's end makes of everything but where its contact stands, which the fact leaves as it was: limits and lockouts look at the call that has just ended.
    private void Conclude(int call, CallStatus status, CallStatus counted, Instant at, out EngineFact fact)
    {
        ref readonly var ended = ref _calls[call];
        ref readonly var card = ref _cards[ended.Contact];
        ref readonly var record = ref _hopper.RecordOf(ended.Contact);
        ref var counts = ref CountsOf(ended.Contact)[card.Phone];
        Unsafe.SkipInit(out fact);
        fact.Write(EngineFactKind.AttemptEnded, ended, card, record, counts.Total + 1, DueTime.Of(at), _cards.BaseOf(ended.Contact));
        fact.End(status, counted);
        _now = at;
        var waiting = ended.Waiting;
        if (counted != CallStatus.Unspecified) counts = counts.With(counted);
        if (_past.AreLookedAt) _past.End(ended.Contact, ended.Number, ended.Attempt, at, status);
        _calls.End(call);
        FreeNumber(waiting);
    }

    private void Move(in EngineFact fact)
    {
        var contact = fact.Contact;
        Leave(contact);
        if (fact.PhoneCount < _cards[contact].PhoneCount) DropGone(contact);
        var wasClosed = _cards[contact].Phase == ContactPhase.Closed;
        _cards.Set(contact, fact.Card, fact.Base);
        ref var record = ref _hopper.RecordOf(contact);
        (record.Due, record.Attempts) = (fact.Due, fact.Attempts);
        if (_cards[contact].IsInHopper) Enter(contact);
        var isClosed = _cards[contact].Phase == ContactPhase.Closed;
        if (isClosed != wasClosed) OpenCount += isClosed ? -1 : 1;
    }
}
