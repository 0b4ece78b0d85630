using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Takes numbers out of their program or unit, up to their business.</summary>
/// <param name="At">When it is asked.</param>
/// <param name="Numbers">The numbers as they are written, in one of the portal's forms or as E.164.</param>
/// <remarks>Each has its own answer. They stay in the portal, with their purpose and status.</remarks>
public sealed record UnassignNumbers(Instant At, ImmutableArray<string> Numbers) : PortalRequest(At)
{
    /// <summary>Where the numbers have to sit, or below; null for anywhere. Default: anywhere.</summary>
    public Place? Scope { get; init; }

    /// <summary>Whether it is confirmed that a running program may lose its last number, or the last one that is Active. Default: no.</summary>
    public bool Confirmed { get; init; }

    internal override void Decide(PlanDraft plan)
    {
        if (!HeldNumbers.TryFind(plan, Numbers, Scope, out var held)) return;
        var silenced = Confirmed ? [] : RunningPrograms.Silenced(plan.Portal, At, held.Found);
        plan.Numbers = held.Answer(
            NumberOutcome.Unassigned,
            number => number.Place.Program is { } program && silenced.Contains(program) ? PortalReason.ReassignNotConfirmed : null,
            number => number.Place.Level == Level.Business ? PortalReason.NumberAlreadyUnassigned : null);
        ImmutableArray<NumberMove> moves =
            [.. plan.Numbers.Of(NumberOutcome.Unassigned).Select(answer => new NumberMove(answer.Number, answer.HeldBy!, plan.Portal.Businesses[answer.HeldBy!.Business!].Place))];
        if (moves.IsEmpty) return;
        plan.NoticeSilenced(moves.Select(move => plan.Portal.Find(move.Number)!));
        plan.Facts.Add(new NumbersMoved(moves));
    }
}
