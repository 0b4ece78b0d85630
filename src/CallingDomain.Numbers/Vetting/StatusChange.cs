using System.Collections.Immutable;

namespace CallingDomain.Numbers;

/// <summary>A requested change of status.</summary>
/// <param name="To">The status wanted.</param>
/// <param name="Reason">Why; left out for an approval.</param>
/// <remarks>Immutable, thread-safe. Default: no change.</remarks>
public readonly record struct StatusChange(NumberStatus To, StatusReason Reason = StatusReason.Unspecified)
{
    /// <summary>To <see cref="NumberStatus.Active"/>.</summary>
    public static StatusChange Approve { get; } = new(NumberStatus.Active);
}

/// <summary>The fact that a number's status has changed.</summary>
/// <param name="From">The status before.</param>
/// <param name="To">The status after.</param>
/// <param name="Reason">Why; <see cref="StatusReason.Unspecified"/> for an approval.</param>
/// <remarks>Immutable, thread-safe. Default: no fact.</remarks>
public readonly record struct StatusChanged(NumberStatus From, NumberStatus To, StatusReason Reason);

/// <summary>A change of status that may be.</summary>
/// <param name="From">The status before.</param>
/// <param name="To">The status after.</param>
/// <param name="Reasons">The reasons of which it needs one; empty where it needs none and takes none.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record VettingTransition(NumberStatus From, NumberStatus To, ImmutableArray<StatusReason> Reasons);
