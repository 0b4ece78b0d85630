using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>What each step of a program lacks before it can be launched.</summary>
/// <remarks>Stateless.</remarks>
public static class ProgramSteps
{
    /// <summary>The steps of a program, in their order; the image's only where the type shows one.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="program">A program of it.</param>
    /// <param name="at">When it would be launched.</param>
    /// <param name="options">The host's options.</param>
    public static ImmutableArray<ProgramStepCheck> Check(Portal portal, CallingProgram program, Instant at, PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(portal);
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(options);
        var steps = ImmutableArray.CreateBuilder<ProgramStepCheck>();
        Add(ProgramStep.BusinessUnit, portal.Units.ContainsKey(program.Unit) ? [] : [PortalReason.ProgramBusinessUnitMissing], []);
        Add(ProgramStep.Details, program.Type.NeedsAuthentication && !program.IsAuthenticated ? [PortalReason.ProgramAuthenticationRequired] : [], []);
        if (program.Type.ShowsName) AddDisplay();
        if (program.Type.ShowsImage) Add(ProgramStep.Image, options.Branding.CheckImage(program.Image), []);
        AddSchedule();
        var numbers = portal.NumbersOf(program.Id);
        Add(ProgramStep.Numbers, numbers.All == 0 ? [PortalReason.ProgramNoNumbers] : [], numbers is { All: > 0, Active: 0 } ? [PortalReason.ProgramNoActiveNumbers] : []);
        return steps.DrainToImmutable();

        void Add(ProgramStep step, ImmutableArray<PortalReason> reasons, ImmutableArray<PortalReason> notices) => steps.Add(new ProgramStepCheck(step, reasons, notices));

        void AddDisplay()
        {
            var (refusals, notices) = options.Branding.Check(program.Display?.Display, portal.Businesses[program.Business]);
            if (program.Display is { Status: ContentStatus.Rejected }) refusals = refusals.Add(PortalReason.DisplayRejected);
            if (program.Display is { Status: ContentStatus.UnderReview }) notices = notices.Add(PortalReason.DisplayPendingReview);
            Add(ProgramStep.Display, refusals.AddRange(options.Branding.CheckCallReason(program.CallReason)), notices);
        }

        void AddSchedule()
        {
            if (program.Periods.IsEmpty) Add(ProgramStep.Schedule, [PortalReason.ScheduleStartMissing, PortalReason.ScheduleEndMissing], []);
            else if (program.Periods[^1].End <= at) Add(ProgramStep.Schedule, [PortalReason.ScheduleAlreadyEnded], []);
            else Add(ProgramStep.Schedule, [], program.Periods.Any(period => period.Start < at && period.Contains(at)) ? [PortalReason.ScheduleStartInPast] : []);
        }
    }
}
