using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Launches a program. A refusal gives all missing details at once.</summary>
/// <param name="At">The instant of the request. A start before it means that the program runs from this instant.</param>
/// <param name="Program">The ID of the program.</param>
/// <remarks>Source: the portal, "once all Phone Numbers have been added, click Launch".</remarks>
public sealed record LaunchProgram(Instant At, string Program) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan)
    {
        if (plan.Program(Program) is not { } program) return;
        if (program.CanceledAt is not null) plan.Refuse(PortalReason.ProgramEnded);
        else if (program.LaunchedAt is not null) plan.Refuse(PortalReason.ProgramNotDraft);
        foreach (var step in ProgramSteps.Check(plan.Portal, program, At, plan.Options)) plan.Add(step);
        plan.Facts.Add(new ProgramChanged(program, program with { LaunchedAt = At }, ProgramAction.Launched));
    }
}
