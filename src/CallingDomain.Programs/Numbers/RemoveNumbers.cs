using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Takes numbers out of the portal: the delete list, or a single number from its row.</summary>
/// <param name="At">When it is asked.</param>
/// <param name="Numbers">The numbers as they are written, in one of the portal's forms or as E.164.</param>
/// <remarks>Each has its own answer. Source: the portal, "Delete Phone Numbers" and "Remove a Single Phone Number".</remarks>
public sealed record RemoveNumbers(Instant At, ImmutableArray<string> Numbers) : PortalRequest(At)
{
    /// <summary>Where the numbers have to sit, or below; null for anywhere. Default: anywhere.</summary>
    public Place? Scope { get; init; }

    /// <summary>Whether the warning has been confirmed. Default: no.</summary>
    public bool Confirmed { get; init; }

    internal override void Decide(PlanDraft plan)
    {
        if (!Confirmed) plan.Refuse(PortalReason.DeleteNotConfirmed);
        if (!HeldNumbers.TryFind(plan, Numbers, Scope, out var held)) return;
        plan.Numbers = held.Answer(NumberOutcome.Removed, number => IsInUse(plan, number) ? PortalReason.NumberInUse : null);
        ImmutableArray<RegisteredNumber> removed = [.. plan.Numbers.Of(NumberOutcome.Removed).Select(answer => plan.Portal.Find(answer.Number)!)];
        if (removed.IsEmpty) return;
        plan.NoticeSilenced(removed);
        plan.Facts.Add(new NumbersRemoved(removed, StatusReason.NumberRemovedByOwner));
    }

    private bool IsInUse(PlanDraft plan, RegisteredNumber number) =>
        !plan.Options.AllowsRemovalWhileRunning && number.Place.Program is { } program && plan.Portal.Programs[program].PhaseAt(At) == ProgramPhase.Running;
}
