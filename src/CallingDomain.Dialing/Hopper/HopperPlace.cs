using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>What decides when a contact's turn in a <see cref="Hopper"/> comes, beside the contact's number.</summary>
/// <param name="DueAt">
/// The instant from which the contact may be called. Exact to the nanosecond in the years 1678 to 2261; an earlier one counts as
/// <see cref="Instant.MinValue"/> or just after it, a later one as <see cref="Instant.MaxValue"/>, which is never, or just before it.
/// </param>
/// <param name="Priority">1 first; any number will do.</param>
/// <param name="Class">The lower is first; 0 unless a campaign's profile says otherwise.</param>
/// <param name="Attempts">How often the contact was called so far, 0 or more; the fewer is first.</param>
/// <remarks>Immutable, thread-safe. Default: due at the Unix epoch, with priority 0.</remarks>
public readonly record struct HopperPlace(Instant DueAt, int Priority, byte Class = 0, int Attempts = 0);
