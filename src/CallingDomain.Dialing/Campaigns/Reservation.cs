using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A contact that an agent has reserved to look at it before the call.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Until">When the lease ends, that instant not included.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public readonly record struct Reservation(string Agent, Instant Until);
