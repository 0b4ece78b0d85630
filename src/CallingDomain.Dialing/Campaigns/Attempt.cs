using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A call to place now: one contact, one of its phones.</summary>
/// <param name="Id">The attempt's identity and its place in the order of dialing, from 1.</param>
/// <param name="Contact">The contact's number, its place in the order of loading, from 0.</param>
/// <param name="ContactId">The contact's identity; empty for a contact that is known by its number alone.</param>
/// <param name="Phone">The phone.</param>
/// <param name="Pass">The pass it belongs to, from 1.</param>
/// <param name="Number">Which attempt of this phone of the contact it is, from 1.</param>
/// <param name="DueAt">When the call was due.</param>
/// <param name="DialedAt">The instant of the claim.</param>
/// <remarks>Immutable, compared by content, thread-safe. Default: no call.</remarks>
public readonly record struct Attempt(long Id, int Contact, string ContactId, ContactPhone Phone, int Pass, int Number, Instant DueAt, Instant DialedAt)
{
    // Every field is written once, in place: a copy of a value that has just been written stalls the processor.
    internal Attempt(in CallUnderWay call, string contactId, ContactPhone phone, Instant dialedAt)
        : this(call.Attempt, call.Contact, contactId, phone, call.Pass, call.PhoneAttempt, DueTime.ToInstant(call.Due), dialedAt) => Agent = call.Agent;

    /// <summary>The agent or dialer who claimed it; null for none.</summary>
    public string? Agent { get; init; }

    /// <summary>The attempt, the contact and the instant of the claim; no phone number.</summary>
    public override string ToString() => $"Attempt {Id} of contact {(ContactId.Length > 0 ? ContactId : Contact)}, dialed {DialedAt}";
}
