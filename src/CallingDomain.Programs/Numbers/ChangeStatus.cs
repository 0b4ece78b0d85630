using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Changes the vetting status of a number.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Number">The number.</param>
/// <param name="Change">The change; a change to Removed removes the number from the portal.</param>
/// <remarks>
/// <see cref="Vetting"/> has the table of allowed changes. A result of vetting needs no confirmation: if a running program is left without Active numbers, the plan has a notice.
/// </remarks>
public sealed record ChangeStatus(Instant At, PhoneNumber Number, StatusChange Change) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan)
    {
        if (plan.Portal.Find(Number) is not { } held)
        {
            plan.Refuse(PortalReason.NumberNotFound);
            return;
        }

        var decision = Vetting.Decide(held.Status, Change);
        if (Change.Reason == StatusReason.RemovedByOwner) plan.Refuse(PortalReason.StatusReasonInvalid); // reserved for RemoveNumbers
        else if (!decision.TryGet(out var changed)) plan.Refuse(Of(decision.Reason));
        else Add(plan, held, changed);
    }

    private void Add(PlanDraft plan, RegisteredNumber held, StatusChanged changed)
    {
        if (RunningPrograms.IsLastInUse(plan.Portal, At, held)) plan.Notices.Add(PortalReason.ProgramNoActiveNumbers);
        if (changed.To == NumberStatus.Removed) plan.Facts.Add(new NumbersRemoved([held], changed.Reason));
        else plan.Facts.Add(new NumberStatusChanged(Number, changed));
    }

    /// <summary>The masked number and the change.</summary>
    public override string ToString() => $"{nameof(ChangeStatus)} {Number.ToMaskedString()} {Change}";

    private static PortalReason Of(VettingReason reason) => reason switch
    {
        VettingReason.ReasonRequired => PortalReason.StatusReasonRequired,
        VettingReason.ReasonInvalid => PortalReason.StatusReasonInvalid,
        _ => PortalReason.StatusTransitionInvalid,
    };
}
