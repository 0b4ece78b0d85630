using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Where a program stands in time, computed from facts and an instant.</summary>
public enum ProgramPhase : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Not launched.</summary>
    Draft = 1,

    /// <summary>Launched, and none of its periods has begun.</summary>
    Scheduled = 2,

    /// <summary>In one of its periods.</summary>
    Running = 3,

    /// <summary>Between two of its periods.</summary>
    Waiting = 4,

    /// <summary>Behind its last period.</summary>
    Ended = 5,

    /// <summary>Paused by a user.</summary>
    Paused = 6,

    /// <summary>Canceled by a user, for good.</summary>
    Cancelled = 7,
}

/// <summary>A calling program: the way in which registered numbers are used.</summary>
/// <param name="Id">Its identity, which never changes.</param>
/// <param name="Business">The identity of its business.</param>
/// <param name="Unit">The identity of its business unit.</param>
/// <param name="Name">Its name, unique within the unit in any case of letters.</param>
/// <param name="Type">What it does.</param>
/// <param name="Purpose">What its calls are for.</param>
/// <remarks>Immutable, thread-safe. Source: the portal, "How do I create a program".</remarks>
public sealed record CallingProgram(string Id, string Business, string Unit, string Name, ProgramType Type, CallPurpose Purpose)
{
    /// <summary>Its identity, which never changes.</summary>
    public string Id { get; } = Id;

    /// <summary>The identity of its business, which never changes.</summary>
    public string Business { get; } = Business;

    /// <summary>The identity of its business unit, which never changes.</summary>
    public string Unit { get; } = Unit;

    /// <summary>What it is for, in words. Default: empty.</summary>
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>What is shown, once it is approved; null when there is none.</summary>
    public ReviewedDisplay? Display { get; init; }

    /// <summary>What takes the place of <see cref="Display"/> once it is approved; until then that goes on being shown. Null when nothing waits.</summary>
    public ReviewedDisplay? NextDisplay { get; init; }

    /// <summary>The image; null when there is none.</summary>
    public ProgramImage? Image { get; init; }

    /// <summary>What takes the place of <see cref="Image"/> once it is approved; until then that goes on being shown. Null when nothing waits.</summary>
    public ProgramImage? NextImage { get; init; }

    /// <summary>Why the call is made, in words that are shown where there is room; null when none is given.</summary>
    public string? CallReason { get; init; }

    /// <summary>Whether its calls are authenticated; never taken back.</summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>The times in which it runs, in their order, none overlapping another.</summary>
    public ImmutableArray<ProgramPeriod> Periods { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>When it was launched; null for a draft.</summary>
    public Instant? LaunchedAt { get; init; }

    /// <summary>Since when it is paused; null when it is not.</summary>
    public Instant? PausedAt { get; init; }

    /// <summary>When it was cancelled; null when it was not.</summary>
    public Instant? CancelledAt { get; init; }

    internal Place Place { get; } = new(Business, Unit, Id);

    /// <summary>The display name that waits for its review; null when none does.</summary>
    internal ReviewedDisplay? WaitingDisplay => NextDisplay ?? (Display is { Status: ContentStatus.UnderReview } ? Display : null);

    internal bool IsPlausible =>
        CallPurposes.All.Contains(Purpose) && Type is not null && Name is not null && Periods.All(period => period is not null && period.Start < period.End)
        && new[] { Display?.Status, NextDisplay?.Status, Image?.Status, NextImage?.Status }.All(status => status is null || Enum.IsDefined(status.Value));

    /// <summary>Compares by content.</summary>
    public bool Equals(CallingProgram? other) =>
        other is not null && (Id, Business, Unit, Name, Purpose) == (other.Id, other.Business, other.Unit, other.Name, other.Purpose)
        && Type == other.Type && Description == other.Description && Display == other.Display && NextDisplay == other.NextDisplay && Image == other.Image && NextImage == other.NextImage
        && CallReason == other.CallReason && IsAuthenticated == other.IsAuthenticated && Periods.SequenceEqual(other.Periods)
        && LaunchedAt == other.LaunchedAt && PausedAt == other.PausedAt && CancelledAt == other.CancelledAt;

    /// <summary>By the identity.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);

    /// <summary>Where it stands at an instant.</summary>
    public ProgramPhase PhaseAt(Instant instant)
    {
        if (CancelledAt is not null) return ProgramPhase.Cancelled;
        if (LaunchedAt is null || instant < LaunchedAt) return ProgramPhase.Draft;
        if (Periods.IsEmpty || instant >= Periods[^1].End) return ProgramPhase.Ended;
        if (PausedAt is not null) return ProgramPhase.Paused;
        if (instant < Periods[0].Start) return ProgramPhase.Scheduled;
        return Periods.Any(period => period.Contains(instant)) ? ProgramPhase.Running : ProgramPhase.Waiting;
    }
}
