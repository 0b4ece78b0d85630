using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A contact that is not closed.</summary>
/// <param name="Contact">The contact's number.</param>
/// <param name="ContactId">The contact's identity; empty for a contact that is known by its number alone.</param>
/// <param name="NextPhone">The phone that is called next, or is being called.</param>
/// <param name="DueAt">When that call is due, or was; <see cref="Instant.MaxValue"/> when the calling hours never open for it within their <see cref="CallingHours.Horizon"/>.</param>
/// <param name="Why">What the contact waits for.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct OpenContact(int Contact, string ContactId, ContactPhone NextPhone, Instant DueAt, WaitReason Why);
