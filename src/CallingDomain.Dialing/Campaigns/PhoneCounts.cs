using CallingDomain.Contacts;

namespace CallingDomain.Dialing;

/// <summary>A phone of a contact's plan with its attempts.</summary>
/// <param name="Phone">The phone.</param>
/// <param name="Counts">Its attempts that did not reach the contact, by status.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct PhoneCounts(ContactPhone Phone, AttemptCounts Counts);

/// <summary>A phone of a contact that is not called.</summary>
/// <param name="Contact">The contact's number.</param>
/// <param name="ContactId">The contact's identity.</param>
/// <param name="Phone">The phone, and why.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct LeftOutPhoneOf(int Contact, string ContactId, LeftOutPhone Phone);
