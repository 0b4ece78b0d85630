using NodaTime;

namespace CallingDomain.Programs;

/// <summary>
/// Replaces all that is filled in of a program: what the draft leaves out is taken away. An approved display goes on being shown until the new one is approved; a program that is
/// launched keeps all that launching needs.
/// </summary>
/// <param name="At">When it is asked.</param>
/// <param name="Id">The program's identity.</param>
/// <param name="Draft">All that it is to have; its unit stays.</param>
public sealed record EditProgram(Instant At, string Id, ProgramDraft Draft) : PortalRequest(At)
{
    /// <summary>All that it is to have.</summary>
    public ProgramDraft Draft { get; init => field = Given.NotNull(value); } = Given.NotNull(Draft);

    internal override void Decide(PlanDraft plan)
    {
        if (plan.Program(Id) is not { } program) return;
        var rules = new ProgramRules(plan.Portal, plan.Options);
        if (program.PhaseAt(At) is ProgramPhase.Ended or ProgramPhase.Cancelled) plan.Refuse(PortalReason.ProgramEnded);
        if (Draft.NewUnit is not null || (Draft.Unit is not null && Draft.Unit != program.Unit)) plan.Refuse(PortalReason.TargetMismatch);
        plan.Reasons.AddRange(rules.Details(Draft, program.Unit, program));
        var edited = ProgramEdit.Filled(plan, rules, Draft, program, plan.Portal.Businesses[program.Business]);
        if (edited.Type.Brands && !program.Type.Brands && !plan.Options.OnlyWarnsOfDnoInBrandingProgram
            && plan.Portal.NumbersOf(program.Id).DoNotOriginate > 0)
            plan.Refuse(PortalReason.PurposeDnoInBrandingProgram);
        if (program.LaunchedAt is not null) // what launching would refuse, but for its numbers
            plan.Reasons.AddRange(ProgramSteps.Check(plan.Portal, edited, At, plan.Options).Where(step => step.Step != ProgramStep.Numbers).SelectMany(step => step.Reasons));
        if (program.PhaseAt(At) == ProgramPhase.Running) NoticeWhatStops(plan, program, edited);
        if (edited != program) plan.Facts.Add(new ProgramChanged(program, edited, ProgramAction.Edited));
    }

    private void NoticeWhatStops(PlanDraft plan, CallingProgram program, CallingProgram edited)
    {
        if (Readiness.OfPhase(edited.PhaseAt(At)) is { } phase) plan.Notices.Add(phase);
        if (program.Type.Brands && !edited.Type.Brands) plan.Notices.Add(PortalReason.ProgramDoesNotBrand);
    }
}
