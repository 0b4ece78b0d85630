using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>The phase of a program at an instant.</summary>
[JsonConverter(typeof(CodeJsonConverter<ProgramPhase>))]
public enum ProgramPhase : byte
{
    /// <summary>No phase.</summary>
    Unspecified = 0,

    /// <summary>Not launched.</summary>
    [JsonStringEnumMemberName("Draft")]
    Draft = 1,

    /// <summary>Launched, before its first period.</summary>
    [JsonStringEnumMemberName("Scheduled")]
    Scheduled = 2,

    /// <summary>In a period.</summary>
    [JsonStringEnumMemberName("Running")]
    Running = 3,

    /// <summary>Between two periods.</summary>
    [JsonStringEnumMemberName("Waiting")]
    Waiting = 4,

    /// <summary>After its last period.</summary>
    [JsonStringEnumMemberName("Ended")]
    Ended = 5,

    /// <summary>Paused by a user.</summary>
    [JsonStringEnumMemberName("Paused")]
    Paused = 6,

    /// <summary>Canceled by a user, permanently.</summary>
    [JsonStringEnumMemberName("Canceled")]
    Canceled = 7,
}

/// <summary>A calling program: how registered numbers are used.</summary>
/// <param name="Id">The ID, which never changes.</param>
/// <param name="Business">The ID of the business.</param>
/// <param name="Unit">The ID of the business unit.</param>
/// <param name="Name">The name, unique within the unit ignoring case.</param>
/// <param name="Type">The type.</param>
/// <param name="Purpose">The call purpose.</param>
/// <remarks>Immutable, thread-safe, compared by content. Source: the portal, "How do I create a program".</remarks>
public sealed record CallingProgram(string Id, string Business, string Unit, string Name, ProgramType Type, CallPurpose Purpose)
{
    private readonly Items<ProgramPeriod> _periods;

    /// <summary>The ID, which never changes.</summary>
    public string Id { get; } = Id;

    /// <summary>The ID of the business, which never changes.</summary>
    public string Business { get; } = Business;

    /// <summary>The ID of the business unit, which never changes.</summary>
    public string Unit { get; } = Unit;

    /// <summary>The description. Default: empty.</summary>
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>The display name, shown once it is approved; null if there is none.</summary>
    public ReviewedDisplay? Display { get; init; }

    /// <summary>The display name that replaces <see cref="Display"/> once it is approved; null if none is under review.</summary>
    public ReviewedDisplay? NextDisplay { get; init; }

    /// <summary>The image, shown once it is approved; null if there is none.</summary>
    public ProgramImage? Image { get; init; }

    /// <summary>The image that replaces <see cref="Image"/> once it is approved; null if none is under review.</summary>
    public ProgramImage? NextImage { get; init; }

    /// <summary>The call reason, shown where there is room; null if none is given.</summary>
    public string? CallReason { get; init; }

    /// <summary>Whether the calls are authenticated. Once set, never cleared.</summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>The periods in which the program runs, in order, without overlap.</summary>
    public ImmutableArray<ProgramPeriod> Periods { get => _periods; init => _periods = value; }

    /// <summary>The instant of the launch; null for a draft.</summary>
    [JsonConverter(typeof(ProgramsJsonConverter))]
    public Instant? LaunchedAt { get; init; }

    /// <summary>The instant of the pause; null if the program is not paused.</summary>
    [JsonConverter(typeof(ProgramsJsonConverter))]
    public Instant? PausedAt { get; init; }

    /// <summary>The instant of the cancellation; null if the program is not canceled.</summary>
    [JsonConverter(typeof(ProgramsJsonConverter))]
    public Instant? CanceledAt { get; init; }

    internal Place Place { get; } = new(Business, Unit, Id);

    /// <summary>The display name under review; null if there is none.</summary>
    internal ReviewedDisplay? WaitingDisplay => NextDisplay ?? (Display is { Status: ContentStatus.UnderReview } ? Display : null);

    internal bool IsPlausible =>
        CallPurposes.All.Contains(Purpose) && Type is not null && Name is not null && Periods.All(period => period is not null && period.Start < period.End)
        && new[] { Display?.Status, NextDisplay?.Status, Image?.Status, NextImage?.Status }.All(status => status is null || Enum.IsDefined(status.Value));

    /// <summary>The phase at an instant.</summary>
    public ProgramPhase PhaseAt(Instant instant)
    {
        if (CanceledAt is not null) return ProgramPhase.Canceled;
        if (LaunchedAt is null || instant < LaunchedAt) return ProgramPhase.Draft;
        if (Periods.IsEmpty || instant >= Periods[^1].End) return ProgramPhase.Ended;
        if (PausedAt is not null) return ProgramPhase.Paused;
        if (instant < Periods[0].Start) return ProgramPhase.Scheduled;
        return Periods.Any(period => period.Contains(instant)) ? ProgramPhase.Running : ProgramPhase.Waiting;
    }
}
