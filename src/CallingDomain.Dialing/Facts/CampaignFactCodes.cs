namespace CallingDomain.Dialing;

/// <summary>The codes of the kinds of facts: independent of the names of members, never changed, never reused.</summary>
internal static class CampaignFactCodes
{
    private static readonly WordTable<CampaignFactKind> Codes = new(
        (CampaignFactKind.ContactLoaded, "contactLoaded"),
        (CampaignFactKind.ContactEdited, "contactEdited"),
        (CampaignFactKind.ContactMoved, "contactMoved"),
        (CampaignFactKind.CallbackAgreed, "callbackAgreed"),
        (CampaignFactKind.AttemptClaimed, "attemptClaimed"),
        (CampaignFactKind.AttemptStarted, "attemptStarted"),
        (CampaignFactKind.AttemptEnded, "attemptEnded"),
        (CampaignFactKind.NumberBlacklisted, "numberBlacklisted"),
        (CampaignFactKind.NumberUnblacklisted, "numberUnblacklisted"),
        (CampaignFactKind.Paused, "campaignPaused"),
        (CampaignFactKind.Resumed, "campaignResumed"),
        (CampaignFactKind.SettingsChanged, "settingsChanged"),
        (CampaignFactKind.ListReset, "listReset"),
        (CampaignFactKind.CampaignEnded, "campaignEnded"),
        (CampaignFactKind.ContactTypesChanged, "contactTypesChanged"),
        (CampaignFactKind.ListChanged, "listChanged"),
        (CampaignFactKind.ContactReset, "contactReset"),
        (CampaignFactKind.OutsideCall, "outsideCall"),
        (CampaignFactKind.AttemptReachedLate, "attemptReachedLate"),
        (CampaignFactKind.PreviewReserved, "previewReserved"),
        (CampaignFactKind.PreviewSkipped, "previewSkipped"));

    /// <summary>Whether a fact of this kind exists.</summary>
    public static bool IsKnown(CampaignFactKind kind) => Codes.Has(kind);

    /// <summary>Whether facts of a kind are of one contact, and have its state; the others are of the whole campaign.</summary>
    public static bool IsOfContact(CampaignFactKind kind) => kind is (>= CampaignFactKind.ContactLoaded and <= CampaignFactKind.AttemptEnded) or CampaignFactKind.ContactReset or CampaignFactKind.AttemptReachedLate or CampaignFactKind.PreviewReserved or CampaignFactKind.PreviewSkipped;

    /// <summary>Whether facts of a kind can say something of a call beside its outcome.</summary>
    public static bool HasRemarks(CampaignFactKind kind) => kind is CampaignFactKind.AttemptStarted or CampaignFactKind.AttemptEnded or CampaignFactKind.AttemptReachedLate;

    public static string Of(CampaignFactKind kind) => Codes.Has(kind) ? Codes[kind] : "";

    /// <summary>The kind of a code; unspecified for none.</summary>
    public static CampaignFactKind KindOf(string? code) => Codes.Read(code ?? "") ?? CampaignFactKind.Unspecified;
}
