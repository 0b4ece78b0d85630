using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A call that is over.</summary>
/// <param name="Phone">The index of its phone in the calling order, from 0.</param>
/// <param name="Status">How it ended.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="DialedAt">When it was dialled: not before it was due.</param>
/// <param name="EndedAt">When it ended: not before it was dialled.</param>
public readonly record struct EndedCall(int Phone, CallStatus Status, Instant DueAt, Instant DialedAt, Instant EndedAt);
