using NodaTime;
using static CallingDomain.Programs.ProgramPhase;

namespace CallingDomain.Programs;

/// <summary>Pauses a program, has it go on, or cancels it for ever.</summary>
/// <param name="At">When it is asked.</param>
/// <param name="Program">The program's identity.</param>
/// <param name="Action">One of Paused, Resumed, Cancelled.</param>
public sealed record ChangeProgramPhase(Instant At, string Program, ProgramAction Action) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan)
    {
        if (plan.Program(Program) is not { } program) return;
        var phase = program.PhaseAt(At);
        if (Action is not (ProgramAction.Paused or ProgramAction.Resumed or ProgramAction.Cancelled) || !ProgramTransitions.Allow(Action, phase))
        {
            plan.Refuse(phase is Ended or Cancelled ? PortalReason.ProgramEnded : PortalReason.ProgramTransitionInvalid);
            return;
        }

        var changed = Action switch
        {
            ProgramAction.Paused => program with { PausedAt = At },
            ProgramAction.Resumed => program with { PausedAt = null },
            _ => program with { CancelledAt = At },
        };
        plan.Facts.Add(new ProgramChanged(program, changed, Action));
    }
}
