namespace CallingDomain.Dialing.Tests;

/// <summary>Creates campaigns that keep History and Final.</summary>
internal static class KeptCampaign
{
    public static Campaign Of(CampaignSettings settings, ICampaignFacts? facts = null) => new(settings, new CampaignOptions { KeepHistory = true, Facts = facts });
}
