using System.Collections.Immutable;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>A number that several shards use.</summary>
/// <param name="Number">The number.</param>
/// <param name="Others">The other shards that use it, in ascending order.</param>
public readonly record struct SharedNumber(PhoneNumber Number, ImmutableArray<int> Others);

/// <summary>An ended call of a shard on a shared number.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Attempt">The <see cref="Attempt.Id"/> in the shard.</param>
/// <param name="DialedAt">When the call was claimed, to the nanosecond.</param>
/// <param name="Status">How the call ended.</param>
/// <param name="Outcome">The outcome of the conversation.</param>
/// <param name="IsConsented">Whether the called party had consented to the call.</param>
/// <remarks>Immutable, compared by content.</remarks>
public readonly record struct SharedCall(int Shard, long Attempt, Instant DialedAt, CallStatus Status, CallOutcome Outcome, bool IsConsented);
