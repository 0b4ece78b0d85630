namespace CallingDomain.Dialing;

/// <summary>What a host says of a call beside its outcome.</summary>
/// <param name="Reference">The host's reference, such as its call identity; null for none.</param>
/// <param name="Note">A short note; null for none.</param>
internal sealed record CallRemarks(string? Reference, string? Note)
{
    /// <summary>Whether it says anything, in texts that can be kept.</summary>
    public bool IsPossible => this is not { Reference: null, Note: null } and not { Reference: "" } and not { Note: "" } && WhyNot(Reference, Campaign.MaxReferenceLength) is null && WhyNot(Note, Campaign.MaxNoteLength) is null;

    /// <summary>Reads the texts of a caller; an empty one is none.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="note">The note.</param>
    /// <param name="remarks">Both; null for neither.</param>
    /// <returns>Why they cannot be kept; null when they can.</returns>
    public static CampaignReason? Read(string? reference, string? note, out CallRemarks? remarks)
    {
        remarks = null;
        if (string.IsNullOrEmpty(reference) && string.IsNullOrEmpty(note)) return null;
        remarks = new CallRemarks(reference is "" ? null : reference, note is "" ? null : note);
        return WhyNot(reference, Campaign.MaxReferenceLength) ?? WhyNot(note, Campaign.MaxNoteLength);
    }

    /// <summary>The later of two remarks, with what only the earlier one says.</summary>
    public static CallRemarks? Of(CallRemarks? earlier, CallRemarks? later)
    {
        if (earlier is null || later is null) return later ?? earlier;
        return new CallRemarks(later.Reference ?? earlier.Reference, later.Note ?? earlier.Note);
    }

    private static CampaignReason? WhyNot(string? text, int longest) =>
        text is null ? null : text.Length > longest ? CampaignReason.TextTooLong : ContactText.IsWhole(text) ? null : CampaignReason.TextInvalid;
}
