using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Moves numbers out of their program or unit, up to their business.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Numbers">The numbers as text, in one of the portal's forms or as E.164.</param>
/// <remarks>Each number has its own result, and keeps its purpose and status.</remarks>
public sealed record UnassignNumbers(Instant At, ImmutableArray<string> Numbers) : PortalRequest(At)
{
    private readonly Items<string> _numbers = Numbers;

    /// <summary>The numbers as text, in one of the portal's forms or as E.164.</summary>
    public ImmutableArray<string> Numbers { get => _numbers; init => _numbers = value; }

    /// <summary>The place that must contain the numbers; null for the whole portal. Default: null.</summary>
    public Place? Scope { get; init; }

    /// <summary>Whether it is confirmed that a running program may lose its last number, or its last Active number. Default: no.</summary>
    public bool Confirmed { get; init; }

    internal override void Decide(PlanDraft plan)
    {
        var held = HeldNumbers.Find(plan, Numbers, Scope);
        var silenced = Confirmed ? [] : RunningPrograms.Silenced(plan.Portal, At, held.Found);
        plan.Numbers = held.Results(
            NumberOutcome.Unassigned,
            number => number.Place.Program is { } program && silenced.Contains(program) ? PortalReason.ReassignNotConfirmed : null,
            number => number.Place.Level == PlaceLevel.Business ? PortalReason.NumberAlreadyUnassigned : null);
        ImmutableArray<NumberMove> moves =
            [.. plan.NumbersWith(NumberOutcome.Unassigned).Select(each => new NumberMove(each.Number, each.CurrentPlace!, plan.Portal.Businesses[each.CurrentPlace!.Business!].Place))];
        if (moves.IsEmpty) return;
        plan.NoticeSilenced(moves.Select(move => plan.Portal.Find(move.Number)!));
        plan.Facts.Add(new NumbersMoved(moves));
    }
}
