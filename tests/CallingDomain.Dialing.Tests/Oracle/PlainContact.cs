using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A counted call of a contact.</summary>
internal sealed record PlainCall(PhoneNumber Phone, int Pass, CallStatus Status, Instant EndedAt, Instant DelayFrom);

/// <summary>A contact of a <see cref="PlainCampaign"/>.</summary>
internal sealed class PlainContact(int number, Contact contact)
{
    /// <summary>The place in the order of loading.</summary>
    public int Number { get; } = number;

    public Contact Contact { get; set; } = contact;

    public PlainPhase Phase { get; set; }

    public bool IsHeld { get; set; }

    public int Pass { get; set; }

    /// <summary>The phones of the present pass, in calling order.</summary>
    public List<PhoneNumber> Plan { get; set; } = [];

    /// <summary>The phone of the plan that is called next, or is being called.</summary>
    public int Phone { get; set; }

    public PhoneNumber NextPhone => Plan[Phone];

    /// <summary>When the rules of a pass make the next call due, and why.</summary>
    public Instant RuleDueAt { get; set; }

    public WaitReason RuleWhy { get; set; }

    /// <summary>When hours, limits and lockouts allow the next call, and what the contact waits for until then.</summary>
    public Instant DueAt { get; set; }

    public WaitReason Why { get; set; }

    /// <summary>How many calls were claimed, without those that were never dialed.</summary>
    public int Attempts { get; set; }

    public Instant LeaseUntil { get; set; }

    public Dictionary<PhoneNumber, StatusCounts> Counts { get; private set; } = [];

    /// <summary>The last call that was counted; null for none.</summary>
    public PlainCall? LastCall { get; set; }

    /// <summary>The phone that was called last; null for none.</summary>
    public PhoneNumber? LastPhone { get; set; }

    public CallbackTime? Callback { get; set; }

    /// <summary>The callbacks agreed on and the calls lost since the contact was loaded or reset.</summary>
    public int Callbacks { get; set; }

    public int Losses { get; set; }

    /// <summary>The reason of a close that waits for the end of the call under way; unspecified for none.</summary>
    public CloseReason ClosesWith { get; set; }

    /// <summary>Why it was closed last; unspecified when it never was.</summary>
    public CloseReason ClosedAs { get; set; }

    public Instant ClosedAt { get; set; }

    /// <summary>Who has reserved it; null for nobody.</summary>
    public (string Agent, Instant Until)? Reserved { get; set; }

    public int Skips { get; set; }

    /// <summary>The same contact, with the same counts.</summary>
    public PlainContact Copy() => (PlainContact)MemberwiseClone();

    /// <summary>The same contact, with counts and calls of its own.</summary>
    public PlainContact CopyApart()
    {
        var copy = Copy();
        (copy.Plan, copy.Counts, copy.OutsideCalls, copy.LostCalls) = ([.. Plan], new Dictionary<PhoneNumber, StatusCounts>(Counts), [.. OutsideCalls], new Dictionary<long, CallStatus>(LostCalls));
        return copy;
    }

    /// <summary>The calls made elsewhere that count for it.</summary>
    public HashSet<PlainOutsideCall> OutsideCalls { get; private set; } = [];

    /// <summary>The calls that were lost and may still be reported as reached, each with the status by which it was counted.</summary>
    public Dictionary<long, CallStatus> LostCalls { get; private set; } = [];

    /// <summary>With <see cref="ClosesWith"/> as reached: the phone on which a lost call reached it.</summary>
    public PhoneNumber? ReachedLate { get; set; }

    /// <summary>The number in call because of which a claim passed over the contact; the contact keeps its place, and wakes no dialer until that call ends or the contact changes.</summary>
    public PhoneNumber? WaitsForNumber { get; set; }

    public bool IsUnderWay => Phase is PlainPhase.Reserved or PlainPhase.InCall;

    public bool HasCalledInPass => LastCall?.Pass == Pass;

    public StatusCounts CountsOf(PhoneNumber phone) => Counts.GetValueOrDefault(phone);

    /// <summary>The phones of another pass. A phone that they do not have is no more the one called last, also when it comes back.</summary>
    public void Take(List<PhoneNumber> plan)
    {
        Plan = plan;
        if (LastCall is { } last && !plan.Contains(last.Phone)) LastCall = last with { Phone = PhoneNumber.None };
    }

    /// <summary>The counts of all phones that it has had.</summary>
    public StatusCounts AllCounts => Counts.Values.Aggregate(default(StatusCounts), (all, counts) => all.Plus(counts));

    /// <summary>Has the contact wait for a call that the rules make due.</summary>
    public void WaitFor(int phone, Instant due, WaitReason why)
    {
        Phase = PlainPhase.Waiting;
        (Phone, RuleDueAt, RuleWhy, DueAt, Why) = (phone, due, why, due, why);
        if (why != WaitReason.Callback) Callback = null;
        WaitsForNumber = null;
    }

    /// <summary>Gives the next call another phone, due instant or reason.</summary>
    public void MoveTo(int phone, Instant due, WaitReason why)
    {
        if ((phone, due, why) == (Phone, DueAt, Why)) return;
        (Phone, DueAt, Why) = (phone, due, why);
        WaitsForNumber = null;
    }

    /// <summary>Makes a loaded or reset contact fresh: no counts, no last call.</summary>
    public void Forget()
    {
        Counts.Clear();
        LostCalls.Clear();
        (LastCall, LastPhone, Callback, ClosesWith) = (null, null, null, CloseReason.Unspecified);
        (ReachedLate, Reserved, Skips) = (null, null, 0);
        (Pass, Attempts, IsHeld, Callbacks, Losses) = (1, 0, false, 0, 0);
    }
}
