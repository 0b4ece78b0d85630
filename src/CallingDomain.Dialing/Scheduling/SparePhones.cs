using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>What is kept of a contact's phones beside its plan, for the few contacts that need it: those edited in the middle of a pass, or with blacklisted phones.</summary>
/// <param name="Order">All numbers that the contact has now, in calling order, blacklisted ones included.</param>
/// <param name="Counts">The attempts of numbers that the plan does not have.</param>
/// <param name="LastCalled">The number called last, where the card does not say it; none where it does.</param>
/// <remarks>Immutable.</remarks>
internal sealed record SparePhones(PhoneNumber[] Order, (PhoneNumber Number, AttemptCounts Counts)[] Counts, PhoneNumber LastCalled);
