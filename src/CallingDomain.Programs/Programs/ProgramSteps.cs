using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Checks the steps of creating a program.</summary>
internal static class ProgramSteps
{
    /// <summary>The steps, in order; the image step only if the type shows an image.</summary>
    public static ImmutableArray<PortalCheck> Check(Portal portal, CallingProgram program, Instant at, PortalOptions options)
    {
        var steps = ImmutableArray.CreateBuilder<PortalCheck>();
        Add(ProgramStep.BusinessUnit, [], []); // a program always has its unit
        Add(ProgramStep.Details, program.Type.NeedsAuthentication && !program.IsAuthenticated ? [PortalReason.ProgramAuthenticationRequired] : [], []);
        if (program.Type.ShowsName) AddDisplay();
        if (program.Type.ShowsImage) Add(ProgramStep.Image, options.Branding.CheckImage(program.Image).Reasons, []);
        AddSchedule();
        var numbers = portal.CountNumbers(program.Id);
        Add(ProgramStep.Numbers, numbers.Total == 0 ? [PortalReason.ProgramNoNumbers] : [], numbers is { Total: > 0, Active: 0 } ? [PortalReason.ProgramNoActiveNumbers] : []);
        return steps.DrainToImmutable();

        void Add(ProgramStep step, ImmutableArray<PortalReason> reasons, ImmutableArray<PortalReason> notices) => steps.Add(new PortalCheck(reasons, notices) { Step = step });

        void AddDisplay()
        {
            var check = options.Branding.Check(program.Display?.Display, portal.Businesses[program.Business]);
            Add(
                ProgramStep.Display,
                [
                    .. check.Reasons,
                    .. program.Display is { Status: ContentStatus.Rejected } ? [PortalReason.DisplayRejected] : Array.Empty<PortalReason>(),
                    .. options.Branding.CheckCallReason(program.CallReason).Reasons,
                ],
                program.Display is { Status: ContentStatus.UnderReview } ? check.Notices.Add(PortalReason.DisplayPendingReview) : check.Notices);
        }

        void AddSchedule()
        {
            if (program.Periods.IsEmpty) Add(ProgramStep.Schedule, [PortalReason.ScheduleStartMissing, PortalReason.ScheduleEndMissing], []);
            else if (program.Periods[^1].End <= at) Add(ProgramStep.Schedule, [PortalReason.ScheduleAlreadyEnded], []);
            else Add(ProgramStep.Schedule, [], program.Periods.Any(period => period.Start < at && period.Contains(at)) ? [PortalReason.ScheduleStartInPast] : []);
        }
    }
}
