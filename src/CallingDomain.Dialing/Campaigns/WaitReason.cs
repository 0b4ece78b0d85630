namespace CallingDomain.Dialing;

/// <summary>What an open contact waits for.</summary>
public enum WaitReason : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Its first call: the start of the campaign, or the instant for which it was scheduled.</summary>
    FirstCall = 1,

    /// <summary>The wait between two phones of a pass.</summary>
    AdditionalDelay = 2,

    /// <summary>The wait before another pass.</summary>
    RetryDelay = 3,

    /// <summary>The calling hours to open.</summary>
    Window = 4,

    /// <summary>The end of a call that goes on.</summary>
    InCall = 5,

    /// <summary>Nothing but its turn, or a free line: it is due.</summary>
    Turn = 6,

    /// <summary>The end of another contact's call to the same number.</summary>
    NumberInCall = 7,

    /// <summary>The instant at which it asked to be called.</summary>
    Callback = 8,

    /// <summary>The end of a lockout after an outcome.</summary>
    Lockout = 9,

    /// <summary>A limit of attempts in a period to allow another.</summary>
    AttemptLimit = 10,

    /// <summary>Its release: the contact, or its list, is on hold.</summary>
    Held = 11,

    /// <summary>The campaign to go on: it is paused.</summary>
    Paused = 12,

    /// <summary>A free line.</summary>
    Line = 13,

    /// <summary>The agent whose callback it is.</summary>
    Owner = 14,

    /// <summary>Nothing: the campaign's end comes before its call. Code <c>CAMPAIGN_END</c>.</summary>
    CampaignEnd = 15,

    /// <summary>The agent who has reserved it for a preview, or the end of that lease. Code <c>PREVIEW</c>.</summary>
    Preview = 16,
}
