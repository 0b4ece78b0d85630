using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Removes numbers from the portal: a delete list, or a single number.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Numbers">The numbers as text, in one of the portal's forms or as E.164.</param>
/// <remarks>Each number has its own result. Source: the portal, "Delete Phone Numbers" and "Remove a Single Phone Number".</remarks>
public sealed record RemoveNumbers(Instant At, ImmutableArray<string> Numbers) : PortalRequest(At)
{
    private readonly Items<string> _numbers = Numbers;

    /// <summary>The numbers as text, in one of the portal's forms or as E.164.</summary>
    public ImmutableArray<string> Numbers { get => _numbers; init => _numbers = value; }

    /// <summary>The place that must contain the numbers; null for the whole portal. Default: null.</summary>
    public Place? Scope { get; init; }

    /// <summary>Whether the removal is confirmed. Default: no.</summary>
    public bool Confirmed { get; init; }

    internal override void Decide(PlanDraft plan)
    {
        if (!Confirmed) plan.Refuse(PortalReason.DeleteNotConfirmed);
        var held = HeldNumbers.Find(plan, Numbers, Scope);
        plan.Numbers = held.Results(NumberOutcome.Removed, number => IsInUse(plan, number) ? PortalReason.NumberInUse : null);
        ImmutableArray<RegisteredNumber> removed = [.. plan.NumbersWith(NumberOutcome.Removed).Select(each => plan.Portal.Find(each.Number)!)];
        if (removed.IsEmpty) return;
        plan.NoticeSilenced(removed);
        plan.Facts.Add(new NumbersRemoved(removed, StatusReason.RemovedByOwner));
    }

    private bool IsInUse(PlanDraft plan, RegisteredNumber number) =>
        !plan.Options.AllowsRemovalWhileRunning && number.Place.Program is { } program && plan.Portal.Programs[program].PhaseAt(At) == ProgramPhase.Running;
}
