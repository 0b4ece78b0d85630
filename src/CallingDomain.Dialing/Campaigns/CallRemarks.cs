using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>The host's remarks on a call.</summary>
/// <param name="Reference">The host's reference, such as its call identity; null for none.</param>
/// <param name="Note">A short note; null for none.</param>
internal sealed record CallRemarks(string? Reference, string? Note)
{
    /// <summary>Whether there is a remark, and all texts are valid.</summary>
    public bool IsPossible => this is not { Reference: null, Note: null } and not { Reference: "" } and not { Note: "" } && Check(Reference, Campaign.MaxReferenceLength) is null && Check(Note, Campaign.MaxNoteLength) is null;

    /// <summary>Checks a caller's texts; an empty text is none.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="note">The note.</param>
    /// <param name="remarks">The remarks; null for none.</param>
    /// <returns>Why they are refused; null if they are not.</returns>
    public static CampaignReason? Read(string? reference, string? note, out CallRemarks? remarks)
    {
        remarks = null;
        if (string.IsNullOrEmpty(reference) && string.IsNullOrEmpty(note)) return null;
        remarks = new CallRemarks(reference is "" ? null : reference, note is "" ? null : note);
        return Check(reference, Campaign.MaxReferenceLength) ?? Check(note, Campaign.MaxNoteLength);
    }

    /// <summary>The remarks with these texts; null for none.</summary>
    public static CallRemarks? Of(string? reference, string? note) => reference is null && note is null ? null : new CallRemarks(reference, note);

    /// <summary>Combines two remarks; texts of the later one take precedence.</summary>
    public static CallRemarks? Of(CallRemarks? earlier, CallRemarks? later)
    {
        if (earlier is null || later is null) return later ?? earlier;
        return new CallRemarks(later.Reference ?? earlier.Reference, later.Note ?? earlier.Note);
    }

    /// <summary>Why a text is refused; null if it is not.</summary>
    public static CampaignReason? Check(string? text, int longest) =>
        text is null ? null : text.Length > longest ? CampaignReason.TextTooLong : ContactText.IsWhole(text) ? null : CampaignReason.TextInvalid;
}
