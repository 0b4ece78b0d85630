using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A window on one date: the stretch of real time that it is.</summary>
/// <param name="Date">The local date on which it begins, and to which it belongs.</param>
/// <param name="Window">The window.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends, itself not included: after <paramref name="Start"/>.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct CallingOccurrence(LocalDate Date, TimeWindow Window, Instant Start, Instant End);
