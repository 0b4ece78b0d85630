using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>A contact that a claim would give.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Number">The number that would be called.</param>
/// <param name="Phones">How many phones its plan has.</param>
internal readonly record struct ForeseenCall(int Contact, PhoneNumber Number, int Phones);

/// <content>Questions: what a claim would do, without doing it.</content>
internal sealed partial class Scheduler
{
    /// <summary>Whether a number is in a call.</summary>
    public bool IsInCall(PhoneNumber number) => _calls.IsCalled(number, out _);

    /// <summary>Whether a contact waits, is not on hold, and its due time has come.</summary>
    public bool IsReady(int contact, long at) => _cards[contact].IsInHopper && _records[contact].Due <= at && DueTime.IsExact(at) && !IsAfterEnd(at);

    /// <summary>Where a claim would place a contact that is ready, and on which number; as it stands for others.</summary>
    public (ContactStanding Standing, PhoneNumber Number) Foresee(int contact, long at)
    {
        LoadDraft(contact);
        if (IsReady(contact, at) && !MayCall(contact, _draft.Phones[_draft.Standing.Card.Phone], at)) Settle(at);
        ref readonly var card = ref _draft.Standing.Card;
        return (_draft.Standing, card.IsClosed ? PhoneNumber.None : _draft.Phones[card.Phone].Number);
    }

    /// <summary>Whether a claim would give a contact when its turn comes.</summary>
    public bool IsCallable(int contact, long at)
    {
        if (!IsReady(contact, at) || IsInCall(PhonesOf(contact)[_cards[contact].Phone].Number)) return false;
        var (standing, number) = Foresee(contact, at);
        return standing.Card.IsWaiting && standing.Due <= at && !IsInCall(number);
    }

    /// <summary>What keeps the next call of a waiting contact from being placed at an instant, as far as hours, limits and lockouts go.</summary>
    public void AddCauses(int contact, long from, List<WaitCause> causes)
    {
        var phone = PhonesOf(contact)[_cards[contact].Phone];
        var instant = DueTime.ToInstant(from);
        foreach (var (limit, until) in _past.Binding(contact, phone.Number, instant)) causes.Add(new WaitCause(limit.WaitReason, until, limit.Name));
        var opening = _zones[phone.Zones].NextOpen(_past.Check(contact, phone.Number, instant).FreeFrom); // closed when the limits allow a call
        if (opening.Rule is null) opening = _zones[phone.Zones].NextOpen(instant); // closed now
        if (opening.Rule is { } rule) causes.Add(new WaitCause(WaitReason.Window, opening.At, rule.Name));
    }

    /// <summary>The contacts that claims would give at an instant, in their order, lines and pause aside.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="agent">Whose callbacks count too; null for none.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="last">Where to end, without it; -1 for nowhere.</param>
    /// <remarks>Takes the time of as many claims. The hopper is changed and put back.</remarks>
    public List<ForeseenCall> Foresee(long now, string? agent, int most, int last = -1)
    {
        var calls = new List<ForeseenCall>();
        var dues = new Dictionary<int, long>(); // of the contacts taken, as they were
        var moved = new Dictionary<int, ForeseenCall>();
        var lapsed = new List<int>(); // callbacks that are anybody's then
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
            if (!isCalled && MayCall(contact, phone, now)) (isCalled, call) = (true, new ForeseenCall(contact, phone.Number, card.PhoneCount));
            if (isCalled && contact == last) break;
            if (isCalled) calls.Add(call);
            else if (Foresee(contact, now) is { Standing.Card.IsWaiting: true } seen && seen.Standing.Due <= now && !IsInCall(seen.Number)) MoveInHopper(contact, seen.Standing, seen.Number);
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
            moved.Add(contact, new ForeseenCall(contact, number, standing.Card.PhoneCount));
            _hopper.Put(contact, standing.Due, standing.Card.Priority, HopperClass.Of(Settings.CallbacksFirst, standing.Card.RuleWhy), standing.Attempts);
        }
    }

    /// <summary>The contacts whose due time has come, in the order of their calls: those whose number is in a call and callbacks of agents included.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="most">How many at most.</param>
    /// <remarks>Takes the time of as many claims. The hopper is changed and put back.</remarks>
    public IEnumerable<int> DueContacts(long now, int most)
    {
        var due = new List<int>();
        now = Math.Max(now, Now);
        if (IsAfterEnd(now)) return due;
        while (due.Count < most && _hopper.TryTake(now, out var contact)) due.Add(contact);
        foreach (var contact in due) Enter(contact);
        if (_waiting.Count == 0 && _owned.IsEmpty && _previews.IsEmpty) return due;
        due.AddRange(_previews.All.Select(each => each.Key).Where(contact => IsReady(contact, now)));
        due.AddRange(_waiting.Keys);
        due.AddRange(_owned.Due(now));
        due.Sort(Compare);
        return due.Take(most);
    }
}
