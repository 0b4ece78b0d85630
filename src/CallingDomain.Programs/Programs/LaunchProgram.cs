using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Launches a program; what it lacks is refused all at once.</summary>
/// <param name="At">When it is asked: a start that has passed means from now.</param>
/// <param name="Program">The program's identity.</param>
/// <remarks>Source: the portal, "once all Phone Numbers have been added, click Launch".</remarks>
public sealed record LaunchProgram(Instant At, string Program) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan)
    {
        if (plan.Program(Program) is not { } program) return;
        if (program.CancelledAt is not null) plan.Refuse(PortalReason.ProgramEnded);
        else if (program.LaunchedAt is not null) plan.Refuse(PortalReason.ProgramNotDraft);
        foreach (var step in ProgramSteps.Check(plan.Portal, program, At, plan.Options))
        {
            plan.Reasons.AddRange(step.Reasons);
            plan.Notices.AddRange(step.Notices);
        }

        plan.Facts.Add(new ProgramChanged(program, program with { LaunchedAt = At }, ProgramAction.Launched));
    }
}
