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
        if (fact.Kind == EngineFactKind.AttemptEnded) Conclude(fact);
        Apply(fact);
    }

    private bool CanFollow(in EngineFact fact) => fact.Kind switch
    {
        EngineFactKind.Paused or EngineFactKind.Resumed => true,
        EngineFactKind.NumberBlocked => fact.Blocked != PhoneNumber.None,
        EngineFactKind.AttemptClaimed => IsKnown(fact.Contact) && _cards[fact.Contact].IsWaiting && fact.Call.Attempt == _attempts + 1 && fact.Call.PhoneIndex < _cards[fact.Contact].PhoneCount
            && fact.Call.PhoneIndex >= 0 && !_calls.IsCalled(_phones.Of(_cards[fact.Contact]).NumberOf(fact.Call.PhoneIndex), out _),
        EngineFactKind.AttemptStarted or EngineFactKind.AttemptEnded => _calls.TryFind(fact.Call.Attempt, out var call) && _calls[call].Contact == fact.Contact,
        EngineFactKind.ContactLoaded => fact.Contact == _cards.Count && fact.Priority >= 1,
        EngineFactKind.ContactMoved or EngineFactKind.ContactReset or EngineFactKind.PriorityChanged => IsKnown(fact.Contact),
        _ => false,
    };

    private void Apply(in EngineFact fact)
    {
        _now = Instant.Max(_now, fact.At);
        switch (fact.Kind)
        {
            case EngineFactKind.Paused or EngineFactKind.Resumed:
                IsPaused = fact.Kind == EngineFactKind.Paused;
                return;
            case EngineFactKind.NumberBlocked:
                _blocked.Add(fact.Blocked);
                for (var contact = 0; contact < _cards.Count; contact++) _phones.Of(_cards[contact]).MarkGone(fact.Blocked);
                return;
        }

        Leave(fact.Contact);
        switch (fact.Kind)
        {
            case EngineFactKind.ContactReset:
                CountsOf(fact.Contact).Clear();
                break;
            case EngineFactKind.PriorityChanged:
                _cards[fact.Contact].Priority = fact.Priority;
                break;
            case EngineFactKind.AttemptClaimed:
                _attempts = fact.Call.Attempt;
                _calls.Begin(fact.Call.Attempt, fact.Contact, fact.Call.Phone, DueTime.Of(fact.At), DueTime.Of(fact.State.LeaseUntil));
                _past.Begin(fact.Contact, fact.Call.Phone, fact.Call.Attempt, fact.At);
                break;
            case EngineFactKind.AttemptStarted:
                _calls.TryFind(fact.Call.Attempt, out var started);
                _calls.Renew(started, DueTime.Of(fact.State.LeaseUntil));
                break;
        }

        if (fact.PhoneCount < _cards[fact.Contact].PhoneCount) DropGone(fact.Contact);
        Move(fact.Contact, fact.State);
    }

    // What a call's end makes of everything but where its contact stands.
    private void Conclude(in EngineFact fact)
    {
        _calls.TryFind(fact.Call.Attempt, out var call);
        var waiting = _calls[call].Waiting;
        if (fact.Counted != CallStatus.Unspecified)
        {
            ref var counts = ref CountsOf(fact.Contact)[fact.Call.PhoneIndex];
            counts = counts.With(fact.Counted);
        }

        _past.End(fact.Contact, fact.Call.Phone, fact.Call.Attempt, fact.At, fact.Status);
        _calls.End(call);
        FreeNumber(waiting);
    }

    private void Move(int contact, in ContactState state)
    {
        var wasClosed = _cards[contact].Phase == ContactPhase.Closed;
        _cards.Take(contact, state);
        ref var record = ref _hopper.RecordOf(contact);
        (record.Due, record.Attempts) = (DueTime.Of(state.DueAt), state.Attempts);
        if (state is { IsWaiting: true, IsHeld: false }) Enter(contact);
        var isClosed = state.Phase == ContactPhase.Closed;
        if (isClosed != wasClosed) OpenCount += isClosed ? -1 : 1;
    }
}
