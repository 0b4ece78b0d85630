using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Says what the review of a program's display name came to. Approved once, the business's programs may show it without another review.</summary>
/// <param name="At">When it is asked.</param>
/// <param name="Program">The program's identity.</param>
/// <param name="IsApproved">Whether it may be shown.</param>
public sealed record ReviewDisplay(Instant At, string Program, bool IsApproved) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan)
    {
        if (plan.Program(Program) is not { } program) return;
        var waiting = program.NextDisplay ?? program.Display?.Display;
        if (waiting is null)
        {
            plan.Refuse(PortalReason.DisplayNameMissing);
            return;
        }

        var reviewed = (program.NextDisplay, IsApproved) switch
        {
            (not null, false) => program with { NextDisplay = null }, // what was approved before goes on being shown
            (not null, true) => program with { Display = new ReviewedDisplay(waiting, ContentStatus.Approved, At), NextDisplay = null },
            _ => program with { Display = program.Display! with { Status = IsApproved ? ContentStatus.Approved : ContentStatus.Rejected } },
        };
        if (reviewed != program) plan.Facts.Add(new ProgramChanged(program, reviewed, ProgramAction.Reviewed));
        var business = plan.Portal.Businesses[program.Business];
        if (IsApproved && !business.ApprovedDisplayNames.Contains(waiting))
            plan.Facts.Add(new BusinessChanged(business, business with { ApprovedDisplayNames = business.ApprovedDisplayNames.Add(waiting) }));
    }
}
