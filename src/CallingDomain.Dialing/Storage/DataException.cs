namespace CallingDomain.Dialing;

/// <summary>Stops reading facts or a snapshot at the first error. Never leaves this package.</summary>
internal sealed class DataException(CampaignDataReason reason, string detail) : Exception
{
    public CampaignDataReason Reason { get; } = reason;

    public string Detail { get; } = detail;
}
