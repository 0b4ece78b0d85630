using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A window on one date, as a stretch of real time.</summary>
/// <param name="Date">The local date on which it begins, and to which it belongs.</param>
/// <param name="Window">The window.</param>
/// <param name="Start">Its start.</param>
/// <param name="End">Its end, exclusive: after <paramref name="Start"/>.</param>
internal readonly record struct CallingOccurrence(LocalDate Date, TimeWindow Window, Instant Start, Instant End);
