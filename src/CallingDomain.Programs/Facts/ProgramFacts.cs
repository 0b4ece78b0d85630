using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>What was done to a program.</summary>
public enum ProgramAction : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Details, display, image or schedule were set.</summary>
    Edited = 1,

    /// <summary>Its display name was reviewed.</summary>
    Reviewed = 2,

    /// <summary>It was launched.</summary>
    Launched = 3,

    /// <summary>It was paused.</summary>
    Paused = 4,

    /// <summary>It goes on after a pause.</summary>
    Resumed = 5,

    /// <summary>It was cancelled.</summary>
    Cancelled = 6,

    /// <summary>One of these was taken back.</summary>
    TakenBack = 7,
}

/// <summary>A program was created, as a draft.</summary>
/// <param name="Program">The program.</param>
public sealed record ProgramCreated(CallingProgram Program) : PortalFact
{
    /// <summary>The program.</summary>
    public CallingProgram Program { get; init => field = Given.NotNull(value); } = Given.NotNull(Program);

    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new ProgramWithdrawn(Program);

    internal override bool Fits(Portal portal) =>
        portal.Units.GetValueOrDefault(Program.Unit)?.Business == Program.Business && !portal.Programs.ContainsKey(Program.Id) && Program.IsPlausible;

    internal override Portal Apply(Portal portal) => portal.With(programs: portal.Programs.Add(Program.Id, Program));
}

/// <summary>The creation of a program was taken back.</summary>
/// <param name="Program">The program.</param>
public sealed record ProgramWithdrawn(CallingProgram Program) : PortalFact
{
    /// <summary>The program.</summary>
    public CallingProgram Program { get; init => field = Given.NotNull(value); } = Given.NotNull(Program);

    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new ProgramCreated(Program);

    internal override bool Fits(Portal portal) => portal.Programs.GetValueOrDefault(Program.Id) == Program && portal.NumbersOf(Program.Id).All == 0;

    internal override Portal Apply(Portal portal) => portal.With(programs: portal.Programs.Remove(Program.Id));
}

/// <summary>A program was changed.</summary>
/// <param name="From">As it was.</param>
/// <param name="To">As it is; identity, business and unit are the same.</param>
/// <param name="Action">What was done.</param>
public sealed record ProgramChanged(CallingProgram From, CallingProgram To, ProgramAction Action) : PortalFact
{
    /// <summary>As it was.</summary>
    public CallingProgram From { get; init => field = Given.NotNull(value); } = Given.NotNull(From);

    /// <summary>As it is.</summary>
    public CallingProgram To { get; init => field = Given.NotNull(value); } = Given.NotNull(To);

    /// <inheritdoc/>
    [JsonIgnore]
    public override PortalFact Inverse => new ProgramChanged(To, From, ProgramAction.TakenBack);

    internal override bool Fits(Portal portal) => portal.Programs.GetValueOrDefault(From.Id) == From && To.Place == From.Place && To.IsPlausible;

    // Its name is its own in the unit, authentication is not lost, and it has no number that may not be in it.
    internal override bool Keeps(Portal portal) =>
        (To.IsAuthenticated || !From.IsAuthenticated)
        && !portal.Programs.Values.Any(other => other.Id != To.Id && other.Unit == To.Unit && string.Equals(other.Name, To.Name, StringComparison.OrdinalIgnoreCase))
        && (!To.Type.Brands || From.Type.Brands || portal.NumbersOf(To.Id).DoNotOriginate == 0);

    internal override Portal Apply(Portal portal) => portal.With(programs: portal.Programs.SetItem(To.Id, To));
}
