namespace CallingDomain.Dialing;

/// <summary>Why a campaign did not take what it was told; it has not changed then.</summary>
/// <remarks>Each has a code made from its name. Values are never reused.</remarks>
public enum CampaignReason : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>A contact of this identity was loaded before. Code <c>CONTACT_ALREADY_LOADED</c>.</summary>
    ContactAlreadyLoaded = 1,

    /// <summary>No attempt of this identity was ever claimed. Code <c>ATTEMPT_UNKNOWN</c>.</summary>
    AttemptUnknown = 2,

    /// <summary>The attempt has ended before. Code <c>ATTEMPT_ALREADY_ENDED</c>.</summary>
    AttemptAlreadyEnded = 3,

    /// <summary>The instant lies before one that the campaign was told already. Code <c>TIME_GOES_BACK</c>.</summary>
    TimeGoesBack = 4,

    /// <summary>The status says nothing of how a call ended. Code <c>STATUS_UNKNOWN</c>.</summary>
    StatusUnknown = 5,
}
