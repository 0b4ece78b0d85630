using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Records the result of the review of a display name. All programs of the business may show an approved name without another review.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Program">The ID of a program that has the name.</param>
/// <param name="IsApproved">Whether the name is approved.</param>
public sealed record ReviewDisplay(Instant At, string Program, bool IsApproved) : PortalRequest(At)
{
    /// <summary>The reviewed name. Required to reject a name that is shown already. Default: null, which means the name under review.</summary>
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

        // Several programs of the business may have the name.
        foreach (var each in plan.Portal.Programs.Values.Where(each => each.Business == program.Business))
        {
            var after = After(each, reviewed);
            if (after != each) plan.Facts.Add(new ProgramChanged(each, after, ProgramAction.Reviewed));
        }

        var wasApproved = plan.Portal.Businesses[program.Business].ApprovedDisplayNames.Contains(reviewed);
        if (IsApproved && !wasApproved) plan.Facts.Add(new DisplayNameApproved(program.Business, reviewed));
        if (!IsApproved && wasApproved) plan.Facts.Add(new DisplayNameRevoked(program.Business, reviewed));
    }

    private CallingProgram After(CallingProgram program, DisplayName reviewed)
    {
        if (program.NextDisplay?.Display == reviewed)
            return IsApproved ? program with { Display = program.NextDisplay with { Status = ContentStatus.Approved }, NextDisplay = null } : program with { NextDisplay = null };
        return program.Display?.Display == reviewed ? program with { Display = program.Display with { Status = IsApproved ? ContentStatus.Approved : ContentStatus.Rejected } } : program;
    }
}
