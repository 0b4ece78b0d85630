using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Edits the call purpose of a number.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Number">The number.</param>
/// <param name="Purpose">The new purpose.</param>
/// <remarks>An Active number stays Active, unless <see cref="PortalOptions.ReviewsPurposeEdits"/> is set. Source: the portal, "Edit Call Purpose".</remarks>
public sealed record EditPurpose(Instant At, PhoneNumber Number, CallPurpose Purpose) : PortalRequest(At)
{
    /// <summary>
    /// Whether a change from or to Do Not Originate is confirmed, and that a running program may lose its last Active number to a new review. Default: no.
    /// </summary>
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
        if (Purpose == CallPurpose.DoNotOriginate && program is { Type.IsBranding: true } && !plan.Options.AllowsDoNotOriginateInBrandingPrograms)
            plan.Refuse(PortalReason.PurposeDnoInBrandingProgram);

        var stops = plan.Options.ReviewsPurposeEdits || (Purpose == CallPurpose.DoNotOriginate && program is { Type.IsBlocking: false }); // the program no longer uses the number
        if (stops && RunningPrograms.IsLastInUse(plan.Portal, At, held))
        {
            plan.Notices.Add(PortalReason.ProgramNoActiveNumbers);
            if (!Confirmed) plan.Refuse(PortalReason.ProgramLastNumberNotConfirmed);
        }

        if (Purpose == CallPurpose.DoNotOriginate) plan.Notices.Add(PortalReason.PurposeDoNotOriginate);
        if (program is not null) plan.Notices.AddRange(PurposeRules.NoticesIn(program, Purpose).Where(notice => !plan.Reasons.Contains(notice)));
        plan.EditPurposes([(held, Purpose)]);
    }

    /// <summary>The masked number and the purpose.</summary>
    public override string ToString() => $"{nameof(EditPurpose)} {Number.ToMaskedString()} to {Purpose}";
}
