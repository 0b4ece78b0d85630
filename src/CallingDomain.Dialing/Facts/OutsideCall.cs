namespace CallingDomain.Dialing;

/// <summary>What a host reports of a call placed elsewhere, beside its number, time and status.</summary>
/// <param name="Subject">The subject; null if unknown.</param>
/// <param name="Caller">The caller; null if unknown.</param>
/// <param name="IsConsented">Whether the called party had consented to the call.</param>
/// <param name="Outcome">The outcome of the conversation.</param>
internal sealed record OutsideCall(string? Subject, string? Caller, bool IsConsented, CallOutcome Outcome)
{
    /// <summary>Nothing beside the number, the time and the status.</summary>
    public static OutsideCall None { get; } = new(Subject: null, Caller: null, IsConsented: false, CallOutcome.Unspecified);

    /// <summary>Whether the texts and the outcome are valid, and something is said.</summary>
    public bool IsPossible => this != None && this is not ({ Subject: "" } or { Caller: "" }) && Check() is null;

    /// <summary>Why the texts or the outcome are refused; null if they are not.</summary>
    public CampaignReason? Check() => CallRemarks.Check(Subject, CampaignSettings.MaxKeyLength) ?? CallRemarks.Check(Caller, CampaignSettings.MaxKeyLength) ?? (Outcome > CallOutcome.Spoke ? CampaignReason.EndingInvalid : null);

    /// <summary>How limits of a campaign with these settings see the call. A call or a campaign whose subject or caller is unknown counts as the same.</summary>
    public CallMarks MarksUnder(CampaignSettings settings) =>
        (Differ(Subject, settings.Subject) ? CallMarks.OtherSubject : 0) | (Differ(Caller, settings.Caller) ? CallMarks.OtherCaller : 0) | (IsConsented ? CallMarks.Consented : 0);

    private static bool Differ(string? one, string? other) => one is not null && other is not null && one != other;
}
