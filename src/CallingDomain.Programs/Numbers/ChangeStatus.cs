using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Changes the status of a number, as its vetting found right.</summary>
/// <param name="At">When it is asked.</param>
/// <param name="Number">The number.</param>
/// <param name="Change">The change; to Removed, it takes the number out of the portal.</param>
/// <remarks>By the table of <see cref="Vetting"/>. A result of vetting needs no confirmation: where it leaves a running program without Active numbers, it is noticed.</remarks>
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
        if (Change.Reason == StatusReason.NumberRemovedByOwner) plan.Refuse(PortalReason.StatusReasonInvalid); // RemoveNumbers does that, with its own rules
        else if (!decision.TryGet(out var changed)) plan.Refuse(Of(decision.Reason));
        else Add(plan, held, changed);
    }

    private void Add(PlanDraft plan, RegisteredNumber held, StatusChanged changed)
    {
        if (RunningPrograms.HasAsLast(plan.Portal, At, held)) plan.Notices.Add(PortalReason.ProgramNoActiveNumbers);
        if (changed.To == NumberStatus.Removed) plan.Facts.Add(new NumbersRemoved([held], changed.Reason));
        else plan.Facts.Add(new NumberStatusChanged(Number, changed));
    }

    /// <summary>The masked number and the change.</summary>
    public override string ToString() => $"{nameof(ChangeStatus)} {Number.ToMaskedString()} {Change}";

    private static PortalReason Of(VettingReason reason) => reason switch
    {
        VettingReason.StatusReasonRequired => PortalReason.StatusReasonRequired,
        VettingReason.StatusReasonInvalid => PortalReason.StatusReasonInvalid,
        _ => PortalReason.StatusTransitionInvalid,
    };
}
