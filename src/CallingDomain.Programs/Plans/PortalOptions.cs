using NodaTime;

namespace CallingDomain.Programs;

/// <summary>What a portal leaves to its host.</summary>
/// <param name="Zones">Where time zones are looked up.</param>
/// <remarks>Immutable, thread-safe.</remarks>
/// <exception cref="ArgumentNullException">There is no provider.</exception>
public sealed record PortalOptions(IDateTimeZoneProvider Zones)
{
    /// <summary>Where time zones are looked up.</summary>
    public IDateTimeZoneProvider Zones { get; init => field = Given.NotNull(value); } = Given.NotNull(Zones);

    /// <summary>The most characters of a program's name, at least 1. Default: 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxProgramName { get; init => field = Given.AtLeast(1, value); } = 64;

    /// <summary>The most characters of a program's description, at least 0. Default: 500.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxDescription { get; init => field = Given.AtLeast(0, value); } = 500;

    /// <summary>What names and reasons may be shown.</summary>
    /// <exception cref="ArgumentNullException">There is no policy.</exception>
    public BrandingPolicy Branding { get; init => field = Given.NotNull(value); } = BrandingPolicy.Default;

    /// <summary>What a local time means on the nights when the clocks change. Default: nothing, it is refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such rule.</exception>
    public ClockChangeRule ClockChanges { get; init => field = Given.Defined(value); } = ClockChangeRule.Refuse;

    /// <summary>Whether a number that is Active goes back to Pending when its purpose is edited. Default: no.</summary>
    public bool ReviewsPurposeEdits { get; init; }

    /// <summary>Whether numbers of a running program may be removed. Default: yes.</summary>
    public bool AllowsRemovalWhileRunning { get; init; } = true;

    /// <summary>Whether Do Not Originate in a branding program is a notice instead of a refusal. Default: no.</summary>
    public bool OnlyWarnsOfDnoInBrandingProgram { get; init; }
}
