using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A contact's place in the hopper.</summary>
/// <param name="ContactId">The contact's identity, which breaks the last tie.</param>
/// <param name="DueAt">The instant from which the contact may be called.</param>
/// <param name="Priority">1 first.</param>
/// <param name="Class">The lower is first; 0 unless a campaign's profile says otherwise.</param>
/// <param name="Attempts">How often the contact was called so far; the fewer is first.</param>
/// <param name="Sequence">The place in the order in which contacts were loaded; the lower is first.</param>
/// <remarks>Immutable, thread-safe. Order: <see cref="HopperOrder"/>.</remarks>
public readonly record struct HopperEntry(string ContactId, Instant DueAt, int Priority, byte Class, int Attempts, long Sequence);
