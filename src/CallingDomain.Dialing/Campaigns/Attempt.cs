using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A call to place now: one contact, one of its phones.</summary>
/// <param name="Id">The attempt's identity and its place in the order of dialling, from 1.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="Phone">The phone.</param>
/// <param name="Pass">The pass it belongs to, from 1.</param>
/// <param name="Number">How often this phone of the contact is called with it, from 1.</param>
/// <param name="DueAt">When the call was due.</param>
/// <param name="DialedAt">The instant of the claim.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record Attempt(long Id, string ContactId, ContactPhone Phone, int Pass, int Number, Instant DueAt, Instant DialedAt)
{
    /// <summary>The agent or dialer who claimed it; null where none was named.</summary>
    public string? Agent { get; init; }
}
