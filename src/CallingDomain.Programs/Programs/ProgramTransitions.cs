using System.Collections.Immutable;
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
