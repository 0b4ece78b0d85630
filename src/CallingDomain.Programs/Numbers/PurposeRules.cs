using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>What adding, moving and editing have in common where a call purpose is concerned.</summary>
internal static class PurposeRules
{
    /// <summary>What is to be noticed of a purpose in a program; whether it is refused there is another question.</summary>
    public static IEnumerable<PortalReason> NoticesIn(CallingProgram program, CallPurpose purpose)
    {
        if (purpose == CallPurpose.DoNotOriginate && program.Type.Brands) yield return PortalReason.PurposeDnoInBrandingProgram;
        if (purpose != program.Purpose && purpose != CallPurpose.MultiUseLine && program.Purpose != CallPurpose.MultiUseLine) yield return PortalReason.PurposeDiffersFromProgram;
    }

    /// <summary>The facts of purposes that change, with the new reviews where the options have edits reviewed.</summary>
    public static void AddPurposes(this PlanDraft plan, ImmutableArray<(RegisteredNumber Number, CallPurpose To)> edits)
    {
        if (edits.IsEmpty) return;
        plan.Facts.Add(new PurposesEdited([.. edits.Select(edit => new PurposeEdit(edit.Number.Number, edit.Number.Purpose, edit.To))]));
        if (!plan.Options.ReviewsPurposeEdits) return;
        var review = new StatusChange(NumberStatus.Pending, StatusReason.NumberReviewedAgain);
        foreach (var (number, _) in edits)
        {
            if (Vetting.Decide(number.Status, review).TryGet(out var changed)) plan.Facts.Add(new NumberStatusChanged(number.Number, changed));
        }
    }
}
