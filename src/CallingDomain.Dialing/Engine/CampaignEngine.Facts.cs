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
    /// <exception cref="ArgumentException">The fact cannot follow those before it, or was of other phones; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The phones of all contacts are in more than 4,096 different sets of zones.</exception>
    public void Replay(in EngineFact fact, ReadOnlySpan<PhoneNumber> phones = default, DateTimeZone? zone = null)
    {
        if (fact.At < _now || !CanFollow(fact)) throw new ArgumentException("The fact cannot follow those before it.", nameof(fact));
        if (fact.Kind == EngineFactKind.ContactLoaded) Add(phones, fact.Priority, zone, fact.PhoneCount);
        if (fact.Kind == EngineFactKind.AttemptEnded && _calls.TryFind(fact.Attempt, out var call)) Conclude(call, fact.Status, fact.Counted, fact.At, out _);
        _now = fact.At;
        Apply(fact);
    }

    private bool CanFollow(in EngineFact fact) => fact.Kind switch
    {
        EngineFactKind.Paused or EngineFactKind.Resumed => true,
        EngineFactKind.NumberBlocked => fact.Number != PhoneNumber.None,
        EngineFactKind.ContactLoaded => fact.Contact == _cards.Count && !fact.Card.IsUnderWay && fact.Card.IsWhole(fact.Due) && fact.Attempts == 0,
        _ => IsKnown(fact.Contact) && fact.Card.IsWhole(fact.Due) && CanFollow(fact, _cards[fact.Contact], _hopper.RecordOf(fact.Contact).Attempts),
    };

    // Of a contact that is there, and of which the fact says nothing impossible by itself.
    private bool CanFollow(in EngineFact fact, in ContactCard before, int attempts)
    {
        var (after, phones) = (fact.Card, _phones.Of(before));
        if (after.Priority != before.Priority && fact.Kind != EngineFactKind.PriorityChanged) return false;
        if (after.PhoneCount != before.PhoneCount && (after.IsUnderWay || after.PhoneCount != phones.CountLeft())) return false; // those that are gone are dropped all at once
        var isPresent = before.IsUnderWay && _calls.TryFind(fact.Attempt, out var call) && _calls[call].Contact == fact.Contact;
        var staysInCall = isPresent && after.IsUnderWay && after.Phone == before.Phone;
        return fact.Kind switch
        {
            EngineFactKind.AttemptClaimed => before.IsInHopper && after.IsUnderWay && after.Phone == before.Phone && fact.PhoneIndex == after.Phone && fact.Attempts == attempts + 1L
                && fact.Attempt == _attempts + 1 && phones.NumberOf(after.Phone) == fact.Number && !_calls.IsCalled(fact.Number, out _),
            EngineFactKind.AttemptStarted => staysInCall && fact.Attempts == attempts,
            EngineFactKind.AttemptEnded => isPresent && !after.IsUnderWay && (fact.Attempts == attempts || (fact.Attempts == attempts - 1 && fact.Status == CallStatus.NotDialed))
                && fact.Status is > CallStatus.Unspecified and <= CallStatus.NotDialed && (fact.Counted == CallStatus.Unspecified || fact.Counted.IsRetryStatus()),
            EngineFactKind.ContactMoved => (before.IsWaiting ? !after.IsUnderWay : staysInCall && after.Phase == before.Phase) && fact.Attempts == attempts,
            EngineFactKind.PriorityChanged => after.Phase == before.Phase && after.PhoneCount == before.PhoneCount && (staysInCall || !before.IsUnderWay) && fact.Attempts == attempts,
            EngineFactKind.ContactReset => before.Phase == ContactPhase.Closed && after.IsWaiting && fact.Attempts == 0,
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
