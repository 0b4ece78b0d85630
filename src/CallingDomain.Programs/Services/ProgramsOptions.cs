using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>The options of the services that <c>AddCallingDomainPrograms</c> registers: those of <see cref="PortalOptions"/>, whose time zones are the container's.</summary>
/// <remarks>Not thread-safe.</remarks>
[JsonConverter(typeof(ProgramsJsonConverter))]
public sealed class ProgramsOptions : ICheckedOptions<ProgramsOptions>
{
    /// <summary>The maximum length of a program's name in characters, at least 1. Default: 64.</summary>
    public int MaxProgramNameLength { get; set; } = 64;

    /// <summary>The maximum length of a program's description in characters, at least 0. Default: 500.</summary>
    public int MaxDescriptionLength { get; set; } = 500;

    /// <summary>The rules for display names, call reasons and images. Default: <see cref="BrandingPolicy.Default"/>.</summary>
    public BrandingPolicy Branding { get; set; } = BrandingPolicy.Default;

    /// <summary>The rule for local times that a clock change skips or repeats. Default: <see cref="ClockChangeRule.Refuse"/>.</summary>
    public ClockChangeRule ClockChanges { get; set; } = ClockChangeRule.Refuse;

    /// <summary>Whether editing the purpose of an Active number sets its status back to Pending. Default: no.</summary>
    public bool ReviewsPurposeEdits { get; set; }

    /// <summary>Whether numbers of a running program may be removed. Default: yes.</summary>
    public bool AllowsRemovalWhileRunning { get; set; } = true;

    /// <summary>Whether Do Not Originate in a branding program is a notice instead of a refusal. Default: no.</summary>
    public bool AllowsDoNotOriginateInBrandingPrograms { get; set; }

    internal PortalOptions With(IDateTimeZoneProvider zones) => new(zones)
    {
        MaxProgramNameLength = MaxProgramNameLength,
        MaxDescriptionLength = MaxDescriptionLength,
        Branding = Branding,
        ClockChanges = ClockChanges,
        ReviewsPurposeEdits = ReviewsPurposeEdits,
        AllowsRemovalWhileRunning = AllowsRemovalWhileRunning,
        AllowsDoNotOriginateInBrandingPrograms = AllowsDoNotOriginateInBrandingPrograms,
    };

    ProgramsOptions ICheckedOptions<ProgramsOptions>.Copy() => (ProgramsOptions)MemberwiseClone();

    void ICheckedOptions<ProgramsOptions>.Check(OptionProblems problems)
    {
        problems.RequireAtLeast(nameof(MaxProgramNameLength), 1, MaxProgramNameLength);
        problems.RequireAtLeast(nameof(MaxDescriptionLength), 0, MaxDescriptionLength);
        problems.Require(nameof(Branding), Branding);
        problems.RequireDefined(nameof(ClockChanges), ClockChanges);
    }
}
