using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>A requested change of status.</summary>
/// <param name="To">The requested status.</param>
/// <param name="Reason">The reason; unspecified for an approval.</param>
/// <remarks>Immutable, thread-safe. Default: no change.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct StatusChange(NumberStatus To, StatusReason Reason = StatusReason.Unspecified)
{
    /// <summary>To <see cref="NumberStatus.Active"/>.</summary>
    public static StatusChange Approve { get; } = new(NumberStatus.Active);
}

/// <summary>The fact that the status of a number changed.</summary>
/// <param name="From">The previous status.</param>
/// <param name="To">The new status.</param>
/// <param name="Reason">The reason; <see cref="StatusReason.Unspecified"/> for an approval.</param>
/// <remarks>Immutable, thread-safe. Default: no fact.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct StatusChanged(NumberStatus From, NumberStatus To, StatusReason Reason);

/// <summary>An allowed change of status.</summary>
/// <param name="From">The previous status.</param>
/// <param name="To">The new status.</param>
/// <param name="Reasons">The allowed reasons, one of which is required; empty if the change has no reason.</param>
internal sealed record VettingTransition(NumberStatus From, NumberStatus To, ImmutableArray<StatusReason> Reasons);
