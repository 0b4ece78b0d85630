using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A working copy of one contact, on which a command is decided before its fact is applied.</summary>
/// <remarks>A scheduler has one draft. Calls that take the fast path do not load it.</remarks>
internal sealed class ContactDraft
{
    private static readonly SparePhones None = new([], [], PhoneNumber.None);

    private readonly PooledPhone[] _phones = new PooledPhone[ContactCard.MaxPhones];
    private readonly AttemptCounts[] _counts = new AttemptCounts[ContactCard.MaxPhones];

    public ContactStanding Standing;

    /// <summary>The contact's number.</summary>
    public int Contact { get; private set; }

    /// <summary>The number of the fact whose plan this is; 0 for none.</summary>
    public long Fact { get; set; }

    /// <summary>The contact's own zone; null for none.</summary>
    public DateTimeZone? Zone { get; set; }

    /// <summary>The contact's data, if <see cref="HasFacts"/>; null if the host has none.</summary>
    public Contacts.Contact? Facts { get; private set; }

    /// <summary>Whether the contact's data were read, for rule sets that ask for them.</summary>
    public bool HasFacts { get; private set; }

    /// <summary>The rules of the contact's numbers that change at known instants; null for none.</summary>
    public DatedRules[]? Dated { get; set; }

    /// <summary>The contact's callbacks and lost calls.</summary>
    public ContactTally Tally { get; set; }

    /// <summary>The callback that the current command agrees on; null for none.</summary>
    public CallbackTime? Callback { get; set; }

    /// <summary>The phones outside the plan; null for none.</summary>
    public SparePhones? Spare { get; private set; }

    /// <summary>Whether the contact got a new plan.</summary>
    public bool IsReplanned { get; private set; }

    public Span<PooledPhone> Phones => _phones.AsSpan(0, Standing.Card.PhoneCount);

    public Span<AttemptCounts> Counts => _counts.AsSpan(0, Standing.Card.PhoneCount);

    /// <summary>The contact's attempts on numbers outside the plan.</summary>
    public int Elsewhere => Spare is null ? 0 : Spare.Counts.Sum(each => each.Counts.Total);

    /// <summary>All numbers of the contact in calling order.</summary>
    public PhoneNumber[] Order => Spare?.Order ?? [.. Numbers()];

    public void Load(int contact, in ContactStanding standing, in PhonePool.Phones phones, SparePhones? spare, DateTimeZone? zone, ContactTally tally, DatedRules[]? dated)
    {
        (Contact, Fact, Standing, Spare, Zone, IsReplanned, Tally, Callback) = (contact, 0, standing, spare, zone, false, tally, null);
        (Facts, HasFacts, Dated) = (null, false, dated);
        if (phones.Count == 0) return;
        phones.All.CopyTo(_phones);
        phones.Counts.CopyTo(_counts);
    }

    /// <summary>Takes the contact's data; null if the host has none.</summary>
    public Contacts.Contact? TakeFacts(Contacts.Contact? facts)
    {
        (Facts, HasFacts) = (facts, true);
        return facts;
    }

    /// <summary>Loads a new contact with the plan of its first pass.</summary>
    public void Load(int contact, int priority, PhoneNumber[] order, DateTimeZone? zone, PhoneListing listing, PhoneRulesTable table, ReadOnlySpan<int> rules)
    {
        var planned = 0;
        for (var i = 0; i < order.Length; i++)
        {
            if (listing.IsListed(order[i]) || table.IsNever(rules[i])) continue;
            (_phones[planned], _counts[planned]) = (new PooledPhone(order[i], rules[i]), default);
            planned++;
        }

        Standing = new ContactStanding { Card = new ContactCard(0, planned, priority) };
        (Contact, Fact, Zone, IsReplanned, Tally, Callback) = (contact, 0, zone, true, default, null);
        Spare = planned == order.Length ? null : new SparePhones(order, [], PhoneNumber.None);
    }

    /// <summary>The index of a number in the plan; -1 if the plan does not contain it.</summary>
    public int IndexOf(PhoneNumber number) => PooledPhone.IndexOf(Phones, number);

    /// <summary>Sets new phones: the pass skips phones that the contact no longer has, the next plan adds the new ones.</summary>
    public void Reorder(PhoneNumber[] order, PhoneListing listing, PhoneRulesTable table)
    {
        Spare = (Spare ?? None) with { Order = order };
        MarkGone(listing, table);
    }

    /// <summary>Keeps the current order before the plan loses phones.</summary>
    public void KeepOrder() => Spare ??= None with { Order = [.. Numbers()] };

    /// <summary>Keeps the current order if the plan has a phone that is blacklisted or never callable.</summary>
    public void KeepOrderIfLeftOut(PhoneListing listing, PhoneRulesTable table)
    {
        foreach (var phone in Phones)
        {
            if (listing.IsListed(phone.Number) || table.IsNever(phone.Rules)) KeepOrder();
        }
    }

    /// <summary>Updates which phones of the plan the pass skips.</summary>
    public void MarkGone(PhoneListing listing, PhoneRulesTable table)
    {
        var order = Spare?.Order;
        foreach (ref var phone in Phones) phone = phone.As(isGone: listing.IsListed(phone.Number) || table.IsNever(phone.Rules) || (order is not null && !order.AsSpan().Contains(phone.Number)));
    }

    /// <summary>Marks a phone of the plan that the pass skips.</summary>
    public void MarkGone(PhoneNumber number)
    {
        ref var phone = ref Phones[IndexOf(number)];
        phone = phone.As(isGone: true);
    }

    /// <summary>Updates the zones and rule sets of the phones.</summary>
    /// <returns>Whether any has changed.</returns>
    public bool MarkRules(Func<PhoneNumber, int> rulesOf)
    {
        var isChanged = false;
        foreach (ref var phone in Phones)
        {
            var rules = rulesOf(phone.Number);
            isChanged |= rules != phone.Rules;
            phone = new PooledPhone(phone.Number, rules).As(phone.IsGone);
        }

        return isChanged;
    }

    /// <summary>Resets all counts.</summary>
    public void Forget()
    {
        Tally = default;
        Counts.Clear();
        Standing.Card.LastPhone = -1;
        if (Spare is not null) Spare = Spare with { Counts = [], LastCalled = PhoneNumber.None };
    }

    /// <summary>Reverts one counted attempt on a number, inside or outside the plan.</summary>
    public void Uncount(PhoneNumber number, CallStatus status)
    {
        if (IndexOf(number) is var at and >= 0) _counts[at] = _counts[at].Without(status);
        else if (Spare is not null) Spare = Spare with { Counts = [.. Spare.Counts.Select(each => each.Number == number ? (number, each.Counts.Without(status)) : each).Where(each => each.Item2 != default)] };
    }

    /// <summary>Appends a phone that the contact got after the pass began to the plan.</summary>
    /// <returns>The index of the phone.</returns>
    public int Add(PhoneNumber number, int rules)
    {
        var place = Standing.Card.PhoneCount++;
        (_phones[place], _counts[place]) = (new PooledPhone(number, rules), SpareCountOf(number));
        Spare = Spare! with { Counts = [.. Spare.Counts.Where(spare => spare.Number != number)] };
        return place;
    }

    /// <summary>Sets the last called number if the card cannot name it.</summary>
    public void SetLastCalled(PhoneNumber number)
    {
        if (Spare is null && number == PhoneNumber.None) return;
        Spare = (Spare ?? None with { Order = [.. Numbers()] }) with { LastCalled = number };
    }

    /// <summary>Makes the plan of a new pass: the callable phones that the contact has now.</summary>
    /// <param name="isLeftOut">Whether a phone is blacklisted or never callable.</param>
    /// <param name="rulesOf">The zones and rule sets of a phone.</param>
    /// <returns>Whether the plan has changed.</returns>
    public bool Replan(Func<PhoneNumber, bool> isLeftOut, Func<PhoneNumber, int> rulesOf)
    {
        if (Spare is null) return false;
        var order = Spare.Order;
        var planned = 0;
        var isSame = true;
        foreach (var number in order)
        {
            if (isLeftOut(number)) continue;
            isSame &= planned < Standing.Card.PhoneCount && _phones[planned].Number == number;
            planned++;
        }

        if (isSame && planned == Standing.Card.PhoneCount)
        {
            foreach (ref var phone in Phones) phone = phone.As(isGone: false);
            return false;
        }

        Replan([.. order.Where(number => !isLeftOut(number))], rulesOf);
        return true;
    }

    private void Replan(PhoneNumber[] plan, Func<PhoneNumber, int> rulesOf)
    {
        var (before, countsBefore) = (Phones.ToArray(), Counts.ToArray());
        var last = Standing.Card.LastPhone;
        var lastCalled = last < 0 ? PhoneNumber.None : before[last].Number;
        var counts = plan.Select(number => PooledPhone.IndexOf(before, number) is var at and >= 0 ? countsBefore[at] : SpareCountOf(number)).ToArray();
        var dropped = before.Select((phone, i) => (phone.Number, Counts: countsBefore[i])).Where(phone => phone.Counts != default && !plan.AsSpan().Contains(phone.Number));
        var spare = Spare! with { Counts = [.. Spare.Counts.Where(phone => !plan.AsSpan().Contains(phone.Number)), .. dropped] };
        for (var i = 0; i < plan.Length; i++) (_phones[i], _counts[i]) = (new PooledPhone(plan[i], rulesOf(plan[i])), counts[i]);
        Standing.Card.PhoneCount = plan.Length;
        Standing.Card.LastPhone = lastCalled == PhoneNumber.None ? -1 : IndexOf(lastCalled);
        if (lastCalled != PhoneNumber.None && Standing.Card.LastPhone < 0 && spare.LastCalled == PhoneNumber.None) spare = spare with { LastCalled = lastCalled };
        (Spare, IsReplanned) = (spare, true);
    }

    /// <summary>The phones to keep outside the plan; null if the plan has all of them.</summary>
    public SparePhones? NeededSpare()
    {
        if (Spare is null || Spare.Counts.Length > 0 || Spare.LastCalled != PhoneNumber.None || Spare.Order.Length != Standing.Card.PhoneCount) return Spare;
        for (var i = 0; i < Spare.Order.Length; i++)
        {
            if (_phones[i].Number != Spare.Order[i] || _phones[i].IsGone) return Spare;
        }

        return null;
    }

    private AttemptCounts SpareCountOf(PhoneNumber number)
    {
        foreach (var spare in Spare!.Counts)
        {
            if (spare.Number == number) return spare.Counts;
        }

        return default;
    }

    private IEnumerable<PhoneNumber> Numbers()
    {
        for (var i = 0; i < Standing.Card.PhoneCount; i++) yield return _phones[i].Number;
    }
}
