using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Who waits where, and when each is placed.</content>
public sealed partial class CampaignEngine
{
    private const int FetchedAhead = 3;

    private readonly Hopper _hopper;
    private readonly PastCalls _past;
    private readonly Dictionary<int, (int Call, int Before)> _waiting = []; // for a number that is being called: its call, and who waited for it before, or -1

    private ContactState Read(int contact)
    {
        ref var record = ref _hopper.RecordOf(contact);
        var state = _cards.StateOf(contact) with { DueAt = DueTime.ToInstant(record.Due), Attempts = record.Attempts };
        if (!state.IsUnderWay) return state;
        _calls.IsCalled(_phones.Of(_cards[contact]).NumberOf(state.Phone), out var call);
        ref var underWay = ref _calls[call];
        return state with { Attempt = underWay.Attempt, DialedAt = DueTime.ToInstant(underWay.Dialed), LeaseUntil = DueTime.ToInstant(underWay.LeaseUntil) };
    }

    private EngineFact FactOf(EngineFactKind kind, int contact, in ContactState state, Instant at) => new()
    {
        Kind = kind, At = at, Contact = contact, Card = _cards[contact], State = state, Base = state.HasCalledInPass ? _cards.BaseOf(state.LastCall) : 0,
    };

    private Span<AttemptCounts> CountsOf(int contact) => _phones.Of(_cards[contact]).Counts;

    /// <summary>Places a waiting contact's next call, where its hours, limits and lockouts allow it, on a phone that it has now: a pass that has begun keeps its phones, less those that are gone.</summary>
    private void Refit(int contact, Instant now)
    {
        var (state, phones) = (Read(contact), _cards[contact].PhoneCount);
        var placed = Fit(contact, state, now);
        if (placed != state || _cards[contact].PhoneCount != phones) Record(FactOf(EngineFactKind.ContactMoved, contact, placed, now));
    }

    private ContactState Fit(int contact, in ContactState state, Instant now)
    {
        if (!state.IsWaiting || state.HasCalledInPass) return Settle(contact, state, now);
        var asked = state.RuleWhy == WaitReason.Callback ? _phones.Of(_cards[contact]).NumberOf(state.Phone) : default;
        var isTheSame = !DropGone(contact) && RetryRules.FirstCallable(CountsOf(contact), Settings.Retry, state.Phone) == state.Phone;
        var fresh = isTheSame ? state : Begin(contact, state, now, CloseReason.Blacklisted);
        if (fresh is { IsWaiting: true, RuleWhy: WaitReason.Callback } && _phones.Of(_cards[contact]).IndexOf(asked) is var phone and >= 0) fresh = fresh with { Phone = phone };
        return Settle(contact, fresh, now);
    }

    /// <summary>Where a waiting contact's next call comes to stand.</summary>
    private ContactState Settle(int contact, ContactState state, Instant now)
    {
        while (state.IsWaiting)
        {
            var pass = state.Pass;
            var openings = new Openings(this, contact);
            state = ContactPlacement.Place(state, CountsOf(contact), Settings.Retry, in openings, now);
            if (state.Pass == pass || !state.IsWaiting) break;
            DropGone(contact);
            state = Begin(contact, state, now, CloseReason.Blacklisted);
        }

        return state;
    }

    // A pass begins with the first phone that is not at a limit.
    private ContactState Begin(int contact, in ContactState state, Instant now, CloseReason withoutPhones)
    {
        var counts = CountsOf(contact);
        if (counts.IsEmpty) return ContactTransition.Close(state, new ContactClosing(now, withoutPhones, Phone: -1, CallStatus.Unspecified));
        var first = RetryRules.FirstCallable(counts, Settings.Retry, from: 0);
        return first >= 0 ? state with { Phone = first } : ContactTransition.Follow(state, RetryRules.AllExhausted(counts, Settings.Retry, now));
    }

    private bool DropGone(int contact)
    {
        if (_blocked.Count == 0) return false;
        ref var card = ref _cards[contact];
        var left = _phones.Of(card).DropGone();
        var hasDropped = left < card.PhoneCount;
        card.PhoneCount = left;
        return hasDropped;
    }

    private void Leave(int contact)
    {
        if (_hopper.Remove(contact) || _waiting.Count == 0 || !_waiting.Remove(contact, out var waited)) return;
        ref var last = ref _calls[waited.Call].Waiting;
        if (last == contact)
        {
            last = waited.Before;
            return;
        }

        var after = last;
        while (_waiting[after].Before != contact) after = _waiting[after].Before;
        _waiting[after] = waited;
    }

    private void Enter(int contact)
    {
        ref var record = ref _hopper.RecordOf(contact);
        ref var card = ref _cards[contact];
        _hopper.Put(contact, record.Due, card.Priority, Settings.Profile.ClassOf(card.RuleWhy), record.Attempts);
    }

    // Cards and phones lie anywhere in memory: those of whoever comes soon are asked for while others are called.
    private void FetchAhead()
    {
        var later = _hopper.Foresee(2 * FetchedAhead);
        if (later >= 0) _cards.Prefetch(later);
        var soon = _hopper.Foresee(FetchedAhead); // whose card is here by now, and says where the phones are
        if (soon >= 0) _phones.Prefetch(_cards[soon]);
    }

    private void WaitFor(int call, int contact)
    {
        _waiting.Add(contact, (call, _calls[call].Waiting));
        _calls[call].Waiting = contact;
    }

    // Whoever waited for the number keeps the place that it had.
    private void FreeNumber(int waiting)
    {
        while (waiting >= 0)
        {
            _waiting.Remove(waiting, out var waited);
            Enter(waiting);
            waiting = waited.Before;
        }
    }

    /// <summary>Whether a phone may be called at an instant, so that nothing has to be placed.</summary>
    private bool MayCall(int contact, in PhonePool.Phones phones, int phone, long at)
    {
        if (phones.IsGone(phone) || !_zones[phones.ZonesOf(phone)].IsOpen(at)) return false;
        if (!_past.AreLookedAt) return true;
        var instant = DueTime.ToInstant(at);
        return _past.Check(contact, phones.NumberOf(phone), instant).FreeFrom <= instant;
    }

    private readonly struct Openings(CampaignEngine engine, int contact) : IPhoneOpenings
    {
        public PhoneOpening NextOf(int phone, Instant from)
        {
            var phones = engine._phones.Of(engine._cards[contact]);
            if (phones.IsGone(phone)) return new PhoneOpening(Instant.MaxValue, WaitReason.Unspecified, Rule: null, IsGone: true);
            return PhoneOpening.Of(engine._zones[phones.ZonesOf(phone)], engine._past.Check(contact, phones.NumberOf(phone), from), from);
        }
    }
}
