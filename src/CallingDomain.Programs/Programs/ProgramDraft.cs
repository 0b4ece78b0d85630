using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The form that creates or edits a program. Each entry may be missing.</summary>
/// <remarks>Immutable, thread-safe, compared by content. Source: the portal, "How do I create a program", steps 1 to 3.</remarks>
public sealed record ProgramDraft
{
    private readonly Items<ProgramSchedule> _schedules;

    /// <summary>The ID of the business unit; null if none is chosen.</summary>
    public string? Unit { get; init; }

    /// <summary>A unit to create together with the program. <see cref="Unit"/> is then its ID, or null.</summary>
    public BusinessUnit? NewUnit { get; init; }

    /// <summary>The type; null if none is chosen.</summary>
    public ProgramType? Type { get; init; }

    /// <summary>The name; null if none is given.</summary>
    public string? Name { get; init; }

    /// <summary>The call purpose; <see cref="CallPurpose.Unspecified"/> if none is chosen.</summary>
    public CallPurpose Purpose { get; init; }

    /// <summary>The description. Default: empty.</summary>
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>The display name: one approved before, or a custom one; null if none is given.</summary>
    public DisplayName? Display { get; init; }

    /// <summary>The image; null if none is chosen.</summary>
    public ProgramImage? Image { get; init; }

    /// <summary>The call reason, which is optional; null if none is given.</summary>
    public string? CallReason { get; init; }

    /// <summary>Whether the calls are authenticated. Default: null, which keeps the present value or takes the value that the type needs.</summary>
    public bool? IsAuthenticated { get; init; }

    /// <summary>The schedules, in any order. Default: none.</summary>
    public ImmutableArray<ProgramSchedule> Schedules { get => _schedules; init => _schedules = value; }
}
