using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A call in a History file.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Contact">The identity of its contact.</param>
/// <param name="Phone">The phone.</param>
/// <param name="Type">The contact item type of the phone; null for none.</param>
/// <param name="IsPrimary">Whether the phone is the primary one; null if the file does not say it.</param>
/// <param name="Status">How the call ended; unspecified if it was under way.</param>
/// <param name="DialedAt">When it was dialed.</param>
/// <param name="AnsweredAt">When it was answered; null for never, and if the file does not say it.</param>
/// <param name="EndedAt">When it ended; null for a call under way.</param>
/// <param name="Attempt">The number of the attempt on the phone.</param>
internal readonly record struct PastCall(long Line, string Contact, PhoneNumber Phone, string? Type, bool? IsPrimary, CallStatus Status, Instant DialedAt, Instant? AnsweredAt, Instant? EndedAt, int Attempt);
