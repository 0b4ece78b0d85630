using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The phones of a contact outside its plan, stored only for contacts that have any: contacts edited within a pass, or with blacklisted phones.</summary>
/// <param name="Order">All numbers of the contact in calling order, including blacklisted ones.</param>
/// <param name="Counts">The attempts on numbers outside the plan.</param>
/// <param name="LastCalled">The last called number, if the card cannot name it; otherwise none.</param>
/// <remarks>Immutable.</remarks>
internal sealed record SparePhones(PhoneNumber[] Order, (PhoneNumber Number, AttemptCounts Counts)[] Counts, PhoneNumber LastCalled);
