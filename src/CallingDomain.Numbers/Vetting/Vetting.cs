using System.Collections.Immutable;
using static CallingDomain.Numbers.NumberStatus;
using static CallingDomain.Numbers.StatusReason;

namespace CallingDomain.Numbers;

/// <summary>The allowed changes of a number's status.</summary>
/// <remarks>
/// Pending → Active, Rejected, Removed; Active → Pending, Rejected, Removed; Rejected → Pending, Removed; Removed → Pending. Stateless. Source: the portal ("Submitted numbers have an initial
/// status of Pending … once approved, the numbers will display as Active").
/// </remarks>
public static class Vetting
{
    private static readonly ImmutableArray<StatusReason> RemovalReasons = [Disconnected, OwnershipUnproven, RemovedByOwner];

    /// <summary>The status of an added number.</summary>
    public static NumberStatus Initial => Pending;

    /// <summary>All allowed changes.</summary>
    internal static ImmutableArray<VettingTransition> Transitions { get; } =
    [
        new(Pending, Active, []),
        new(Pending, Rejected, [NotApproved]),
        new(Pending, Removed, RemovalReasons),
        new(Active, Pending, [ReviewedAgain]),
        new(Active, Rejected, [NotApproved]),
        new(Active, Removed, RemovalReasons),
        new(Rejected, Pending, [SubmittedAgain]),
        new(Rejected, Removed, RemovalReasons),
        new(Removed, Pending, [SubmittedAgain]),
    ];

    /// <summary>Decides whether the status of a number may change.</summary>
    /// <param name="status">The current status.</param>
    /// <param name="request">The requested change.</param>
    /// <returns>The fact, whose <see cref="StatusChanged.To"/> is the new status; or the first reason. Never throws.</returns>
    public static Result<StatusChanged, VettingReason> Decide(NumberStatus status, StatusChange request)
    {
        foreach (var transition in Transitions)
        {
            if (transition.From != status || transition.To != request.To) continue;
            if (request.Reason == StatusReason.Unspecified && !transition.Reasons.IsEmpty) return VettingReason.ReasonRequired;
            if (request.Reason != StatusReason.Unspecified && !transition.Reasons.Contains(request.Reason)) return VettingReason.ReasonInvalid;
            return new StatusChanged(status, request.To, request.Reason);
        }

        return VettingReason.TransitionInvalid;
    }
}
