using NodaTime;

namespace CallingDomain.Programs;

/// <summary>What a portal leaves to its host.</summary>
/// <param name="Zones">Where time zones are looked up.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record PortalOptions(IDateTimeZoneProvider Zones)
{
    /// <summary>The most characters of a program's name. Default: 64.</summary>
    public int MaxProgramName { get; init; } = 64;

    /// <summary>The most characters of a program's description. Default: 500.</summary>
    public int MaxDescription { get; init; } = 500;

    /// <summary>What names and reasons may be shown.</summary>
    public BrandingPolicy Branding { get; init; } = BrandingPolicy.Default;

    /// <summary>What a local time means on the nights when the clocks change. Default: nothing, it is refused.</summary>
    public ClockChangeRule ClockChanges { get; init; } = ClockChangeRule.Refuse;

    /// <summary>Whether a number that is Active goes back to Pending when its purpose is edited. Default: no.</summary>
    public bool ReviewsPurposeEdits { get; init; }

    /// <summary>Whether numbers of a running program may be removed. Default: yes.</summary>
    public bool AllowsRemovalWhileRunning { get; init; } = true;

    /// <summary>Whether Do Not Originate in a branding program is a notice instead of a refusal. Default: no.</summary>
    public bool OnlyWarnsOfDnoInBrandingProgram { get; init; }
}
