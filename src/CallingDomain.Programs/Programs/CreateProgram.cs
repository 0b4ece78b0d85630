using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Creates a program as a draft, and its unit with it where a new one is named. What launching needs besides may come later.</summary>
/// <param name="At">When it is asked.</param>
/// <param name="Id">The program's identity.</param>
/// <param name="Draft">What is filled in: unit, type, name and purpose have to be.</param>
public sealed record CreateProgram(Instant At, string Id, ProgramDraft Draft) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan)
    {
        var rules = new ProgramRules(plan.Portal, plan.Options);
        if (string.IsNullOrWhiteSpace(Id)) plan.Refuse(PortalReason.IdMissing);
        else if (plan.Portal.Programs.ContainsKey(Id)) plan.Refuse(PortalReason.IdNotUnique);
        var unit = rules.Unit(Draft, plan.Reasons);
        plan.Reasons.AddRange(rules.Details(Draft, unit?.Id, self: null));
        var business = unit is null ? null : plan.Portal.Businesses.GetValueOrDefault(unit.Business ?? "");
        var program = ProgramEdit.Filled(plan, rules, Draft, new CallingProgram(Id, business?.Id ?? "", unit?.Id ?? "", "", ProgramType.Inform, default), business);
        if (Draft.NewUnit is { } created) plan.Facts.Add(new BusinessUnitCreated(created));
        plan.Facts.Add(new ProgramCreated(program));
    }
}

/// <summary>
/// Replaces all that is filled in of a program: what the draft leaves out is taken away. An approved display goes on being shown until the new one is approved; a program that is
/// launched keeps all that launching needs.
/// </summary>
/// <param name="At">When it is asked.</param>
/// <param name="Id">The program's identity.</param>
/// <param name="Draft">All that it is to have; its unit stays.</param>
public sealed record EditProgram(Instant At, string Id, ProgramDraft Draft) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan)
    {
        if (plan.Program(Id) is not { } program) return;
        var rules = new ProgramRules(plan.Portal, plan.Options);
        if (program.PhaseAt(At) is ProgramPhase.Ended or ProgramPhase.Cancelled) plan.Refuse(PortalReason.ProgramEnded);
        if (Draft.NewUnit is not null || (Draft.Unit is not null && Draft.Unit != program.Unit)) plan.Refuse(PortalReason.TargetMismatch);
        plan.Reasons.AddRange(rules.Details(Draft, program.Unit, program));
        var edited = ProgramEdit.Filled(plan, rules, Draft, program, plan.Portal.Businesses[program.Business]);
        if (edited.Type.Brands && !program.Type.Brands && !plan.Options.OnlyWarnsOfDnoInBrandingProgram
            && plan.Portal.NumbersOf(program.Id).DoNotOriginate > 0)
            plan.Refuse(PortalReason.PurposeDnoInBrandingProgram);
        if (program.LaunchedAt is not null) // what launching would refuse, but for its numbers
            plan.Reasons.AddRange(ProgramSteps.Check(plan.Portal, edited, At, plan.Options).Where(step => step.Step != ProgramStep.Numbers).SelectMany(step => step.Reasons));
        if (edited != program) plan.Facts.Add(new ProgramChanged(program, edited, ProgramAction.Edited));
    }
}

/// <summary>What creating and changing a program have in common.</summary>
internal static class ProgramEdit
{
    /// <summary>The program with what is filled in; what is wrong with it is refused.</summary>
    public static CallingProgram Filled(PlanDraft plan, ProgramRules rules, ProgramDraft draft, CallingProgram program, Business? business)
    {
        var periods = rules.Periods(draft, plan.Reasons);
        if (draft is { Start: null, End: not null }) plan.Refuse(PortalReason.ScheduleStartMissing);
        if (draft is { Start: not null, End: null }) plan.Refuse(PortalReason.ScheduleEndMissing);
        if (draft.Image is { } image) plan.Reasons.AddRange(plan.Options.Branding.CheckImage(image with { Status = ContentStatus.Approved })); // its review may follow
        if (business is not null && draft.Display is { } display)
        {
            var (refusals, notices) = rules.Display(display, business, draft.CallReason);
            plan.Reasons.AddRange(refusals);
            plan.Notices.AddRange(notices);
        }
        else plan.Reasons.AddRange(plan.Options.Branding.CheckCallReason(draft.CallReason));

        var type = draft.Type ?? program.Type;
        var isAuthenticated = draft.IsAuthenticated ?? (program.IsAuthenticated || type.NeedsAuthentication);
        if (type.NeedsAuthentication && !isAuthenticated) plan.Refuse(PortalReason.ProgramAuthenticationRequired);
        if (draft.Purpose == Numbers.CallPurpose.DoNotOriginate) plan.Notices.Add(PortalReason.PurposeDoNotOriginate);
        var edited = program with
        {
            Name = draft.Name ?? "",
            Type = type,
            Purpose = draft.Purpose,
            Description = draft.Description,
            CallReason = draft.CallReason,
            IsAuthenticated = isAuthenticated,
            Periods = periods.SequenceEqual(program.Periods) ? program.Periods : periods,
        };
        edited = WithImage(WithDisplay(edited, draft.Display, business, plan.Request.At), draft.Image);
        if (edited.WaitingDisplay is not null) plan.Notices.Add(PortalReason.DisplayPendingReview);
        return edited;
    }

    private static CallingProgram WithImage(CallingProgram program, ProgramImage? image) =>
        image is not null && image.Status != ContentStatus.Approved && program.Image is { Status: ContentStatus.Approved } && program.Image.Id != image.Id
            ? program with { NextImage = image }
            : program with { Image = image is not null && image.Id == program.Image?.Id && program.Image.Status == ContentStatus.Approved ? image with { Status = ContentStatus.Approved } : image, NextImage = null };

    private static CallingProgram WithDisplay(CallingProgram program, DisplayName? display, Business? business, Instant at)
    {
        if (display is null) return program with { Display = null, NextDisplay = null };
        if (program.Display is { Status: ContentStatus.Approved } && program.Display.Display == display) return program with { NextDisplay = null };
        if (business is not null && business.ApprovedDisplayNames.Contains(display)) return program with { Display = new ReviewedDisplay(display, ContentStatus.Approved, at), NextDisplay = null };
        if (program.WaitingDisplay?.Display == display) return program; // it waits already
        if (program.Display?.Display == display) return program with { NextDisplay = null }; // rejected, and not another
        var waiting = new ReviewedDisplay(display, ContentStatus.UnderReview, at);
        return program.Display is { Status: ContentStatus.Approved } ? program with { NextDisplay = waiting } : program with { Display = waiting, NextDisplay = null };
    }
}
