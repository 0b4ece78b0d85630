namespace CallingDomain.Dialing;

/// <summary>The stable codes of the kinds of facts.</summary>
internal static class CampaignFactCodes
{
    private static readonly WordTable<CampaignFactKind> Codes = JsonWords.All<CampaignFactKind>();

    /// <summary>Whether the kind is defined.</summary>
    public static bool IsKnown(CampaignFactKind kind) => Codes.Has(kind);

    /// <summary>Whether facts of a kind belong to one contact and have its state; other facts belong to the whole campaign.</summary>
    public static bool IsOfContact(CampaignFactKind kind) => kind is (>= CampaignFactKind.ContactLoaded and <= CampaignFactKind.AttemptEnded) or CampaignFactKind.ContactReset or CampaignFactKind.AttemptReachedLate or CampaignFactKind.PreviewReserved or CampaignFactKind.PreviewSkipped;

    /// <summary>Whether facts of a kind may have remarks.</summary>
    public static bool HasRemarks(CampaignFactKind kind) => kind is CampaignFactKind.AttemptStarted or CampaignFactKind.AttemptEnded or CampaignFactKind.AttemptReachedLate;

    public static string Of(CampaignFactKind kind) => Codes.Has(kind) ? Codes[kind] : "";

    /// <summary>The kind of a code; unspecified for an unknown code.</summary>
    public static CampaignFactKind KindOf(string? code) => Codes.Read(code ?? "") ?? CampaignFactKind.Unspecified;
}
