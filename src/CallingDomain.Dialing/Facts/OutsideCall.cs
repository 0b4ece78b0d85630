namespace CallingDomain.Dialing;

/// <summary>What a host reports of a call placed elsewhere, beside its number, time and status.</summary>
/// <param name="Subject">The subject; null if unknown.</param>
/// <param name="Caller">The caller; null if unknown.</param>
/// <param name="IsConsented">Whether the called party had consented to the call.</param>
internal sealed record OutsideCall(string? Subject, string? Caller, bool IsConsented)
{
    /// <summary>Whether the texts are valid, and something is said.</summary>
    public bool IsPossible => this is not { Subject: null, Caller: null, IsConsented: false } and not { Subject: "" } and not { Caller: "" } && Check() is null;

    /// <summary>Why the texts are refused; null if they are not.</summary>
    public CampaignReason? Check() => CallRemarks.Check(Subject, CampaignSettings.MaxKeyLength) ?? CallRemarks.Check(Caller, CampaignSettings.MaxKeyLength);

    /// <summary>How limits of a campaign with these settings see the call. A call or a campaign whose subject or caller is unknown counts as the same.</summary>
    public CallMarks MarksUnder(CampaignSettings settings) =>
        (Differ(Subject, settings.Subject) ? CallMarks.OtherSubject : 0) | (Differ(Caller, settings.Caller) ? CallMarks.OtherCaller : 0) | (IsConsented ? CallMarks.Consented : 0);

    private static bool Differ(string? one, string? other) => one is not null && other is not null && one != other;
}
