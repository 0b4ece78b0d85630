using CallingDomain.Dialing;

namespace CallingDomain.Cli;

/// <summary>The names of reasons and causes in a report.</summary>
internal static class ReportWords
{
    public static string Of(CloseReason reason) => reason switch
    {
        CloseReason.Reached => "Reached",
        CloseReason.StatusLimit => "Limit of a status",
        CloseReason.GlobalLimit => "Limit of all attempts",
        CloseReason.NoDialablePhone => "No phone to call",
        CloseReason.Blacklisted => "Blacklisted",
        CloseReason.NeverCallable => "Hours never open",
        CloseReason.CampaignEnded => "End of the campaign",
        CloseReason.CallbackLimit => "Limit of callbacks",
        CloseReason.LostLimit => "Limit of lost calls",
        CloseReason.FactMissing => "Fact missing",
        CloseReason.Disposition => "Disposition or outcome",
        _ => reason.ToString(),
    };

    public static string Of(WaitReason why) => why switch
    {
        WaitReason.FirstCall => "First call",
        WaitReason.AdditionalDelay => "Delay before the next phone",
        WaitReason.RetryDelay => "Retry delay",
        WaitReason.Window => "Opening of the calling hours",
        WaitReason.InCall => "End of its call",
        WaitReason.Turn => "Turn, or a free line",
        WaitReason.NumberInCall => "Another call to the number",
        WaitReason.Callback => "Callback",
        WaitReason.Lockout => "End of a lockout",
        WaitReason.AttemptLimit => "Attempt limit of a period",
        WaitReason.CampaignEnd => "End of the campaign before",
        WaitReason.Line => "A free line",
        _ => why.ToString(),
    };

    /// <summary>The name of a cause of waiting times, which tell a free line from an agent or a number in another call.</summary>
    public static string OfTime(WaitReason why) => why switch
    {
        WaitReason.FirstCall => "Time of the first call",
        WaitReason.Turn => "An agent, or another call to the number",
        _ => Of(why),
    };
}
