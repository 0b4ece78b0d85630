using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Whether a number brands now, and if not, every cause.</summary>
/// <param name="Causes">All causes why it does not, in the order number, program, display; empty when it does.</param>
/// <remarks>Immutable, thread-safe. Carriers take days to follow; that is not known here.</remarks>
public sealed record Readiness(ImmutableArray<PortalReason> Causes)
{
    /// <summary>Whether calls from the number show the business now.</summary>
    public bool Brands => Causes.IsEmpty;

    /// <summary>Asks for a number at an instant.</summary>
    public static Readiness Of(Portal portal, PhoneNumber number, Instant at)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return new Readiness(portal.Find(number) is { } held ? [.. CausesOf(portal, held, at)] : [PortalReason.NumberNotFound]);
    }

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

    private static PortalReason? OfPhase(ProgramPhase phase) => phase switch
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
