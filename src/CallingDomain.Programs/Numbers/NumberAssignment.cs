using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>A number with its business, unit and program: the portal's "View Assignments".</summary>
/// <param name="Number">The number, with its place, purpose and status.</param>
/// <param name="Business">The business.</param>
/// <param name="Unit">The business unit; null on the business level.</param>
/// <param name="Program">The program; null on the other levels.</param>
/// <remarks>Immutable, thread-safe. <see cref="Portal.FindAssignment"/> gives it. Source: the portal, "View Phone Number Assignment".</remarks>
public sealed record NumberAssignment(RegisteredNumber Number, Business Business, BusinessUnit? Unit, CallingProgram? Program)
{
    /// <summary>The display name of the program; null if there is none.</summary>
    [JsonIgnore]
    public DisplayName? DisplayName => Program?.Display?.Display;

    /// <summary>The periods of the program: the portal's "Duration".</summary>
    [JsonIgnore]
    public ImmutableArray<ProgramPeriod> Periods => Program?.Periods ?? [];
}
