using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Whether calls from a number show the business at an instant, and if not, why.</summary>
/// <param name="Reasons">All reasons why they do not, in the order number, program, display name; empty if they do.</param>
/// <param name="EstimatedFrom">
/// The instant from which the number is expected to brand, if only time and reviews are missing: the first instant in a period of the program after the minimum duration of the display name's
/// review. A review may end earlier or later. Null if the number brands now, or if an action is needed first (launch, resume, appeal, edit, move).
/// </param>
/// <remarks>Immutable, thread-safe, compared by content. <see cref="Portal.CheckReadiness"/> gives it. Carriers take days to follow an approval; the portal does not know about them.</remarks>
public sealed record Readiness(ImmutableArray<PortalReason> Reasons, [property: JsonConverter(typeof(ProgramsJsonConverter))] Instant? EstimatedFrom)
{
    private readonly Items<PortalReason> _reasons = Reasons;

    /// <summary>All reasons why calls do not show the business, in the order number, program, display name; empty if they do.</summary>
    public ImmutableArray<PortalReason> Reasons { get => _reasons; init => _reasons = value; }

    /// <summary>Whether calls from the number show the business.</summary>
    [JsonIgnore]
    public bool IsReady => Reasons.IsEmpty;

    /// <summary>The codes of the reasons; <c>Ready</c> if there are none.</summary>
    public override string ToString() => IsReady ? "Ready" : string.Join(' ', Reasons.Select(reason => reason.Code()));

    internal static Readiness Of(Portal portal, PhoneNumber number, Instant at, PortalOptions options)
    {
        if (portal.Find(number) is not { } held) return new Readiness([PortalReason.NumberNotFound], null);
        ImmutableArray<PortalReason> reasons = [.. ReasonsOf(portal, held, at)];
        var program = held.Place.Program is { } id ? portal.Programs[id] : null;
        return new Readiness(reasons, reasons.IsEmpty || program is null ? null : EstimateOf(program, reasons, at, options));
    }

    /// <summary>The reason why a program in a phase has no effect; null for a running program.</summary>
    internal static PortalReason? ReasonOf(ProgramPhase phase) => phase switch
    {
        ProgramPhase.Running => null,
        ProgramPhase.Draft => PortalReason.ProgramNotLaunched,
        ProgramPhase.Scheduled => PortalReason.ProgramNotStarted,
        ProgramPhase.Waiting => PortalReason.ProgramBetweenPeriods,
        ProgramPhase.Paused => PortalReason.ProgramPaused,
        ProgramPhase.Canceled => PortalReason.ProgramCanceled,
        _ => PortalReason.ProgramEnded,
    };

    private static Instant? EstimateOf(CallingProgram program, ImmutableArray<PortalReason> reasons, Instant at, PortalOptions options)
    {
        if (!reasons.All(reason => Passes(reason, program))) return null;
        var from = reasons.Contains(PortalReason.DisplayPendingReview) ? Instant.Max(at, EndOfReview(program.Display!, options.Branding.MinReviewTime)) : at;
        if (program.Periods.FirstOrDefault(period => period.End > from) is not { } next) return null; // the program ends first
        var begins = Instant.Max(from, next.Start);
        return begins > at ? begins : null;
    }

    // With time, or when a review ends.
    private static bool Passes(PortalReason reason, CallingProgram program) =>
        reason is PortalReason.NumberPending or PortalReason.ProgramNotStarted or PortalReason.ProgramBetweenPeriods or PortalReason.DisplayPendingReview
        || (reason == PortalReason.ImageNotApproved && program.Image is { Status: ContentStatus.UnderReview });

    private static Instant EndOfReview(ReviewedDisplay display, Duration least) => display.SubmittedAt > Instant.MaxValue - least ? Instant.MaxValue : display.SubmittedAt + least;

    private static IEnumerable<PortalReason> ReasonsOf(Portal portal, RegisteredNumber held, Instant at)
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
        if (!program.Type.IsBranding) yield return PortalReason.ProgramDoesNotBrand;
        if (ReasonOf(program.PhaseAt(at)) is { } phase) yield return phase;
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
}
