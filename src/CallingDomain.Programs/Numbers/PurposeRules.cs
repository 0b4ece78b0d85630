using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The rules for call purposes that adding, reassigning and editing share.</summary>
internal static class PurposeRules
{
    /// <summary>The notices for a purpose in a program. Whether the purpose is refused there is decided elsewhere.</summary>
    public static IEnumerable<PortalReason> NoticesIn(CallingProgram program, CallPurpose purpose)
    {
        if (purpose == CallPurpose.DoNotOriginate && program.Type.IsBranding) yield return PortalReason.PurposeDnoInBrandingProgram;
        if (purpose != program.Purpose && purpose != CallPurpose.MultiUseLine && program.Purpose != CallPurpose.MultiUseLine) yield return PortalReason.PurposeDiffersFromProgram;
    }

    /// <summary>Adds the facts of edited purposes, with the new reviews that the options ask for.</summary>
    public static void EditPurposes(this PlanDraft plan, ImmutableArray<(RegisteredNumber Number, CallPurpose To)> edits)
    {
        if (edits.IsEmpty) return;
        plan.Facts.Add(new PurposesEdited([.. edits.Select(edit => new PurposeEdit(edit.Number.Number, edit.Number.Purpose, edit.To))]));
        if (!plan.Options.ReviewsPurposeEdits) return;
        var review = new StatusChange(NumberStatus.Pending, StatusReason.ReviewedAgain);
        foreach (var (number, _) in edits)
        {
            if (Vetting.Decide(number.Status, review).TryGet(out var changed)) plan.Facts.Add(new NumberStatusChanged(number.Number, changed));
        }
    }
}
