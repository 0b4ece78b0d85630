using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A contact that a claim would give.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Number">The number to call.</param>
/// <param name="Phones">The number of phones in the plan.</param>
/// <param name="Class">The class in the hopper.</param>
/// <param name="Priority">The priority.</param>
internal readonly record struct PredictedCall(int Contact, PhoneNumber Number, int Phones, int Class = 0, int Priority = 0);

/// <content>Queries that predict claims.</content>
internal sealed partial class Scheduler
{
    /// <summary>Whether a number is in a call.</summary>
    public bool IsInCall(PhoneNumber number) => _calls.IsCalled(number, out _);

    /// <summary>Whether a contact waits, is not on hold, and is due.</summary>
    public bool IsReady(int contact, long at) => _cards[contact].IsInHopper && _records[contact].Due <= at && DueTime.IsExact(at) && !IsAfterEnd(at);

    /// <summary>Where a claim would place a ready contact, and on which number; for other contacts their current state.</summary>
    public (ContactStanding Standing, PhoneNumber Number) Predict(int contact, long at)
    {
        LoadDraft(contact);
        if (IsReady(contact, at) && !MayCall(contact, _draft.Phones[_draft.Standing.Card.Phone], at)) Settle(at);
        ref readonly var card = ref _draft.Standing.Card;
        return (_draft.Standing, card.IsClosed ? PhoneNumber.None : _draft.Phones[card.Phone].Number);
    }

    /// <summary>Whether a claim would give the contact when it is first in the hopper.</summary>
    public bool IsCallable(int contact, long at)
    {
        if (!IsReady(contact, at) || IsInCall(PhonesOf(contact)[_cards[contact].Phone].Number)) return false;
        var (standing, number) = Predict(contact, at);
        return standing.Card.IsWaiting && standing.Due <= at && !MustWait(number);
    }

    /// <summary>Adds the hours, limits and lockouts that prevent the next call of a waiting contact at an instant.</summary>
    public void AddCauses(int contact, long from, List<WaitCause> causes)
    {
        var phone = PhonesOf(contact)[_cards[contact].Phone];
        var instant = DueTime.ToInstant(from);
        var rules = RulesAt(contact, phone, from);
        var times = _rules[rules];
        var attempts = _rules.AttemptsOf(rules);
        foreach (var (limit, until) in _past.Binding(contact, phone.Number, attempts, times.Zones, instant)) causes.Add(new WaitCause(limit.WaitReason, until, limit.Name));
        if (from < LiftedUntil(contact)) return;
        if (_dated.Count > 0 && DatedRules.Of(_dated.GetValueOrDefault(contact), phone.Number) is { } dated)
        {
            LoadDraft(contact);
            if (OpeningOf(phone, from) is { Why: WaitReason.Window } next) AddCauses(dated, from, next, times.Forbidding(instant).FirstOrDefault().Rule, causes);
            return;
        }

        var free = _past.Check(contact, phone.Number, attempts, times.Zones, instant).FreeFrom; // closed when the limits allow a call, or else now
        foreach (var each in times.Forbidding(times.IsOpen(free) ? instant : free)) causes.Add(new WaitCause(each.Rule!.IsUnmet ? WaitReason.FactMissing : WaitReason.Window, each.At, each.Rule.Name));
    }

    // A need is unmet until the rules change; hours may be closed then.
    private void AddCauses(DatedRules dated, long from, in PhoneOpening next, HoursRule? closed, List<WaitCause> causes)
    {
        if (closed is { IsUnmet: true })
        {
            var part = dated.PartAt(from);
            while (part < dated.Parts.Length && _rules.IsUnmet(dated.Parts[part].Rules)) part++;
            var end = part < dated.Parts.Length ? dated.Parts[part].From : next.At;
            causes.Add(new WaitCause(WaitReason.FactMissing, InstantOrNever(end), closed.Name));
            if (end >= next.At) return;
            closed = null;
        }

        causes.Add(new WaitCause(WaitReason.Window, InstantOrNever(next.At), closed?.Name ?? next.Rule));
    }

    private static Instant? InstantOrNever(long at) => at == DueTime.Never ? null : DueTime.ToInstant(at);

    /// <summary>The contacts that claims would give at an instant, in order, without regard to lines and pause.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="agent">The agent whose own callbacks count too; null for none.</param>
    /// <param name="most">The maximum number of contacts.</param>
    /// <param name="last">The contact to stop before; -1 for none.</param>
    /// <param name="waits">Whether contacts whose number is shared and not leased begin to wait for the lease, as after a claim. A contact that only a claim moves to such a number is given then, because it cannot begin to wait before.</param>
    /// <remarks>Costs as much time as the same number of claims. Changes the hopper and restores it.</remarks>
    public List<PredictedCall> Predict(long now, string? agent, int most, int last = -1, bool waits = false)
    {
        var calls = new List<PredictedCall>();
        var dues = new Dictionary<int, long>(); // the original due times of the taken contacts
        var moved = new Dictionary<int, PredictedCall>();
        var lapsed = new List<int>(); // callbacks that lapse until then
        now = Math.Max(now, Now);
        if (IsAfterEnd(now)) return calls;
        var ended = new List<(int Contact, ReservedPreview Preview)>(); // reservations that end until then
        EndPreviews(now, ended);
        Lapse(now, lapsed);
        while (calls.Count < most && TryTakeNext(now, agent, out var contact))
        {
            dues.TryAdd(contact, _records[contact].Due);
            var card = _cards[contact];
            var phone = PhonesOf(contact)[card.Phone];
            var isCalled = moved.TryGetValue(contact, out var call);
            if (!isCalled && IsInCall(phone.Number)) continue;
            if (!isCalled && MayCall(contact, phone, now))
            {
                if (IsUnleased(phone.Number, out var share))
                {
                    if (waits && dues.Remove(contact)) WaitFor(~share, contact);
                    continue;
                }

                (isCalled, call) = (true, new PredictedCall(contact, phone.Number, card.PhoneCount));
            }

            if (isCalled && contact == last) break;
            if (isCalled) calls.Add(call with { Class = _records[contact].Class, Priority = card.Priority });
            else if (Predict(contact, now) is { Standing.Card.IsWaiting: true } seen && seen.Standing.Due <= now && !(waits ? IsInCall(seen.Number) : MustWait(seen.Number))) MoveInHopper(contact, seen.Standing, seen.Number);
        }

        foreach (var (contact, due) in dues)
        {
            Leave(contact);
            _records[contact].Due = due;
            Enter(contact);
        }

        foreach (var contact in lapsed)
        {
            Leave(contact);
            Enter(contact);
        }

        foreach (var (contact, preview) in ended)
        {
            if (preview.Until <= Now) continue;
            Leave(contact);
            _previews.Put(contact, preview);
        }

        return calls;

        void MoveInHopper(int contact, in ContactStanding standing, PhoneNumber number)
        {
            moved.Add(contact, new PredictedCall(contact, number, standing.Card.PhoneCount));
            _hopper.Put(contact, standing.Due, standing.Card.Priority, HopperClass.Of(Settings.CallbacksFirst, standing.Card.RuleWhy), standing.Attempts);
        }
    }

    /// <summary>Counts the contacts that claims would give at an instant, as groups of equal class and priority in calling order. Contacts whose number is shared and not leased begin to wait for the lease.</summary>
    public List<DueGroup> CountDue(long now, int most)
    {
        Advance(now); // reservations and owned callbacks that end until then return to the hopper for good, as before a claim
        if (!_previews.IsEmpty) EndPreviews(Now);
        if (!_owned.IsEmpty) Lapse(Now);
        var groups = new List<DueGroup>();
        foreach (var call in Predict(Now, agent: null, most, waits: true))
        {
            if (groups is [.., var (@class, priority, count)] && (@class, priority) == (call.Class, call.Priority)) groups[^1] = new DueGroup(@class, priority, count + 1);
            else groups.Add(new DueGroup(call.Class, call.Priority, Count: 1));
        }

        return groups;
    }

    /// <summary>The due contacts in calling order, including contacts whose number is in a call or not leased, callbacks with an owner, and reserved contacts.</summary>
    /// <param name="now">The current instant.</param>
    /// <param name="most">The maximum number of contacts.</param>
    /// <remarks>Costs as much time as the same number of claims. Changes the hopper and restores it.</remarks>
    public IEnumerable<int> DueContacts(long now, int most)
    {
        var due = new List<int>();
        now = Math.Max(now, Now);
        if (IsAfterEnd(now)) return due;
        while (due.Count < most && _hopper.TryTake(now, out var contact)) due.Add(contact);
        foreach (var contact in due) Enter(contact);
        if (_waiting.Count == 0 && _owned.IsEmpty && _previews.IsEmpty) return due;
        due.AddRange(_previews.All.Select(each => each.Key).Where(contact => IsReady(contact, now)));
        due.AddRange(_waiting.Keys.Where(contact => IsReady(contact, now)));
        due.AddRange(_owned.Due(now));
        due.Sort(Compare);
        return due.Take(most);
    }
}
