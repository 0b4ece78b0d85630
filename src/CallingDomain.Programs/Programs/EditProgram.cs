using NodaTime;

namespace CallingDomain.Programs;

/// <summary>
/// Replaces all details of a program: the edit clears each detail that the draft omits. An approved display name or image is shown until its replacement is approved. A launched program must
/// keep everything that its launch needs.
/// </summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Program">The ID of the program.</param>
/// <param name="Draft">All details of the program; its unit cannot change.</param>
public sealed record EditProgram(Instant At, string Program, ProgramDraft Draft) : PortalRequest(At)
{
    /// <summary>All details of the program.</summary>
    public ProgramDraft Draft { get; init => field = Given.NotNull(value); } = Given.NotNull(Draft);

    internal override void Decide(PlanDraft plan)
    {
        if (plan.Program(Program) is not { } program) return;
        var rules = new ProgramRules(plan.Portal, plan.Options);
        if (program.PhaseAt(At) is ProgramPhase.Ended or ProgramPhase.Canceled) plan.Refuse(PortalReason.ProgramEnded);
        if (Draft.NewUnit is not null || (Draft.Unit is not null && Draft.Unit != program.Unit)) plan.Refuse(PortalReason.TargetMismatch);
        plan.Reasons.AddRange(rules.Details(Draft, program.Unit, program));
        var edited = ProgramEdit.Apply(plan, rules, Draft, program, plan.Portal.Businesses[program.Business]);
        if (edited.Type.IsBranding && !program.Type.IsBranding && !plan.Options.AllowsDoNotOriginateInBrandingPrograms
            && plan.Portal.CountNumbers(program.Id).DoNotOriginate > 0)
            plan.Refuse(PortalReason.PurposeDnoInBrandingProgram);
        if (program.LaunchedAt is not null) // all steps of the launch except its numbers
            plan.Reasons.AddRange(ProgramSteps.Check(plan.Portal, edited, At, plan.Options).Where(step => step.Step != ProgramStep.Numbers).SelectMany(step => step.Reasons));
        if (program.PhaseAt(At) == ProgramPhase.Running) NoticeStop(plan, program, edited);
        if (edited != program) plan.Facts.Add(new ProgramChanged(program, edited, ProgramAction.Edited));
    }

    private void NoticeStop(PlanDraft plan, CallingProgram program, CallingProgram edited)
    {
        if (Readiness.ReasonOf(edited.PhaseAt(At)) is { } phase) plan.Notices.Add(phase);
        if (program.Type.IsBranding && !edited.Type.IsBranding) plan.Notices.Add(PortalReason.ProgramDoesNotBrand);
    }
}
