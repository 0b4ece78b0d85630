namespace CallingDomain.Dialing;

/// <summary>The codes of the kinds of facts: independent of the names of members, never changed, never reused.</summary>
internal static class CampaignFactCodes
{
    private static readonly string[] Codes =
    [
        "", "contactLoaded", "contactEdited", "contactMoved", "callbackAgreed", "attemptClaimed", "attemptStarted", "attemptEnded",
        "numberBlocked", "numberUnblocked", "campaignPaused", "campaignResumed", "settingsChanged", "listReset",
    ];

    public static string Of(CampaignFactKind kind) => (int)kind < Codes.Length ? Codes[(int)kind] : "";

    /// <summary>The kind of a code; unspecified for none.</summary>
    public static CampaignFactKind KindOf(string? code) => (CampaignFactKind)Math.Max(0, Array.IndexOf(Codes, code ?? "", 1));
}
