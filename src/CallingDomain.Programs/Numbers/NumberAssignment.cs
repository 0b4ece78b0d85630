using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>What the portal shows of a number under "View Assignments".</summary>
/// <param name="Number">The number, with its place, purpose and status.</param>
/// <param name="Business">Its business.</param>
/// <param name="Unit">Its business unit; null on the level of the business.</param>
/// <param name="Program">Its program; null on the other levels.</param>
/// <remarks>Immutable, thread-safe. Source: the portal, "View Phone Number Assignment".</remarks>
public sealed record NumberAssignment(RegisteredNumber Number, Business Business, BusinessUnit? Unit, CallingProgram? Program)
{
    /// <summary>The program's display name; null where there is none.</summary>
    public DisplayName? DisplayName => Program?.Display?.Display;

    /// <summary>The program's duration: its periods; empty where there is none.</summary>
    public ImmutableArray<ProgramPeriod> Duration => Program?.Periods ?? [];

    /// <summary>Looks a number up; null when the portal does not have it.</summary>
    public static NumberAssignment? Of(Portal portal, PhoneNumber number)
    {
        ArgumentNullException.ThrowIfNull(portal);
        if (portal.Find(number) is not { } held) return null;
        return new NumberAssignment(
            held,
            portal.Businesses[held.Place.Business!],
            held.Place.Unit is { } unit ? portal.Units[unit] : null,
            held.Place.Program is { } program ? portal.Programs[program] : null);
    }
}
