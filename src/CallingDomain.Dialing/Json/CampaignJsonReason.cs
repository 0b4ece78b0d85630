namespace CallingDomain.Dialing;

/// <summary>Why JSON or bytes are no facts or no snapshot of a campaign.</summary>
/// <remarks>Each has a code made from its name. Values are never reused.</remarks>
public enum CampaignJsonReason : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Not of this form, damaged, or in contradiction with itself. Code <c>CAMPAIGN_JSON_INVALID</c>.</summary>
    CampaignJsonInvalid = 1,

    /// <summary>Of a newer form than this library knows. Code <c>CAMPAIGN_JSON_NEWER</c>.</summary>
    CampaignJsonNewer = 2,

    /// <summary>It names a time zone that is not there. Code <c>CAMPAIGN_JSON_ZONE_UNKNOWN</c>.</summary>
    CampaignJsonZoneUnknown = 3,
}
