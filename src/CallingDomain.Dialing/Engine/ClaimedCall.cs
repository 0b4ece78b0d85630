using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A call of a <see cref="CampaignEngine"/> to place now: one contact, one of its phones.</summary>
/// <param name="Attempt">The attempt's identity and its place in the order of dialling, from 1.</param>
/// <param name="Contact">The contact's number, its place in the order of loading, from 0.</param>
/// <param name="Phone">The number to call.</param>
/// <param name="PhoneIndex">The phone's place in the pass, from 0: the primary phone first.</param>
/// <param name="Pass">The pass it belongs to, from 1.</param>
/// <param name="Number">How often this phone of the contact is called with it, from 1.</param>
/// <param name="DueAt">When the call was due.</param>
/// <param name="DialedAt">The instant of the claim.</param>
/// <remarks>Immutable, compared by content, thread-safe. Default: no call.</remarks>
public readonly record struct ClaimedCall(long Attempt, int Contact, PhoneNumber Phone, int PhoneIndex, int Pass, int Number, Instant DueAt, Instant DialedAt)
{
    /// <summary>The attempt, the contact and when it was dialled; no phone number.</summary>
    public override string ToString() => $"Attempt {Attempt} of contact {Contact}, dialled {DialedAt}";
}
