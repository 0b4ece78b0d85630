using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>The rules that creating and editing a program share.</summary>
internal static class ProgramEdit
{
    /// <summary>The program with the details of a draft. The request is refused if a detail is invalid.</summary>
    public static CallingProgram Apply(PlanDraft plan, ProgramRules rules, ProgramDraft draft, CallingProgram program, Business? business)
    {
        var branding = plan.Options.Branding;
        var periods = rules.Periods(draft, plan.Reasons);
        if (draft.Image is { } image) plan.Add(branding.CheckImage(image with { Status = ContentStatus.Approved })); // its review may follow
        if (business is not null && draft.Display is { } display) plan.Add(branding.Check(display, business));
        plan.Add(branding.CheckCallReason(draft.CallReason));

        var type = draft.Type ?? program.Type;
        var isAuthenticated = draft.IsAuthenticated ?? (program.IsAuthenticated || type.NeedsAuthentication);
        if (type.NeedsAuthentication && !isAuthenticated) plan.Refuse(PortalReason.ProgramAuthenticationRequired);
        if (draft.Purpose == CallPurpose.DoNotOriginate) plan.Notices.Add(PortalReason.PurposeDoNotOriginate);
        var edited = program with
        {
            Name = draft.Name ?? "",
            Type = type,
            Purpose = draft.Purpose,
            Description = draft.Description,
            CallReason = draft.CallReason,
            IsAuthenticated = isAuthenticated,
            Periods = periods,
        };
        edited = WithImage(WithDisplay(edited, draft.Display, business, plan.Request.At), draft.Image);
        if (edited.WaitingDisplay is not null) plan.Notices.Add(PortalReason.DisplayPendingReview);
        return edited;
    }

    // An approved image stays approved, and is shown until another one is approved.
    private static CallingProgram WithImage(CallingProgram program, ProgramImage? image)
    {
        if (image is null || program.Image is not { Status: ContentStatus.Approved } shown) return program with { Image = image, NextImage = null };
        if (image.Id == shown.Id) return program with { Image = image with { Status = ContentStatus.Approved }, NextImage = null };
        return image.Status == ContentStatus.Approved ? program with { Image = image, NextImage = null } : program with { NextImage = image };
    }

    private static CallingProgram WithDisplay(CallingProgram program, DisplayName? display, Business? business, Instant at)
    {
        if (display is null) return program with { Display = null, NextDisplay = null };
        if (program.Display is { Status: ContentStatus.Approved } && program.Display.Display == display) return program with { NextDisplay = null };
        if (business is not null && business.ApprovedDisplayNames.Contains(display)) return program with { Display = new ReviewedDisplay(display, ContentStatus.Approved, at), NextDisplay = null };
        if (program.WaitingDisplay?.Display == display) return program; // already under review
        if (program.Display?.Display == display) return program with { NextDisplay = null }; // rejected before
        var waiting = new ReviewedDisplay(display, ContentStatus.UnderReview, at);
        return program.Display is { Status: ContentStatus.Approved } ? program with { NextDisplay = waiting } : program with { Display = waiting, NextDisplay = null };
    }
}
