using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>The calls of a trunk with a caller id, and how many of them failed for a reason that is not the contact's.</summary>
/// <param name="Trunk">The trunk.</param>
/// <param name="CallerId">The caller id; empty if none was reported.</param>
/// <param name="Calls">All reported calls.</param>
/// <param name="Congested">Those that ended as <see cref="CallStatus.Congestion"/>.</param>
/// <param name="Blocked">Those with <see cref="CallSignal.Blocked"/>.</param>
/// <param name="Ours">Those with <see cref="CallSignal.Ours"/>.</param>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct LineCount(string Trunk, string CallerId, int Calls, int Congested, int Blocked, int Ours);
