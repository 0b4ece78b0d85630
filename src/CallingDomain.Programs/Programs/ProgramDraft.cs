using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>A step of creating a program.</summary>
public enum ProgramStep : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Which business unit: one that is there, or a new one.</summary>
    BusinessUnit = 1,

    /// <summary>Type, name, call purpose, description.</summary>
    Details = 2,

    /// <summary>Display name and shorthand.</summary>
    Display = 3,

    /// <summary>The image; only for types that show one.</summary>
    Image = 4,

    /// <summary>Start and end.</summary>
    Schedule = 5,

    /// <summary>Phone numbers, then launch.</summary>
    Numbers = 6,
}

/// <summary>The entries of a form that creates or changes a program; each may be missing.</summary>
/// <remarks>Immutable, thread-safe. Source: the portal, "How do I create a program", steps 1 to 3.</remarks>
public sealed record ProgramDraft
{
    /// <summary>The identity of the business unit; null when none is chosen.</summary>
    public string? Unit { get; init; }

    /// <summary>A unit that is created with the program; <see cref="Unit"/> then names it, or is null.</summary>
    public BusinessUnit? NewUnit { get; init; }

    /// <summary>The type; null when none is chosen.</summary>
    public ProgramType? Type { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The call purpose; <see cref="CallPurpose.Unspecified"/> when none is chosen.</summary>
    public CallPurpose Purpose { get; init; }

    /// <summary>The description; may be empty.</summary>
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>What is to be shown: an existing value or a custom one; null when none is given.</summary>
    public DisplayName? Display { get; init; }

    /// <summary>The image; null when none is chosen.</summary>
    public ProgramImage? Image { get; init; }

    /// <summary>The call reason, which is optional; null when none is given.</summary>
    public string? CallReason { get; init; }

    /// <summary>Whether the calls are authenticated; null for as they are, or as the type needs. Default: null.</summary>
    public bool? IsAuthenticated { get; init; }

    /// <summary>Start of the schedule; null when none is given.</summary>
    public LocalDateTime? Start { get; init; }

    /// <summary>End of the schedule; null when none is given.</summary>
    public LocalDateTime? End { get; init; }

    /// <summary>The schedule's time zone in the tz database.</summary>
    public string Zone { get; init => field = value ?? ""; } = "";

    /// <summary>Further periods.</summary>
    public ImmutableArray<ProgramSchedule> FurtherSchedules { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>What a step still lacks, and what is to be noticed.</summary>
/// <param name="Step">The step.</param>
/// <param name="Reasons">All that is missing or wrong; empty when the step is done.</param>
/// <param name="Notices">What refuses nothing.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ProgramStepCheck(ProgramStep Step, ImmutableArray<PortalReason> Reasons, ImmutableArray<PortalReason> Notices)
{
    /// <summary>Whether nothing is missing or wrong.</summary>
    public bool IsDone => Reasons.IsEmpty;
}
