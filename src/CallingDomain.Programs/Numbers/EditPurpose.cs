using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Gives a number another call purpose.</summary>
/// <param name="At">When it is asked.</param>
/// <param name="Number">The number.</param>
/// <param name="Purpose">The new purpose.</param>
/// <remarks>It stays Active, unless the options have edits reviewed. Source: the portal, "Edit Call Purpose".</remarks>
public sealed record EditPurpose(Instant At, PhoneNumber Number, CallPurpose Purpose) : PortalRequest(At)
{
    /// <summary>Whether a change to or from Do Not Originate is confirmed. Default: no.</summary>
    public bool Confirmed { get; init; }

    internal override void Decide(PlanDraft plan)
    {
        if (plan.Portal.Find(Number) is not { } held)
        {
            plan.Refuse(PortalReason.NumberNotFound);
            return;
        }

        if (!CallPurposes.All.Contains(Purpose)) plan.Refuse(PortalReason.NumberNotPlausible);
        else if (held.Purpose == Purpose) plan.Notices.Add(PortalReason.PurposeUnchanged);
        else Change(plan, held);
    }

    private void Change(PlanDraft plan, RegisteredNumber held)
    {
        var program = held.Place.Program is { } id ? plan.Portal.Programs[id] : null;
        if (!Confirmed && (held.Purpose == CallPurpose.DoNotOriginate || Purpose == CallPurpose.DoNotOriginate)) plan.Refuse(PortalReason.PurposeDnoNeedsConfirmation);
        if (Purpose == CallPurpose.DoNotOriginate && program is { Type.Brands: true })
        {
            if (plan.Options.OnlyWarnsOfDnoInBrandingProgram) plan.Notices.Add(PortalReason.PurposeDnoInBrandingProgram);
            else plan.Refuse(PortalReason.PurposeDnoInBrandingProgram);
        }

        if (program is not null && Purpose != program.Purpose && Purpose != CallPurpose.MultiUseLine && program.Purpose != CallPurpose.MultiUseLine)
            plan.Notices.Add(PortalReason.PurposeDiffersFromProgram);
        plan.Facts.Add(new PurposeEdited(Number, held.Purpose, Purpose));
        if (plan.Options.ReviewsPurposeEdits && Vetting.Decide(held.Status, new StatusChange(NumberStatus.Pending, StatusReason.NumberReviewedAgain)).TryGet(out var review))
            plan.Facts.Add(new NumberStatusChanged(Number, review));
    }
}
