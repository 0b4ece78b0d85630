using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>How long contacts waited for one cause (<see cref="WaitingTimes"/>).</summary>
/// <param name="Why">The cause.</param>
/// <param name="Hours">The sum over all contacts, in hours of 60 minutes.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct WaitingTime(WaitReason Why, double Hours);
