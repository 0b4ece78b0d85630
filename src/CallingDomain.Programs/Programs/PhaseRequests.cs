using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Pauses a launched program.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Program">The ID of the program.</param>
public sealed record PauseProgram(Instant At, string Program) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan) =>
        plan.ChangePhase(Program, ProgramAction.Paused, program => program with { PausedAt = At }, [ProgramPhase.Scheduled, ProgramPhase.Running, ProgramPhase.Waiting]);
}

/// <summary>Resumes a paused program.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Program">The ID of the program.</param>
public sealed record ResumeProgram(Instant At, string Program) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan) =>
        plan.ChangePhase(Program, ProgramAction.Resumed, program => program with { PausedAt = null }, [ProgramPhase.Paused]);
}

/// <summary>Cancels a program permanently.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Program">The ID of the program.</param>
public sealed record CancelProgram(Instant At, string Program) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan) => plan.ChangePhase(
        Program, ProgramAction.Canceled, program => program with { CanceledAt = At },
        [ProgramPhase.Draft, ProgramPhase.Scheduled, ProgramPhase.Running, ProgramPhase.Waiting, ProgramPhase.Paused]);
}

/// <summary>The rule that pausing, resuming and canceling share.</summary>
internal static class PhaseChange
{
    /// <summary>Changes a program that is in one of the phases; refuses the request for another phase.</summary>
    public static void ChangePhase(this PlanDraft plan, string id, ProgramAction action, Func<CallingProgram, CallingProgram> change, ReadOnlySpan<ProgramPhase> from)
    {
        if (plan.Program(id) is not { } program) return;
        var phase = program.PhaseAt(plan.Request.At);
        if (from.Contains(phase)) plan.Facts.Add(new ProgramChanged(program, change(program), action));
        else plan.Refuse(phase is ProgramPhase.Ended or ProgramPhase.Canceled ? PortalReason.ProgramEnded : PortalReason.ProgramTransitionInvalid);
    }
}
