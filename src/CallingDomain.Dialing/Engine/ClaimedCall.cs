using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A call of a <see cref="CampaignEngine"/> to place now: one contact, one of its phones.</summary>
/// <remarks>Immutable, compared by content, thread-safe. Default: no call. Instants are kept to the nanosecond from 1678 to 2261, and beyond as the ends of time.</remarks>
public readonly record struct ClaimedCall
{
    private readonly long _due;
    private readonly long _dialed;

    internal ClaimedCall(in EngineFact fact)
    {
        (Attempt, Contact, Phone, PhoneIndex, Pass, Number) = (fact.Attempt, fact.Contact, fact.Number, fact.PhoneIndex, fact.CallPass, fact.CallNumber);
        (_due, _dialed) = (fact.CallDue, fact.Dialed);
    }

    /// <summary>The attempt's identity and its place in the order of dialling, from 1.</summary>
    public long Attempt { get; init; }

    /// <summary>The contact's number, its place in the order of loading, from 0.</summary>
    public int Contact { get; init; }

    /// <summary>The number to call.</summary>
    public PhoneNumber Phone { get; init; }

    /// <summary>The phone's place in the pass, from 0: the primary phone first.</summary>
    public int PhoneIndex { get; init; }

    /// <summary>The pass it belongs to, from 1.</summary>
    public int Pass { get; init; }

    /// <summary>How often this phone of the contact is called with it, from 1.</summary>
    public int Number { get; init; }

    /// <summary>When the call was due.</summary>
    public Instant DueAt
    {
        get => DueTime.ToInstant(_due);
        init => _due = DueTime.Of(value);
    }

    /// <summary>The instant of the claim.</summary>
    public Instant DialedAt
    {
        get => DueTime.ToInstant(_dialed);
        init => _dialed = DueTime.Of(value);
    }

    /// <summary>The attempt, the contact and when it was dialled; no phone number.</summary>
    public override string ToString() => $"Attempt {Attempt} of contact {Contact}, dialled {DialedAt}";
}
