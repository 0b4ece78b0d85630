using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A call that was placed, as limits see it.</summary>
/// <param name="DialedAt">When it was dialled: from here it counts.</param>
/// <param name="EndedAt">When it ended: from here it locks. For one that goes on, the present instant or <paramref name="DialedAt"/>.</param>
/// <param name="Status">How it ended; <see cref="CallStatus.Unspecified"/> for one that goes on.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct PastAttempt(Instant DialedAt, Instant EndedAt, CallStatus Status);
