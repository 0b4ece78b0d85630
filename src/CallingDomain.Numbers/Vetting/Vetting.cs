using System.Collections.Immutable;
using static CallingDomain.Numbers.NumberStatus;
using static CallingDomain.Numbers.StatusReason;

namespace CallingDomain.Numbers;

/// <summary>Which status of a number may follow which, and why.</summary>
/// <remarks>Stateless. Source: the portal ("Submitted numbers have an initial status of Pending … once approved, the numbers will display as Active"); the domain's "Statuses and vetting".</remarks>
public static class Vetting
{
    private static readonly ImmutableArray<StatusReason> TakenOut = [NumberDisconnected, NumberOwnershipUnproven, NumberRemovedByOwner];

    /// <summary>The status of every number that is added.</summary>
    public static NumberStatus Initial => Pending;

    /// <summary>All changes that may be.</summary>
    public static ImmutableArray<VettingTransition> Transitions { get; } =
    [
        new(Pending, Active, []),
        new(Pending, Rejected, [NumberNotApproved]),
        new(Pending, Removed, TakenOut),
        new(Active, Pending, [NumberReviewedAgain]),
        new(Active, Rejected, [NumberNotApproved]),
        new(Active, Removed, TakenOut),
        new(Rejected, Pending, [NumberSubmittedAgain]),
        new(Rejected, Removed, TakenOut),
        new(Removed, Pending, [NumberSubmittedAgain]),
    ];

    /// <summary>Decides whether a number's status may change.</summary>
    /// <param name="status">The present status.</param>
    /// <param name="wanted">The change.</param>
    /// <returns>The change as one fact, whose <see cref="StatusChanged.To"/> is the new status; or the first reason why not. Never throws.</returns>
    public static Result<StatusChanged, VettingReason> Decide(NumberStatus status, StatusChange wanted)
    {
        foreach (var transition in Transitions)
        {
            if (transition.From != status || transition.To != wanted.To) continue;
            if (wanted.Reason == StatusReason.Unspecified && !transition.Reasons.IsEmpty) return VettingReason.StatusReasonRequired;
            if (wanted.Reason != StatusReason.Unspecified && !transition.Reasons.Contains(wanted.Reason)) return VettingReason.StatusReasonInvalid;
            return new StatusChanged(status, wanted.To, wanted.Reason);
        }

        return VettingReason.StatusTransitionInvalid;
    }
}
