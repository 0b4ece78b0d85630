using System.Diagnostics.CodeAnalysis;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>Who waits where, and when each is placed.</content>
public sealed partial class Campaign
{
    private Hopper _hopper; // everybody's
    private readonly SortedDictionary<string, Hopper> _owned = new(StringComparer.Ordinal); // callbacks, by the agent who is to call
    private readonly Dictionary<PhoneNumber, List<int>> _waitingForNumber = []; // a key for each number that is being called

    private bool TryTakeNext(Instant now, string? agent, [MaybeNullWhen(false)] out ContactProgress contact)
    {
        var hopper = HopperOfNext(now, agent);
        contact = hopper is not null && hopper.TryTake(now, out var number) ? _inLoadingOrder[number] : null;
        if (contact is not null) contact.Hopper = null;
        return contact is not null;
    }

    private Hopper? HopperOfNext(Instant now, string? agent)
    {
        var mine = agent is not null && _owned.TryGetValue(agent, out var callbacks) && callbacks.TryPeek(now, out var own) ? callbacks : null;
        if (!_hopper.TryPeek(now, out var first)) return mine;
        if (mine is null || !mine.TryPeek(now, out var second)) return _hopper;
        return Compare(_inLoadingOrder[first], _inLoadingOrder[second]) < 0 ? _hopper : mine;
    }

    /// <summary>Which of two contacts that are due is called first.</summary>
    private int Compare(ContactProgress left, ContactProgress right) => Compare((PlaceIn(left, left.State), left.Number), (PlaceIn(right, right.State), right.Number));

    private int Compare((HopperPlace Place, int Number) left, (HopperPlace Place, int Number) right)
    {
        var (one, other) = (left.Place, right.Place);
        if (one.Class != other.Class) return one.Class.CompareTo(other.Class);
        if (one.Priority != other.Priority) return one.Priority.CompareTo(other.Priority);
        if (one.DueAt != other.DueAt) return Settings.Order == DueOrder.Ascending ? one.DueAt.CompareTo(other.DueAt) : other.DueAt.CompareTo(one.DueAt);
        return one.Attempts != other.Attempts ? one.Attempts.CompareTo(other.Attempts) : left.Number.CompareTo(right.Number);
    }

    private HopperPlace PlaceIn(ContactProgress contact, in ContactState state) => new(state.DueAt, contact.Contact.Priority, Settings.Profile.ClassOf(state.RuleWhy), state.Attempts);

    private Hopper HopperOf(ContactProgress contact)
    {
        if (contact.Callback?.Owner is not { } owner) return _hopper;
        if (!_owned.TryGetValue(owner, out var hopper)) _owned.Add(owner, hopper = new Hopper(Settings.Order));
        return hopper;
    }

    private void Leave(ContactProgress contact)
    {
        contact.Hopper?.Remove(contact.Number);
        if (contact.WaitsForNumber != PhoneNumber.None) _waitingForNumber[contact.WaitsForNumber].Remove(contact.Number);
        (contact.Hopper, contact.WaitsForNumber) = (null, PhoneNumber.None);
    }

    private void Enter(ContactProgress contact)
    {
        if (contact.State is not { IsWaiting: true, IsHeld: false }) return;
        contact.Hopper = HopperOf(contact);
        contact.Hopper.Put(contact.Number, PlaceIn(contact, contact.State));
    }

    // Whoever waited for the number keeps the place that it had.
    private void FreeNumber(PhoneNumber number)
    {
        _waitingForNumber.Remove(number, out var waiting);
        foreach (var contact in waiting ?? [])
        {
            _inLoadingOrder[contact].WaitsForNumber = PhoneNumber.None;
            Enter(_inLoadingOrder[contact]);
        }
    }

    /// <summary>Places a waiting contact's next call, where its hours, limits and lockouts allow it, on a phone that it has now: a pass that has begun keeps its phones, less those that are gone.</summary>
    private void Refit(ContactProgress contact, Instant now)
    {
        var state = contact.State;
        if (!state.IsWaiting) return;
        PhonePlan? plan = null;
        if (!state.HasCalledInPass)
        {
            plan = PlanOf(contact.Contact);
            var counts = contact.CountsFor(plan);
            var isTheSame = contact.PlanPass == state.Pass && plan.CallsAs(contact.Plan) && RetryRules.FirstCallable(counts, Settings.Retry, state.Phone) == state.Phone;
            if (!isTheSame) state = Begin(state, plan, counts, now);
            if (state is { IsWaiting: true, RuleWhy: WaitReason.Callback } && plan.IndexOf(contact.NextPhone.Phone) is var asked and >= 0) state = state with { Phone = asked };
            if (isTheSame && plan.Equals(contact.Plan)) plan = null;
        }

        state = Settle(contact, state, now, ref plan);
        if (state != contact.State || plan is not null) Record(new ContactMoved(now, contact.Contact.Id, state) { Plan = plan });
    }

    /// <summary>Where a waiting contact's next call comes to stand; another plan where another pass begins.</summary>
    private ContactState Settle(ContactProgress contact, ContactState state, Instant now, ref PhonePlan? plan)
    {
        var pass = plan is null ? contact.PlanPass : state.Pass;
        var counts = plan is null ? null : contact.CountsFor(plan);
        while (state.IsWaiting)
        {
            if (state.Pass != pass)
            {
                plan = PlanOf(contact.Contact);
                counts = contact.CountsFor(plan);
                pass = state.Pass;
                state = Begin(state, plan, counts, now);
                if (!state.IsWaiting) break;
            }

            var openings = new Openings(this, contact, plan ?? contact.Plan);
            state = ContactPlacement.Place(state, counts is null ? contact.Counts : counts, Settings.Retry, in openings, now);
            if (state.Pass == pass) break;
        }

        return state;
    }

    // A pass begins with the first phone of its plan that is not at a limit.
    private ContactState Begin(ContactState state, PhonePlan plan, ReadOnlySpan<AttemptCounts> counts, Instant now, bool isLoaded = true)
    {
        if (plan.Phones.IsEmpty) return ContactTransition.Close(state, new ContactClosing(now, isLoaded && plan.IsBlacklisted ? CloseReason.Blacklisted : CloseReason.NoDialablePhone, Phone: -1, CallStatus.Unspecified));
        var first = RetryRules.FirstCallable(counts, Settings.Retry, from: 0);
        return first >= 0 ? state with { Phone = first } : ContactTransition.Follow(state, RetryRules.AllExhausted(counts, Settings.Retry, now));
    }

    private PhoneOpening OpeningOf(ContactProgress contact, PhoneNumber number, Instant from) => PhoneOpening.Of(_hours.In(ZonesOf(contact, number)), VerdictOn(contact, number, from), from);

    private AttemptVerdict VerdictOn(ContactProgress contact, PhoneNumber number, Instant from) => _past.Check(contact.Number, number, from);

    private bool IsGone(ContactProgress contact, ContactPhone phone) =>
        IsListed(phone.Phone) || (contact.Contact.PrimaryPhone != phone.Phone && contact.Contact.AdditionalPhones.All(additional => additional.Phone != phone.Phone));

    private readonly struct Openings(Campaign campaign, ContactProgress contact, PhonePlan plan) : IPhoneOpenings
    {
        public PhoneOpening NextOf(int phone, Instant from) => campaign.IsGone(contact, plan.Phones[phone])
            ? new PhoneOpening(Instant.MaxValue, WaitReason.Unspecified, Rule: null, IsGone: true)
            : campaign.OpeningOf(contact, plan.Phones[phone].Phone, from);
    }
}
