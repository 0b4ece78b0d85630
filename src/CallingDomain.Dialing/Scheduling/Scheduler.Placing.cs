using System.Runtime.CompilerServices;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Placing the next call of a contact, and the queue in which the contact waits.</content>
internal sealed partial class Scheduler
{
    private const int FetchedAhead = 3;

    private readonly OwnedCallbacks _owned = new();
    private readonly Dictionary<int, (int Place, int Before)> _waiting = []; // contacts that are due while their number is in a call or not leased: the call or the complement of the shared number, and the previous waiting contact or -1

    /// <summary>Places the next call of the draft on a phone that the contact has now. A pass that has begun keeps its phones, except those it skips.</summary>
    private void Fit(long now)
    {
        ref var card = ref _draft.Standing.Card;
        if (!card.IsWaiting) return;
        if (!card.HasCalledInPass)
        {
            var asked = card.RuleWhy == WaitReason.Callback && card.PhoneCount > 0 ? _draft.Phones[card.Phone].Number : PhoneNumber.None;
            var isReplanned = Replan(now);
            if (_draft.IndexOf(asked) is var phone and >= 0) card.Phone = phone; // a limit does not cancel a callback
            else if (isReplanned || card.PhoneCount == 0 || RetryRules.FirstCallable(_draft.Counts, Settings.Retry, card.Phone) != card.Phone) BeginPass(now, isLoaded: true);
        }

        CloseAtLimit(now);
        Settle(now);
    }

    /// <summary>Places the next call of the draft where hours, limits and lockouts allow it, with a new plan if another pass begins.</summary>
    private void Settle(long now)
    {
        ref var card = ref _draft.Standing.Card;
        LeaveExpired(now);
        while (card.IsWaiting)
        {
            var openings = new Openings(this);
            if (ContactPlacement.Place(ref _draft.Standing, _draft.Counts, Settings.Retry, in openings, now, _draft.Elsewhere) || !card.IsWaiting) break;
            Replan(now);
            BeginPass(now, isLoaded: true);
            CloseAtLimit(now);
        }
    }

    // A limit can be reached without a call: by tighter settings, or by a phone that returns. A callback is the contact's request and remains.
    private void CloseAtLimit(long now)
    {
        ref var card = ref _draft.Standing.Card;
        if (!card.IsWaiting || card.RuleWhy == WaitReason.Callback) return;
        var next = RetryRules.WhileWaiting(LastCounted(card), card.LastStatus, card.HasCalledInPass ? card.Phone : 0, _draft.Counts, Settings.Retry, _draft.Elsewhere);
        if (next.Kind == NextStepKind.Close) card.Close(next.Reason, next.Phone, next.CauseStatus, now);
        else if (_draft.Tally.LostCalls >= Settings.MaxLostCalls) card.Close(CloseReason.LostLimit, phone: -1, CallStatus.Unspecified, now);
    }

    private static int LastCounted(in ContactCard card) => card.LastStatus == CallStatus.Unspecified ? -1 : card.LastPhone;

    // A pass begins with the first phone of its plan that is not at a limit.
    private void BeginPass(long now, bool isLoaded)
    {
        ref var card = ref _draft.Standing.Card;
        var counts = _draft.Counts;
        if (counts.IsEmpty)
        {
            card.Close(ReasonWithoutPhone(_draft.Order, isLoaded, now), phone: -1, CallStatus.Unspecified, now);
        }
        else if (RetryRules.FirstCallable(counts, Settings.Retry, from: 0) is var first and >= 0)
        {
            card.Phone = first;
        }
        else
        {
            var next = RetryRules.WhileWaiting(LastCounted(card), card.LastStatus, next: 0, counts, Settings.Retry, elsewhere: 0);
            card.Close(next.Reason, next.Phone, next.CauseStatus, now);
        }
    }

    // Why no phone of the contact is callable.
    private CloseReason ReasonWithoutPhone(PhoneNumber[] order, bool isLoaded, long now)
    {
        if (Array.Exists(order, number => !_listing.IsListed(number) && LacksFact(number, _draft.Zone, DraftFacts(), now))) return CloseReason.FactMissing;
        if (!Array.TrueForAll(order, _listing.IsListed)) return CloseReason.NeverCallable;
        return isLoaded && order.Length > 0 ? CloseReason.Blacklisted : CloseReason.NoDialablePhone;
    }

    private bool Replan(long now)
    {
        LeaveExpired(now);
        return _draft.Spare is not null && _draft.Replan(number => IsLeftOut(number, _draft.Zone, DraftFacts(), now), DraftRulesOf);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Leave(int contact)
    {
        if (_records[contact].Lane != ContactRecords.Out || !_owned.IsEmpty || _waiting.Count > 0) LeavePlace(contact);
    }

    // For a contact that is or may be in a queue.
    private void LeavePlace(int contact)
    {
        if (_hopper.Remove(contact)) return;
        if (!_owned.IsEmpty && _callbacks.TryGetValue(contact, out var callback) && callback.Owner is { } owner && _owned.Remove(owner, _records[contact].Due, contact)) return;
        if (_waiting.Count == 0 || !_waiting.Remove(contact, out var waited)) return;
        ref var last = ref LastWaiting(waited.Place);
        if (last == contact)
        {
            last = waited.Before;
            return;
        }

        var after = last;
        while (_waiting[after].Before != contact) after = _waiting[after].Before;
        _waiting[after] = waited;
    }

    private void Enter(int contact) => Enter(contact, ref BlockOf(contact));

    private void Enter(int contact, ref ContactBlock block)
    {
        ref var record = ref block.Record;
        ref var card = ref block.Card;
        if (!_previews.IsEmpty)
        {
            if (_previews.Of(contact, Now) is not null) return;
            _previews.Remove(contact);
        }

        if (card.RuleWhy == WaitReason.Callback && OwnerOf(contact, Now) is { } owner)
        {
            record.Class = HopperClass.Of(Settings.CallbacksFirst, card.RuleWhy);
            _owned.Put(owner, record.Due, contact);
            return;
        }

        _hopper.Put(contact, record.Due, card.Priority, HopperClass.Of(Settings.CallbacksFirst, card.RuleWhy), record.Attempts);
    }

    /// <summary>The owner of the callback that a contact waits for, until the callback lapses; null for none.</summary>
    public string? OwnerOf(int contact, long now) =>
        _cards[contact].RuleWhy == WaitReason.Callback && _callbacks.TryGetValue(contact, out var callback) && callback.Owner is { } owner && LapseOf(contact) > now ? owner : null;

    /// <summary>When the contact's callback lapses, so that any agent may claim it; <see cref="DueTime.Never"/> for never.</summary>
    public long LapseOf(int contact) => _owned.LapseOf(_records[contact].Due);

    // Lapsed callbacks move to the hopper.
    private void Lapse(long now, List<int>? lapsed = null)
    {
        while (_owned.TryLapse(now, out var contact))
        {
            ref var record = ref _records[contact];
            _hopper.Put(contact, record.Due, _cards[contact].Priority, HopperClass.Of(Settings.CallbacksFirst, _cards[contact].RuleWhy), record.Attempts);
            lapsed?.Add(contact);
        }
    }

    // Prefetches the phones of the next contacts while others are called. With fewer than 3 contacts ahead it prefetches those of 12 at once, because page lookups overlap. Cards come with the hopper's records.
    private void FetchAhead()
    {
        var hasDescriptions = _host.HasDescriptions;
        if (_hopper.TryPredict(FetchedAhead, out var later))
        {
            do
            {
                _phones.Prefetch(_cards[later]);
                if (hasDescriptions) _host.Prefetch(later, isNear: false);
            }
            while (_hopper.TryPredict(4 * FetchedAhead, out later));
        }

        if (hasDescriptions && _hopper.Predict(FetchedAhead) is var soon and >= 0) _host.Prefetch(soon, isNear: true);
    }

    /// <summary>Prefetches what the end of a call reads, in two requests: the second one shortly before the end.</summary>
    public void PrefetchEnd(long attempt, int contact, bool isNear)
    {
        if (isNear) _phones.Prefetch(_cards[contact]);
        else _records.Prefetch(contact);
        _host.Prefetch(contact, isNear);
        var call = _calls.Prefetch(attempt);
        if (call < 0) return;
        if (isNear) _calls.Prefetch(_calls[call].Number);
        else _host.PrefetchCall(call);
    }

    // The place is a call, or the complement of a shared number's place.
    private void WaitFor(int place, int contact)
    {
        ref var last = ref LastWaiting(place);
        _waiting.Add(contact, (place, last));
        last = contact;
    }

    private ref int LastWaiting(int place) => ref place >= 0 ? ref _calls[place].Waiting : ref _shared![~place].Waiting;

    // The contacts that waited for a number return to their places in the hopper.
    private void FreeNumber(int waiting)
    {
        while (waiting >= 0)
        {
            _waiting.Remove(waiting, out var waited);
            Enter(waiting);
            waiting = waited.Before;
        }
    }

    private bool TryTakeNext(long now, string? agent, out int contact)
    {
        if (agent is not null && !_owned.IsEmpty && TryFindOwned(now, agent, out var own) && (!_hopper.TryPeek(DueTime.ToInstant(now), out var first) || Compare(own, first) < 0))
        {
            contact = own;
            return _owned.Remove(agent, _records[own].Due, own);
        }

        return _hopper.TryTake(now, out contact);
    }

    private bool TryFindOwned(long now, string agent, out int best)
    {
        best = -1;
        foreach (var contact in _owned.DueOf(agent, now))
        {
            if (best < 0 || Compare(contact, best) < 0) best = contact;
        }

        return best >= 0;
    }

    /// <summary>Compares two due contacts by calling order.</summary>
    private int Compare(int left, int right)
    {
        ref readonly var one = ref _cards[left];
        ref readonly var other = ref _cards[right];
        var byClass = HopperClass.Of(Settings.CallbacksFirst, one.RuleWhy).CompareTo(HopperClass.Of(Settings.CallbacksFirst, other.RuleWhy));
        if (byClass != 0) return byClass;
        if (one.Priority != other.Priority) return one.Priority.CompareTo(other.Priority);
        var (mine, others) = (_records[left], _records[right]);
        if (mine.Due != others.Due) return Settings.Order == DueOrder.Ascending ? mine.Due.CompareTo(others.Due) : others.Due.CompareTo(mine.Due);
        return mine.Attempts != others.Attempts ? mine.Attempts.CompareTo(others.Attempts) : left.CompareTo(right);
    }

    /// <summary>Whether a phone may be called at an instant, so that nothing needs to be placed again.</summary>
    private bool MayCall(int contact, PooledPhone phone, long at)
    {
        if (phone.IsGone) return false;
        var rules = RulesAt(contact, phone, at);
        if (!_rules.IsOpen(rules, at) && at >= LiftedUntil(contact)) return false;
        if (!_past.AreLookedAt) return true;
        var instant = DueTime.ToInstant(at);
        return _past.Check(contact, phone.Number, _rules.AttemptsOf(rules), _rules[rules].Zones, instant).FreeFrom <= instant;
    }

    // The instant until which an agreed callback lifts the hours of a waiting contact.
    private long LiftedUntil(int contact) => _callbacks.Count > 0 && _cards[contact].IsWaiting ? LiftedUntil(_cards[contact], _callbacks.GetValueOrDefault(contact)) : long.MinValue;

    private static long LiftedUntil(in ContactCard card, CallbackTime? callback) =>
        card.RuleWhy == WaitReason.Callback && callback is not null && callback.LiftsHoursFor > Duration.Zero ? DueTime.Later(DueTime.Of(callback.At), callback.LiftsHoursFor.ToInt64Nanoseconds()) : long.MinValue;

    private readonly struct Openings(Scheduler scheduler) : IPhoneOpenings
    {
        public bool AreClosedBetween(int phone, long from, long until) => scheduler.AreClosedBetween(scheduler._draft.Phones[phone], from, until);

        public PhoneOpening NextOf(int phone, long from) => scheduler.OpeningOf(scheduler._draft.Phones[phone], from);
    }
}
