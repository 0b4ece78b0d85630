using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A call that was placed, as limits and lockouts count it.</summary>
/// <param name="DialedAt">The instant of dialing, from which on a limit counts it.</param>
/// <param name="EndedAt">The instant of its end, from which on it locks. For a call under way: the present instant or <paramref name="DialedAt"/>.</param>
/// <param name="Status">How it ended; <see cref="CallStatus.Unspecified"/> for a call under way.</param>
/// <param name="Marks">What else is known of it.</param>
/// <param name="Outcome">The outcome of its conversation.</param>
internal readonly record struct PastAttempt(Instant DialedAt, Instant EndedAt, CallStatus Status, CallMarks Marks = CallMarks.None, CallOutcome Outcome = CallOutcome.Unspecified);
