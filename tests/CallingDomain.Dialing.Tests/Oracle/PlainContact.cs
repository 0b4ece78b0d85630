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

    /// <summary>The phones of the current pass in calling order.</summary>
    public List<PhoneNumber> Plan { get; set; } = [];

    /// <summary>The phone of the next call or of the call under way.</summary>
    public int Phone { get; set; }

    public PhoneNumber NextPhone => Plan[Phone];

    /// <summary>When the rules make the next call due, and why.</summary>
    public Instant RuleDueAt { get; set; }

    public WaitReason RuleWhy { get; set; }

    /// <summary>When hours, limits and lockouts allow the next call, and what the contact waits for.</summary>
    public Instant DueAt { get; set; }

    public WaitReason Why { get; set; }

    /// <summary>The number of claimed calls, without those that were not dialed.</summary>
    public int Attempts { get; set; }

    public Instant LeaseUntil { get; set; }

    public Dictionary<PhoneNumber, StatusCounts> Counts { get; private set; } = [];

    /// <summary>The last counted call; null for none.</summary>
    public PlainCall? LastCall { get; set; }

    /// <summary>The last called phone; null for none.</summary>
    public PhoneNumber? LastPhone { get; set; }

    public CallbackTime? Callback { get; set; }

    /// <summary>The callbacks and lost calls since the contact was loaded or reset.</summary>
    public int Callbacks { get; set; }

    public int Losses { get; set; }

    /// <summary>Why the contact closes when its call ends; unspecified if it does not.</summary>
    public CloseReason ClosesWith { get; set; }

    /// <summary>Why the contact was last closed; unspecified for never.</summary>
    public CloseReason ClosedAs { get; set; }

    public Instant ClosedAt { get; set; }

    /// <summary>The reservation; null for none.</summary>
    public (string Agent, Instant Until)? Reserved { get; set; }

    public int Skips { get; set; }

    /// <summary>The same contact, with the same counts.</summary>
    public PlainContact Copy() => (PlainContact)MemberwiseClone();

    /// <summary>A copy with its own counts and calls.</summary>
    public PlainContact CopyApart()
    {
        var copy = Copy();
        (copy.Plan, copy.Counts, copy.OutsideCalls, copy.LostCalls) = ([.. Plan], new Dictionary<PhoneNumber, StatusCounts>(Counts), [.. OutsideCalls], new Dictionary<long, CallStatus>(LostCalls));
        return copy;
    }

    /// <summary>The calls placed elsewhere that count for it.</summary>
    public HashSet<PlainOutsideCall> OutsideCalls { get; private set; } = [];

    /// <summary>The lost calls that may still be reported as reached, each with its counted status.</summary>
    public Dictionary<long, CallStatus> LostCalls { get; private set; } = [];

    /// <summary>The phone of the late outcome, if <see cref="ClosesWith"/> is reached.</summary>
    public PhoneNumber? ReachedLate { get; set; }

    /// <summary>The number in a call or without its lease for which a claim skipped the contact. The contact keeps its place, and causes no wake-up until that call ends, the number is leased, or the contact changes.</summary>
    public PhoneNumber? WaitsForNumber { get; set; }

    public bool IsUnderWay => Phase is PlainPhase.Reserved or PlainPhase.InCall;

    public bool HasCalledInPass => LastCall?.Pass == Pass;

    public StatusCounts CountsOf(PhoneNumber phone) => Counts.GetValueOrDefault(phone);

    /// <summary>Sets the phones of another pass. A phone outside of it is no longer the last called one, even if it returns.</summary>
    public void Take(List<PhoneNumber> plan)
    {
        Plan = plan;
        if (LastCall is { } last && !plan.Contains(last.Phone)) LastCall = last with { Phone = PhoneNumber.None };
    }

    /// <summary>The counts of all phones that the contact has had.</summary>
    public StatusCounts AllCounts => Counts.Values.Aggregate(default(StatusCounts), (all, counts) => all.Plus(counts));

    /// <summary>Sets the contact to wait for a call due by the rules.</summary>
    public void WaitFor(int phone, Instant due, WaitReason why)
    {
        Phase = PlainPhase.Waiting;
        (Phone, RuleDueAt, RuleWhy, DueAt, Why) = (phone, due, why, due, why);
        if (why != WaitReason.Callback) Callback = null;
        WaitsForNumber = null;
    }

    /// <summary>Changes the phone, due instant or reason of the next call.</summary>
    public void MoveTo(int phone, Instant due, WaitReason why)
    {
        if ((phone, due, why) == (Phone, DueAt, Why)) return;
        (Phone, DueAt, Why) = (phone, due, why);
        WaitsForNumber = null;
    }

    /// <summary>Resets the contact: no counts, no last call.</summary>
    public void Forget()
    {
        Counts.Clear();
        LostCalls.Clear();
        (LastCall, LastPhone, Callback, ClosesWith) = (null, null, null, CloseReason.Unspecified);
        (ReachedLate, Reserved, Skips) = (null, null, 0);
        (Pass, Attempts, IsHeld, Callbacks, Losses) = (1, 0, false, 0, 0);
    }
}
