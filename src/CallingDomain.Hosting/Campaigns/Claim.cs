using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>The answer to a claim.</summary>
/// <param name="Attempt">The claimed call, which is durable; null for none.</param>
/// <param name="NextWakeUp">Without a call: the next instant at which a claim can succeed, if no call ends before; null if none can.</param>
public readonly record struct Claim(Attempt? Attempt, Instant? NextWakeUp);
