namespace CallingDomain.Dialing;

/// <summary>Ends the reading of facts or a snapshot at its first fault. It never leaves this package.</summary>
internal sealed class DataException(CampaignDataReason reason, string detail) : Exception
{
    public CampaignDataReason Reason { get; } = reason;

    public string Detail { get; } = detail;
}
