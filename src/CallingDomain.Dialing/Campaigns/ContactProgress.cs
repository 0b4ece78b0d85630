using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Where one contact stands in a campaign.</summary>
internal sealed class ContactProgress(Contact contact, PhonePlan plan, long sequence)
{
    private readonly AttemptCounts[] _counts = new AttemptCounts[plan.Phones.Length];

    public Contact Contact { get; } = contact;

    public PhonePlan Plan { get; } = plan;

    public long Sequence { get; } = sequence;

    public int Pass { get; set; } = 1;

    public int NextPhone { get; set; }

    public Instant DueAt { get; set; }

    public WaitReason Why { get; set; }

    public int Attempts { get; set; }

    public bool IsClosed { get; set; }

    public ReadOnlySpan<AttemptCounts> Counts => _counts;

    public void Count(int phone, CallStatus status) => _counts[phone] = _counts[phone].With(status);

    public HopperEntry ToEntry() => new(Contact.Id, DueAt, Contact.Priority, Class: 0, Attempts, Sequence);
}
