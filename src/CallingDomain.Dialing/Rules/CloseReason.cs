namespace CallingDomain.Dialing;

/// <summary>Why a contact is called no more.</summary>
public enum CloseReason : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>The contact was reached.</summary>
    Reached = 1,

    /// <summary>A phone has as many attempts of one status as the Retry Settings allow.</summary>
    StatusLimit = 2,

    /// <summary>A phone, or the contact, has as many attempts over all statuses as the Retry Settings allow.</summary>
    GlobalLimit = 3,

    /// <summary>The contact has no phone, or none that may be called.</summary>
    NoDialablePhone = 4,

    /// <summary>All phones that the contact has are on the blacklist.</summary>
    Blacklisted = 5,

    /// <summary>The contact was deleted.</summary>
    Deleted = 6,

    /// <summary>A host closed the contact.</summary>
    Cancelled = 7,

    /// <summary>The contact has phones, and none of those that are not on the blacklist can ever be called: the hours of their zones never meet.</summary>
    NeverCallable = 8,

    /// <summary>The campaign has come to its end (<see cref="CampaignSettings.EndsAt"/>).</summary>
    CampaignEnded = 9,

    /// <summary>The contact asked for more callbacks than <see cref="CampaignSettings.MaxCallbacks"/>.</summary>
    CallbackLimit = 10,

    /// <summary>As many calls of the contact were lost as <see cref="CampaignSettings.MaxLostCalls"/> allows.</summary>
    LostLimit = 11,

    /// <summary>The list of the contact was detached.</summary>
    ListDetached = 12,
}
