using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Records the result of the review of a program's image.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Program">The ID of the program.</param>
/// <param name="Image">The ID of the reviewed image.</param>
/// <param name="IsApproved">Whether the image is approved.</param>
public sealed record ReviewImage(Instant At, string Program, string Image, bool IsApproved) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan)
    {
        if (plan.Program(Program) is not { } program) return;
        var status = IsApproved ? ContentStatus.Approved : ContentStatus.Rejected;
        CallingProgram? after = null;
        if (program.NextImage is { } next && next.Id == Image) after = IsApproved ? program with { Image = next with { Status = status }, NextImage = null } : program with { NextImage = null };
        else if (program.Image is { } image && image.Id == Image) after = program with { Image = image with { Status = status } };
        if (after is null) plan.Refuse(PortalReason.ProgramImageMissing);
        else if (after != program) plan.Facts.Add(new ProgramChanged(program, after, ProgramAction.Reviewed));
    }
}
