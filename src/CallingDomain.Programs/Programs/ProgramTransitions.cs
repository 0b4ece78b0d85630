using System.Collections.Immutable;
using NodaTime;
using static CallingDomain.Programs.ProgramPhase;

namespace CallingDomain.Programs;

/// <summary>From which phases something can be done to a program.</summary>
/// <param name="Action">What is done.</param>
/// <param name="From">The phases from which it can be done.</param>
/// <param name="To">The phase afterwards; null where time decides it: Scheduled, Running, Waiting or Ended.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ProgramTransition(ProgramAction Action, ImmutableArray<ProgramPhase> From, ProgramPhase? To);

/// <summary>What can be done to a program in which phase, as a table. Time alone moves it from Scheduled to Running, Waiting and Ended.</summary>
/// <remarks>Stateless. Source: the domain's "Model hints", point 3.</remarks>
public static class ProgramTransitions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ProgramTransition> All { get; } =
    [
        new(ProgramAction.Launched, [Draft], null),
        new(ProgramAction.Paused, [Scheduled, Running, Waiting], Paused),
        new(ProgramAction.Resumed, [Paused], null),
        new(ProgramAction.Cancelled, [Draft, Scheduled, Running, Waiting, Paused], Cancelled),
    ];

    /// <summary>Whether something can be done in a phase.</summary>
    public static bool Allow(ProgramAction action, ProgramPhase phase) => All.Any(transition => transition.Action == action && transition.From.Contains(phase));
}

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
