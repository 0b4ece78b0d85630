using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>An action on a program.</summary>
[JsonConverter(typeof(CodeJsonConverter<ProgramAction>))]
internal enum ProgramAction : byte
{
    Unspecified = 0,

    /// <summary>Details, display name, image or schedule were set.</summary>
    [JsonStringEnumMemberName("Edited")]
    Edited = 1,

    /// <summary>The display name or the image was reviewed.</summary>
    [JsonStringEnumMemberName("Reviewed")]
    Reviewed = 2,

    [JsonStringEnumMemberName("Launched")]
    Launched = 3,

    [JsonStringEnumMemberName("Paused")]
    Paused = 4,

    [JsonStringEnumMemberName("Resumed")]
    Resumed = 5,

    [JsonStringEnumMemberName("Canceled")]
    Canceled = 6,

    /// <summary>One of the other actions was reverted.</summary>
    [JsonStringEnumMemberName("Reverted")]
    Reverted = 7,
}

/// <summary>A program was created, as a draft.</summary>
internal sealed record ProgramCreated(CallingProgram Program) : JsonFact("ProgramCreated")
{
    internal override PortalFact Inverse => new ProgramReverted(Program);

    internal override Place? ConcernedPlace => Program.Place;

    internal override string Subject => Program.Place.ToString();

    internal override bool Fits(Portal portal) =>
        portal.Units.GetValueOrDefault(Program.Unit)?.Business == Program.Business && !portal.Programs.ContainsKey(Program.Id) && Program.IsPlausible;

    internal override Portal Apply(Portal portal) => portal.With(programs: portal.Programs.Add(Program.Id, Program));
}

/// <summary>The creation of a program was reverted.</summary>
internal sealed record ProgramReverted(CallingProgram Program) : JsonFact("ProgramReverted")
{
    internal override PortalFact Inverse => new ProgramCreated(Program);

    internal override Place? ConcernedPlace => Program.Place;

    internal override string Subject => Program.Place.ToString();

    internal override bool Fits(Portal portal) => portal.Programs.GetValueOrDefault(Program.Id) == Program && portal.CountNumbers(Program.Id).Total == 0;

    internal override Portal Apply(Portal portal) => portal.With(programs: portal.Programs.Remove(Program.Id));
}

/// <summary>A program was changed. ID, business and unit are unchanged.</summary>
internal sealed record ProgramChanged(CallingProgram From, CallingProgram To, ProgramAction Action) : JsonFact("ProgramChanged")
{
    internal override PortalFact Inverse => new ProgramChanged(To, From, ProgramAction.Reverted);

    internal override Place? ConcernedPlace => To.Place;

    internal override string Subject => $"{To.Place} {Action}";

    internal override bool Fits(Portal portal) => portal.Programs.GetValueOrDefault(From.Id) == From && To.Place == From.Place && To.IsPlausible;

    // The name is unique within the unit, authentication stays on, and a branding program has no Do Not Originate number.
    internal override bool Keeps(Portal portal) =>
        (To.IsAuthenticated || !From.IsAuthenticated)
        && !portal.Programs.Values.Any(other => other.Id != To.Id && other.Unit == To.Unit && string.Equals(other.Name, To.Name, StringComparison.OrdinalIgnoreCase))
        && (!To.Type.IsBranding || From.Type.IsBranding || portal.CountNumbers(To.Id).DoNotOriginate == 0);

    internal override Portal Apply(Portal portal) => portal.With(programs: portal.Programs.SetItem(To.Id, To));
}
