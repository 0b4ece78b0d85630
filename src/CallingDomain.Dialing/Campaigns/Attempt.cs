using System.Text.Json.Serialization;
using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>One call of one phone of a contact.</summary>
/// <param name="Id">The attempt's identity: its place in the order of dialing, from 1.</param>
/// <param name="Contact">The contact's number: its place in the order of loading, from 0.</param>
/// <param name="ContactId">The contact's identity; empty if it was loaded without one.</param>
/// <param name="Phone">The phone.</param>
/// <param name="Pass">The pass, from 1.</param>
/// <param name="PhoneAttempt">The place among the attempts on this phone of the contact, from 1.</param>
/// <param name="DueAt">When the call was due.</param>
/// <param name="DialedAt">When the call was claimed.</param>
/// <remarks>Immutable, compared by content, thread-safe. Default: no call.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct Attempt(
    long Id,
    int Contact,
    string ContactId,
    ContactPhone Phone,
    int Pass,
    int PhoneAttempt,
    [property: JsonConverter(typeof(DialingJsonConverter))] Instant DueAt,
    [property: JsonConverter(typeof(DialingJsonConverter))] Instant DialedAt)
{
    // Writes each field once, in place: copying a value that has just been written stalls the processor.
    internal Attempt(in CallUnderWay call, string contactId, ContactPhone phone, Instant dialedAt)
        : this(call.Attempt, call.Contact, contactId, phone, call.Pass, call.PhoneAttempt, DueTime.ToInstant(call.Due), dialedAt) => Agent = call.Agent;

    /// <summary>The agent or dialer that claimed the call; null for none.</summary>
    public string? Agent { get; init; }

    /// <summary>The identities of attempt and contact and the instant of the claim; no phone number.</summary>
    public override string ToString() => $"Attempt {Id} of contact {(ContactId is { Length: > 0 } ? ContactId : Contact)}, dialed {DialedAt}";
}
