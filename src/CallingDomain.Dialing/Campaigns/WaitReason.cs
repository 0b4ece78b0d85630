using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>What an open contact waits for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WaitReason>))]
public enum WaitReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Its first call: the start of the campaign, or the instant for which it was scheduled.</summary>
    [JsonStringEnumMemberName("FIRST_CALL")]
    FirstCall = 1,

    /// <summary>The wait between two phones of a pass.</summary>
    [JsonStringEnumMemberName("ADDITIONAL_DELAY")]
    AdditionalDelay = 2,

    /// <summary>The wait before another pass.</summary>
    [JsonStringEnumMemberName("RETRY_DELAY")]
    RetryDelay = 3,

    /// <summary>The calling hours to open.</summary>
    [JsonStringEnumMemberName("WINDOW")]
    Window = 4,

    /// <summary>The end of a call that goes on.</summary>
    [JsonStringEnumMemberName("IN_CALL")]
    InCall = 5,

    /// <summary>Nothing but its turn, or a free line: it is due.</summary>
    [JsonStringEnumMemberName("TURN")]
    Turn = 6,

    /// <summary>The end of another contact's call to the same number.</summary>
    [JsonStringEnumMemberName("NUMBER_IN_CALL")]
    NumberInCall = 7,

    /// <summary>The instant at which it asked to be called.</summary>
    [JsonStringEnumMemberName("CALLBACK")]
    Callback = 8,

    /// <summary>The end of a lockout after an outcome.</summary>
    [JsonStringEnumMemberName("LOCKOUT")]
    Lockout = 9,

    /// <summary>A limit of attempts in a period to allow another.</summary>
    [JsonStringEnumMemberName("ATTEMPT_LIMIT")]
    AttemptLimit = 10,

    /// <summary>Its release: the contact, or its list, is on hold.</summary>
    [JsonStringEnumMemberName("HELD")]
    Held = 11,

    /// <summary>The campaign to go on: it is paused.</summary>
    [JsonStringEnumMemberName("PAUSED")]
    Paused = 12,

    /// <summary>A free line.</summary>
    [JsonStringEnumMemberName("LINE")]
    Line = 13,

    /// <summary>The agent whose callback it is.</summary>
    [JsonStringEnumMemberName("OWNER")]
    Owner = 14,

    /// <summary>Nothing: the campaign's end comes before its call. Code <c>CAMPAIGN_END</c>.</summary>
    [JsonStringEnumMemberName("CAMPAIGN_END")]
    CampaignEnd = 15,

    /// <summary>The agent who has reserved it for a preview, or the end of that lease. Code <c>PREVIEW</c>.</summary>
    [JsonStringEnumMemberName("PREVIEW")]
    Preview = 16,
}
