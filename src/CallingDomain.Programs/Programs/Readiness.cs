using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Whether a number brands now, and if not, every cause.</summary>
/// <param name="Causes">All causes why it does not, in the order number, program, display; empty when it does.</param>
/// <param name="EstimatedFrom">
/// From when it may be expected to brand, where time and reviews alone are missing: the first instant in a period of the program by which a review of its display name will have had its least time. Null when it brands now, when
/// an action is needed first (launch, resume, appeal, edit, move), and when time says nothing. A review may be done earlier or later.
/// </param>
/// <remarks>Immutable, thread-safe. Carriers take days to follow; that is not known here.</remarks>
public sealed record Readiness(ImmutableArray<PortalReason> Causes, Instant? EstimatedFrom)
{
    /// <summary>Whether calls from the number show the business now.</summary>
    public bool Brands => Causes.IsEmpty;

    /// <summary>Asks for a number at an instant.</summary>
    public static Readiness Of(Portal portal, PhoneNumber number, Instant at, PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(portal);
        ArgumentNullException.ThrowIfNull(options);
        if (portal.Find(number) is not { } held) return new Readiness([PortalReason.NumberNotFound], null);
        ImmutableArray<PortalReason> causes = [.. CausesOf(portal, held, at)];
        var program = held.Place.Program is { } id ? portal.Programs[id] : null;
        return new Readiness(causes, causes.IsEmpty || program is null ? null : EstimateOf(program, causes, at, options));
    }

    /// <summary>Compares by content.</summary>
    public bool Equals(Readiness? other) => other is not null && EstimatedFrom == other.EstimatedFrom && Contents.Same(Causes, other.Causes);

    /// <summary>By the content.</summary>
    public override int GetHashCode() => HashCode.Combine(EstimatedFrom, Contents.Hash(Causes));

    private static Instant? EstimateOf(CallingProgram program, ImmutableArray<PortalReason> causes, Instant at, PortalOptions options)
    {
        if (!causes.All(cause => PassesByItself(cause, program))) return null;
        var from = causes.Contains(PortalReason.DisplayPendingReview) ? Instant.Max(at, EndOfReview(program.Display!, options.Branding.LeastReviewTime)) : at;
        if (program.Periods.FirstOrDefault(period => period.End > from) is not { } next) return null; // it ends first
        var begins = Instant.Max(from, next.Start);
        return begins > at ? begins : null;
    }

    // With time, or with a review that is under way.
    private static bool PassesByItself(PortalReason cause, CallingProgram program) =>
        cause is PortalReason.NumberPending or PortalReason.ProgramNotStarted or PortalReason.ProgramBetweenPeriods or PortalReason.DisplayPendingReview
        || (cause == PortalReason.ImageNotApproved && program.Image is { Status: ContentStatus.UnderReview });

    private static Instant EndOfReview(ReviewedDisplay display, Duration least) => display.SubmittedAt > Instant.MaxValue - least ? Instant.MaxValue : display.SubmittedAt + least;

    private static IEnumerable<PortalReason> CausesOf(Portal portal, RegisteredNumber held, Instant at)
    {
        if (held.Status == NumberStatus.Pending) yield return PortalReason.NumberPending;
        if (held.Status == NumberStatus.Rejected) yield return PortalReason.NumberRejected;
        if (held.Purpose == CallPurpose.DoNotOriginate) yield return PortalReason.PurposeIsDno;
        if (held.Place.Program is not { } id)
        {
            yield return PortalReason.NumberNotInProgram;
            yield break;
        }

        var program = portal.Programs[id];
        if (!program.Type.Brands) yield return PortalReason.ProgramDoesNotBrand;
        if (OfPhase(program.PhaseAt(at)) is { } phase) yield return phase;
        if (program.Type.NeedsAuthentication && !program.IsAuthenticated) yield return PortalReason.ProgramAuthenticationRequired;
        if (program.Type.ShowsName && program.Display is not { Status: ContentStatus.Approved })
            yield return program.Display?.Status switch
            {
                null => PortalReason.DisplayNameMissing,
                ContentStatus.Rejected => PortalReason.DisplayRejected,
                _ => PortalReason.DisplayPendingReview,
            };
        if (program.Type.ShowsImage && program.Image is not { Status: ContentStatus.Approved })
            yield return program.Image is null ? PortalReason.ProgramImageMissing : PortalReason.ImageNotApproved;
    }

    /// <summary>Why a program of a phase does nothing now; null for one that runs.</summary>
    internal static PortalReason? OfPhase(ProgramPhase phase) => phase switch
    {
        ProgramPhase.Running => null,
        ProgramPhase.Draft => PortalReason.ProgramNotLaunched,
        ProgramPhase.Scheduled => PortalReason.ProgramNotStarted,
        ProgramPhase.Waiting => PortalReason.ProgramBetweenPeriods,
        ProgramPhase.Paused => PortalReason.ProgramPaused,
        ProgramPhase.Cancelled => PortalReason.ProgramCancelled,
        _ => PortalReason.ProgramEnded,
    };
}
