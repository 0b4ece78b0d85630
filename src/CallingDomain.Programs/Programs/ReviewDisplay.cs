using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Says what the review of a display name came to. Approved once, all programs of the business may show it without another review.</summary>
/// <param name="At">When it is asked.</param>
/// <param name="Program">The identity of a program that has the name.</param>
/// <param name="IsApproved">Whether it may be shown.</param>
public sealed record ReviewDisplay(Instant At, string Program, bool IsApproved) : PortalRequest(At)
{
    /// <summary>
    /// The name that was reviewed; null for the one that waits. To reject a name that is shown already, it has to be given.
    /// </summary>
    public DisplayName? Display { get; init; }

    internal override void Decide(PlanDraft plan)
    {
        if (plan.Program(Program) is not { } program) return;
        var reviewed = Display ?? program.WaitingDisplay?.Display;
        if (reviewed is null || (reviewed != program.Display?.Display && reviewed != program.NextDisplay?.Display))
        {
            if (Display is null && program.Display is not null) plan.Notices.Add(PortalReason.DisplayNotUnderReview);
            else plan.Refuse(Display is null ? PortalReason.DisplayNameMissing : PortalReason.DisplayNotUnderReview);
            return;
        }

        // The same name may wait in several programs of the business.
        foreach (var each in plan.Portal.Programs.Values.Where(each => each.Business == program.Business))
        {
            var after = After(each, reviewed);
            if (after != each) plan.Facts.Add(new ProgramChanged(each, after, ProgramAction.Reviewed));
        }

        var wasApproved = plan.Portal.Businesses[program.Business].ApprovedDisplayNames.Contains(reviewed);
        if (IsApproved && !wasApproved) plan.Facts.Add(new DisplayNameApproved(program.Business, reviewed));
        if (!IsApproved && wasApproved) plan.Facts.Add(new DisplayNameWithdrawn(program.Business, reviewed));
    }

    private CallingProgram After(CallingProgram program, DisplayName reviewed)
    {
        if (program.NextDisplay?.Display == reviewed)
            return IsApproved ? program with { Display = program.NextDisplay with { Status = ContentStatus.Approved }, NextDisplay = null } : program with { NextDisplay = null };
        return program.Display?.Display == reviewed ? program with { Display = program.Display with { Status = IsApproved ? ContentStatus.Approved : ContentStatus.Rejected } } : program;
    }
}
