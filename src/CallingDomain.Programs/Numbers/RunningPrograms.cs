using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Running programs that a change would leave without the numbers they work for.</summary>
/// <remarks>
/// A program works for a number that is Active: it brands calls from it, and, where it blocks, has others' calls from it blocked. It never brands a number of the purpose Do Not Originate.
/// </remarks>
internal static class RunningPrograms
{
    /// <summary>The programs that run at an instant and would lose their last number, or the last one that they work for.</summary>
    /// <param name="portal">The portal before the change.</param>
    /// <param name="at">The instant.</param>
    /// <param name="leaving">The numbers that leave their program, or stop being Active in it; none twice.</param>
    public static HashSet<string> Silenced(Portal portal, Instant at, IEnumerable<RegisteredNumber> leaving) => leaving
        .Where(number => number.Place.Program is not null)
        .GroupBy(number => number.Place.Program!, StringComparer.Ordinal)
        .Where(numbers => portal.Programs[numbers.Key] is var program && program.PhaseAt(at) == ProgramPhase.Running && IsSilenced(program.Type, portal.TallyOf(program.Id), [.. numbers]))
        .Select(numbers => numbers.Key)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a number is the last one that a running program works for.</summary>
    public static bool HasAsLast(Portal portal, Instant at, RegisteredNumber number) =>
        number.Place.Program is { } program && IsWorking(portal.Programs[program].Type, number) && Silenced(portal, at, [number]).Count > 0;

    /// <summary>Notices it where a change leaves a running program without numbers that it works for.</summary>
    public static void NoticeSilenced(this PlanDraft plan, IEnumerable<RegisteredNumber> leaving)
    {
        if (Silenced(plan.Portal, plan.Request.At, leaving).Count > 0) plan.Notices.Add(PortalReason.ProgramNoActiveNumbers);
    }

    private static bool IsSilenced(ProgramType type, ProgramTally tally, IReadOnlyCollection<RegisteredNumber> leaving)
    {
        var working = tally.WorkingIn(type);
        return leaving.Count == tally.All || (working > 0 && leaving.Count(number => IsWorking(type, number)) == working);
    }

    private static bool IsWorking(ProgramType type, RegisteredNumber number) => number.Status == NumberStatus.Active && (type.Blocks || number.MayOriginate);
}
