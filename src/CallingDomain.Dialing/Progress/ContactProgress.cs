using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>One contact of a campaign: who it is, the phones of its pass with their counts, and where it stands.</summary>
internal sealed class ContactProgress(int number, Contact contact, PhonePlan plan)
{
    private AttemptCounts[] _counts = new AttemptCounts[plan.Phones.Length];
    private Dictionary<PhoneNumber, AttemptCounts>? _others; // of phones that the present plan does not have

    /// <summary>The place in the order of loading.</summary>
    public int Number { get; } = number;

    public Contact Contact { get; set; } = contact;

    public PhonePlan Plan { get; private set; } = plan;

    /// <summary>The pass for which the plan was made.</summary>
    public int PlanPass { get; private set; } = 1;

    public ContactState State { get; set; }

    public CallbackTime? Callback { get; set; }

    /// <summary>The phone that was called last; null when none ever was.</summary>
    public ContactPhone? LastPhone { get; set; }

    /// <summary>The hopper that it is in; null for none.</summary>
    public Hopper? Hopper { get; set; }

    /// <summary>The number whose call it waits for, out of its hopper; none when it waits for none.</summary>
    public PhoneNumber WaitsForNumber { get; set; }

    public ReadOnlySpan<AttemptCounts> Counts => _counts;

    public ContactPhone NextPhone => Plan.Phones[State.Phone];

    public AttemptCounts CountOf(PhoneNumber phone) => Plan.IndexOf(phone) is var at and >= 0 ? _counts[at] : _others?.GetValueOrDefault(phone) ?? default;

    public void Count(PhoneNumber phone, CallStatus status)
    {
        if (Plan.IndexOf(phone) is var at and >= 0) _counts[at] = _counts[at].With(status);
        else (_others ??= [])[phone] = CountOf(phone).With(status);
    }

    /// <summary>The counts that the phones of another plan have.</summary>
    public AttemptCounts[] CountsFor(PhonePlan plan) => [.. plan.Phones.Select(phone => CountOf(phone.Phone))];

    /// <summary>Takes another plan; counts of phones that it does not have are kept.</summary>
    public void Take(PhonePlan plan, int pass)
    {
        var counts = CountsFor(plan);
        for (var i = 0; i < _counts.Length; i++)
        {
            if (plan.IndexOf(Plan.Phones[i].Phone) < 0 && _counts[i] != default) (_others ??= [])[Plan.Phones[i].Phone] = _counts[i];
        }

        foreach (var phone in plan.Phones) _others?.Remove(phone.Phone);
        (Plan, _counts, PlanPass) = (plan, counts, pass);
    }

    /// <summary>Forgets all counts.</summary>
    public void Forget()
    {
        Array.Clear(_counts);
        (_others, LastPhone) = (null, null);
    }

    /// <summary>The counts of phones that the present plan does not have, in the order of the numbers.</summary>
    public IEnumerable<KeyValuePair<PhoneNumber, AttemptCounts>> OtherCounts => (_others ?? []).OrderBy(other => other.Key);

    public void Restore(ReadOnlySpan<AttemptCounts> counts, IEnumerable<KeyValuePair<PhoneNumber, AttemptCounts>> others)
    {
        counts.CopyTo(_counts);
        foreach (var (phone, count) in others) (_others ??= [])[phone] = count;
    }
}
