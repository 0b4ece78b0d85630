using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>The options of a portal.</summary>
/// <param name="Zones">The provider of time zones.</param>
/// <remarks>Immutable, thread-safe. Cannot be written as JSON, because of the provider.</remarks>
/// <exception cref="ArgumentNullException">The provider is null.</exception>
[JsonConverter(typeof(ProgramsJsonConverter))]
public sealed record PortalOptions(IDateTimeZoneProvider Zones)
{
    /// <summary>The provider of time zones.</summary>
    public IDateTimeZoneProvider Zones { get; init => field = Given.NotNull(value); } = Given.NotNull(Zones);

    /// <summary>The maximum length of a program's name in characters, at least 1. Default: 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxProgramNameLength { get; init => field = Given.AtLeast(1, value); } = 64;

    /// <summary>The maximum length of a program's description in characters, at least 0. Default: 500.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxDescriptionLength { get; init => field = Given.AtLeast(0, value); } = 500;

    /// <summary>The rules for display names, call reasons and images.</summary>
    /// <exception cref="ArgumentNullException">The policy is null.</exception>
    public BrandingPolicy Branding { get; init => field = Given.NotNull(value); } = BrandingPolicy.Default;

    /// <summary>The rule for local times that a clock change skips or repeats. Default: <see cref="ClockChangeRule.Refuse"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a defined rule.</exception>
    public ClockChangeRule ClockChanges { get; init => field = Given.Defined(value); } = ClockChangeRule.Refuse;

    /// <summary>Whether editing the purpose of an Active number sets its status back to Pending. Default: no.</summary>
    public bool ReviewsPurposeEdits { get; init; }

    /// <summary>Whether numbers of a running program may be removed. Default: yes.</summary>
    public bool AllowsRemovalWhileRunning { get; init; } = true;

    /// <summary>Whether Do Not Originate in a branding program is a notice instead of a refusal. Default: no.</summary>
    public bool AllowsDoNotOriginateInBrandingPrograms { get; init; }
}
