using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Running programs that a change would leave without a number in use.</summary>
/// <remarks>
/// A program uses its Active numbers: it brands calls from them, and a blocking program has calls of others from them blocked. A program that does not block never uses a Do Not Originate number.
/// </remarks>
internal static class RunningPrograms
{
    /// <summary>The programs that run at an instant and would lose their last number, or their last number in use.</summary>
    /// <param name="portal">The portal before the change.</param>
    /// <param name="at">The instant.</param>
    /// <param name="leaving">The numbers that leave their program or stop being Active, each once.</param>
    public static HashSet<string> Silenced(Portal portal, Instant at, IEnumerable<RegisteredNumber> leaving) => leaving
        .Where(number => number.Place.Program is not null)
        .GroupBy(number => number.Place.Program!, StringComparer.Ordinal)
        .Where(numbers => portal.Programs[numbers.Key] is var program && program.PhaseAt(at) == ProgramPhase.Running && IsSilenced(program.Type, portal.TallyOf(program.Id), [.. numbers]))
        .Select(numbers => numbers.Key)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a number is the last one in use by a running program.</summary>
    public static bool IsLastInUse(Portal portal, Instant at, RegisteredNumber number) =>
        number.Place.Program is { } program && IsInUse(portal.Programs[program].Type, number) && Silenced(portal, at, [number]).Count > 0;

    /// <summary>Adds a notice if a running program loses its last number in use.</summary>
    public static void NoticeSilenced(this PlanDraft plan, IEnumerable<RegisteredNumber> leaving)
    {
        if (Silenced(plan.Portal, plan.Request.At, leaving).Count > 0) plan.Notices.Add(PortalReason.ProgramNoActiveNumbers);
    }

    private static bool IsSilenced(ProgramType type, ProgramTally tally, IReadOnlyCollection<RegisteredNumber> leaving)
    {
        var inUse = tally.InUseBy(type);
        return leaving.Count == tally.Total || (inUse > 0 && leaving.Count(number => IsInUse(type, number)) == inUse);
    }

    private static bool IsInUse(ProgramType type, RegisteredNumber number) => number.Status == NumberStatus.Active && (type.IsBlocking || number.MayOriginate);
}
