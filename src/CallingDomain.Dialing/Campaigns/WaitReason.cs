using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>What an open contact waits for.</summary>
[JsonConverter(typeof(CodeJsonConverter<WaitReason>))]
public enum WaitReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Its first call, due when it was loaded or when it is scheduled.</summary>
    [JsonStringEnumMemberName("FIRST_CALL")]
    FirstCall = 1,

    /// <summary>The delay between two phones of a pass.</summary>
    [JsonStringEnumMemberName("ADDITIONAL_DELAY")]
    AdditionalDelay = 2,

    /// <summary>The retry delay before another pass.</summary>
    [JsonStringEnumMemberName("RETRY_DELAY")]
    RetryDelay = 3,

    /// <summary>The opening of the calling hours.</summary>
    [JsonStringEnumMemberName("WINDOW")]
    Window = 4,

    /// <summary>The end of its call under way.</summary>
    [JsonStringEnumMemberName("IN_CALL")]
    InCall = 5,

    /// <summary>Its turn: it is due, and other contacts are called first or no line is free.</summary>
    [JsonStringEnumMemberName("TURN")]
    Turn = 6,

    /// <summary>The end of another contact's call to the same number, or the lease of a shared number (<see cref="Campaign.ShareNumber"/>).</summary>
    [JsonStringEnumMemberName("NUMBER_IN_CALL")]
    NumberInCall = 7,

    /// <summary>The time of its callback.</summary>
    [JsonStringEnumMemberName("CALLBACK")]
    Callback = 8,

    /// <summary>The end of a lockout.</summary>
    [JsonStringEnumMemberName("LOCKOUT")]
    Lockout = 9,

    /// <summary>The end of a period whose attempt limit is reached.</summary>
    [JsonStringEnumMemberName("ATTEMPT_LIMIT")]
    AttemptLimit = 10,

    /// <summary>Its release, or that of its list, from hold.</summary>
    [JsonStringEnumMemberName("HELD")]
    Held = 11,

    /// <summary>The resumption of the paused campaign.</summary>
    [JsonStringEnumMemberName("PAUSED")]
    Paused = 12,

    /// <summary>A free line.</summary>
    [JsonStringEnumMemberName("LINE")]
    Line = 13,

    /// <summary>The agent that owns its callback.</summary>
    [JsonStringEnumMemberName("OWNER")]
    Owner = 14,

    /// <summary>Nothing: the campaign ends before its next call.</summary>
    [JsonStringEnumMemberName("CAMPAIGN_END")]
    CampaignEnd = 15,

    /// <summary>The agent that reserved it for a preview, or the end of that lease.</summary>
    [JsonStringEnumMemberName("PREVIEW")]
    Preview = 16,

    /// <summary>A fact that a rule set needs, such as a consent (<see cref="CallingRuleSet.Needs"/>).</summary>
    [JsonStringEnumMemberName("FACT_MISSING")]
    FactMissing = 17,
}
